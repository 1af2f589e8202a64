/* SPDX-License-Identifier: MIT */
#include "export/provenance.h"

#include "base/language.h"
#include "base/strbuf.h"
#include "model/site_path.h"

struct provenance_writer {
	struct arena *arena;
	const struct portal *portal;
	const struct dataset *dataset;
	struct str language;
	enum message_language words;
	struct provenance provenance;
};

struct str export_language(const struct export_context *context)
{
	return context->portal && context->portal->language_count ? context->portal->languages[0]
								  : STR("en");
}

enum message_language export_words_in(struct str language)
{
	return language_is(language, STR("vi")) ? MESSAGES_VI : MESSAGES_EN;
}

struct str provenance_find(const struct provenance *provenance, const char *key)
{
	for (size_t i = 0; i < provenance->count; i++) {
		if (str_eq(str_of(provenance->lines[i].key), str_of(key)))
			return provenance->lines[i].value;
	}
	return STR("");
}

static void add(struct provenance_writer *writer, const char *key, const char *name_vi,
    const char *name_en, struct str value)
{
	if (!value.len)
		return;
	*ARENA_ADD(writer->arena, writer->provenance.lines,
	    writer->provenance.count) = (struct provenance_line){ key,
		writer->words == MESSAGES_VI ? name_vi : name_en, value };
}

static struct str text_of(const struct provenance_writer *writer, const struct text *text)
{
	return text_in(
	    text, writer->portal->languages, writer->portal->language_count, writer->language)
	    .value;
}

static struct str day_of(struct provenance_writer *writer, struct date date)
{
	struct strbuf text = STRBUF_INIT;
	struct str day;

	if (!date.year)
		return STR("");
	date_add_iso(&text, date);
	day = arena_str(writer->arena, strbuf_str(&text));
	strbuf_release(&text);
	return day;
}

static void add_licence(struct provenance_writer *writer, const struct licence *licence)
{
	struct str title;

	if (!licence)
		return;
	title = text_of(writer, &licence->title);
	add(writer, "licence", "Giấy phép", "Licence", title.len ? title : licence->id);
	add(writer, "licence_url", "Nội dung giấy phép", "Licence text", licence->url);
}

static void add_sources(struct provenance_writer *writer)
{
	for (size_t i = 0; i < writer->dataset->source_count; i++) {
		const struct source *source = &writer->dataset->sources[i];
		struct str title = text_of(writer, &source->title);
		struct str gap = title.len && source->url.len ? STR(", ") : STR("");

		add(writer, "source", "Nguồn", "Source",
		    arena_format(writer->arena, "%.*s%.*s%.*s", STR_ARG(title), STR_ARG(gap),
			STR_ARG(source->url)));
	}
}

static void add_page(struct provenance_writer *writer)
{
	struct strbuf path = STRBUF_INIT, url = STRBUF_INIT;

	if (!writer->portal->base_url.len)
		return;
	site_path_language(&path, writer->language, writer->portal->languages[0]);
	site_path_dataset_file(&path, writer->dataset->id, STR("index.html"));
	site_path_url(&url, writer->portal->base_url, strbuf_str(&path));
	add(writer, "page", "Trang dữ liệu", "Page", arena_str(writer->arena, strbuf_str(&url)));
	strbuf_release(&path);
	strbuf_release(&url);
}

struct provenance provenance_of(
    struct arena *arena, const struct export_context *context, struct str language)
{
	const struct dataset *dataset = context->dataset;
	struct provenance_writer writer = { .arena = arena,
		.portal = context->portal,
		.dataset = dataset,
		.language = language,
		.words = export_words_in(language) };
	const struct organization *publisher;

	if (!context->portal || !dataset)
		return writer.provenance;
	publisher = portal_publisher_of(context->portal, dataset);
	add(&writer, "title", "Tập dữ liệu", "Dataset", text_of(&writer, &dataset->title));
	if (context->resource)
		add(&writer, "table", "Bảng", "Table", text_of(&writer, &context->resource->title));
	add(&writer, "description", "Mô tả", "Description",
	    text_of(&writer, &dataset->description));
	if (publisher)
		add(&writer, "publisher", "Cơ quan công bố", "Publisher",
		    text_of(&writer, &publisher->name));
	add_licence(&writer, portal_licence_of(context->portal, dataset, context->resource));
	add(&writer, "rights", "Quyền sử dụng", "Rights",
	    text_of(&writer,
		text_is_empty(&dataset->rights) ? &context->portal->rights : &dataset->rights));
	add(&writer, "issued", "Công bố lần đầu", "First published",
	    day_of(&writer, dataset->issued));
	add(&writer, "modified", "Cập nhật", "Updated", day_of(&writer, dataset->modified));
	add(&writer, "version", "Phiên bản", "Version", dataset->version);
	add_sources(&writer);
	add_page(&writer);
	return writer.provenance;
}
