/* SPDX-License-Identifier: MIT */
#include "export/bundle.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/output.h"
#include "base/strbuf.h"
#include "export/data_package.h"
#include "export/provenance.h"
#include "model/site_path.h"

enum { BLOCK_BYTES = 64 * 1024 };

static const struct diag_kind unreadable = {
	.id = "export.bundle-unreadable",
	.level = DIAG_ERROR,
	.message = { "Không đọc lại được tệp {name} để đóng gói: {found}.",
	    "Cannot read the file {name} again for a bundle: {found}." },
};

/* An entry of the bundle: a file of the site, or text made here. */
struct bundle_item {
	struct str name; /* below the prefix */
	struct str path; /* in the site; empty: `content` */
	struct str content;
};

struct bundle {
	struct arena *arena;
	const struct export_context *context;
	struct bundle_item *items;
	size_t count;
};

static void add_file(struct bundle *bundle, struct str path)
{
	struct strbuf folder = STRBUF_INIT;

	site_path_dataset_file(&folder, bundle->context->dataset->id, STR(""));
	*ARENA_ADD(bundle->arena, bundle->items, bundle->count) = (struct bundle_item){
		.name = str_from(path, folder.len), .path = path
	};
	strbuf_release(&folder);
}

static void add_text(struct bundle *bundle, struct str name, struct strbuf *text)
{
	*ARENA_ADD(bundle->arena, bundle->items, bundle->count) = (struct bundle_item){
		.name = name, .content = arena_str(bundle->arena, strbuf_str(text))
	};
	strbuf_release(text);
}

static bool is_clean(const struct resource *resource, const struct distribution *distribution)
{
	return str_eq(distribution->format, STR("original")) ||
	       (resource->kind == RESOURCE_TABLE && str_eq(distribution->format, STR("csv")));
}

static void add_resources(struct bundle *bundle, enum bundle_extent extent)
{
	const struct dataset *dataset = bundle->context->dataset;

	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		for (size_t j = 0; !resource->is_withheld && j < resource->distribution_count;
		     j++) {
			const struct distribution *distribution = &resource->distributions[j];

			if (extent == BUNDLE_ALL || is_clean(resource, distribution))
				add_file(bundle, distribution->path);
		}
	}
}

/* "Name: value", a blank line, then the files that are here. */
static void describe(struct bundle *bundle, struct str language, struct strbuf *text)
{
	struct provenance provenance = provenance_of(bundle->arena, bundle->context, language);
	bool is_vi = export_words_in(language) == MESSAGES_VI;

	if (text->len)
		strbuf_add(text, STR("\r\n\r\n"));
	for (size_t i = 0; i < provenance.count; i++)
		strbuf_add_format(text, "%s: %.*s\r\n", provenance.lines[i].name,
		    STR_ARG(provenance.lines[i].value));
	strbuf_add_cstr(text,
	    is_vi
		? "\r\nThư mục original/ giữ nguyên từng byte các tệp của cơ quan công bố. Các tệp "
		  ".csv được chuyển\r\ntừ đó: mã hóa UTF-8, cách nhau bằng dấu phẩy, số có dấu "
		  "chấm "
		  "thập phân, ngày dạng\r\nnăm-tháng-ngày. Tệp datapackage.json mô tả từng cột.\r\n"
		: "\r\nThe folder original/ holds the publisher's files, byte for byte. The .csv "
		  "files "
		  "are made from\r\nthem: UTF-8, commas, decimal points, dates as year-month-day. "
		  "datapackage.json describes\r\neach column.\r\n");
}

static void add_readme(struct bundle *bundle)
{
	const struct portal *portal = bundle->context->portal;
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < portal->language_count; i++)
		describe(bundle, portal->languages[i], &text);
	add_text(bundle, STR("README.txt"), &text);
}

static void add_licence(struct bundle *bundle)
{
	const struct portal *portal = bundle->context->portal;
	const struct licence *licence = portal_licence_of(portal, bundle->context->dataset, NULL);
	struct strbuf text = STRBUF_INIT;

	if (!licence)
		return;
	strbuf_add(&text, licence->id);
	strbuf_add(&text, STR("\r\n"));
	for (size_t i = 0; i < portal->language_count; i++) {
		struct text_choice title = text_in(&licence->title, portal->languages,
		    portal->language_count, portal->languages[i]);

		if (!title.is_fallback && title.value.len && !str_eq(title.value, licence->id))
			strbuf_add_format(&text, "%.*s\r\n", STR_ARG(title.value));
	}
	if (licence->url.len)
		strbuf_add_format(&text, "%.*s\r\n", STR_ARG(licence->url));
	add_text(bundle, STR("LICENSE.txt"), &text);
}

static void add_package(struct bundle *bundle, enum bundle_extent extent)
{
	const struct dataset *dataset = bundle->context->dataset;
	struct output *output;
	struct strbuf text = STRBUF_INIT;

	if (extent == BUNDLE_ALL) {
		for (size_t i = 0; i < dataset->document_count; i++) {
			if (str_ends_with(dataset->documents[i].path, STR("/datapackage.json")))
				add_file(bundle, dataset->documents[i].path);
		}
		return;
	}
	output = output_new_memory();
	data_package_write_bundled(bundle->context, output);
	strbuf_add(&text, output_memory(output));
	output_free(output);
	if (text.len)
		add_text(bundle, STR("datapackage.json"), &text);
}

static int compare_names(const void *a, const void *b)
{
	const struct bundle_item *one = a, *other = b;

	return str_cmp(one->name, other->name);
}

static void write_file(
    struct zip_writer *zip, const struct export_context *context, struct str name, struct str path)
{
	struct strbuf path_text = STRBUF_INIT;
	char block[BLOCK_BYTES];
	ssize_t got = -1;
	int fd, error;

	strbuf_add(&path_text, path);
	fd = file_open_below(context->site, path_text.data);
	strbuf_release(&path_text);
	zip_begin(zip, name);
	while (fd >= 0 && (got = file_read_full(fd, block, sizeof(block))) > 0)
		zip_add(zip, (struct str){ block, (size_t)got });
	error = errno;
	zip_end(zip);
	if (fd >= 0)
		close(fd);
	if (got < 0)
		DIAG(context->diags, &unreadable, (struct location){ 0 }, .name = path,
		    .found = diags_errno(context->diags, error));
}

void bundle_add_dataset(struct zip_writer *zip, const struct export_context *context,
    struct str prefix, enum bundle_extent extent)
{
	struct bundle bundle = { .arena = arena_new(), .context = context };

	add_resources(&bundle, extent);
	add_readme(&bundle);
	add_licence(&bundle);
	add_package(&bundle, extent);
	qsort(bundle.items, bundle.count, sizeof(*bundle.items), compare_names);
	for (size_t i = 0; i < bundle.count; i++) {
		const struct bundle_item *item = &bundle.items[i];
		struct str name = arena_format(
		    bundle.arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(item->name));

		if (item->path.len)
			write_file(zip, context, name, item->path);
		else
			zip_add_file(zip, name, item->content);
	}
	arena_free(bundle.arena);
}
