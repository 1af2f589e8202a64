/* SPDX-License-Identifier: MIT */
#include "export/markdown.h"

#include "base/language.h"
#include "base/output.h"
#include "export/base_url.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/markdown_note.h"

bool export_is_vietnamese(const struct portal *portal)
{
	return language_is(portal->languages[0], STR("vi"));
}

void markdown_add_text(struct strbuf *markdown, struct str text)
{
	static const struct str marks = STR_INIT("\\`*_{}[]()<>#+-!|~&=:");

	text = str_trim(text);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		bool is_inner_dash = (c == '-' || c == '+' || c == '=' || c == ':') && i;

		if ((unsigned char)c < 0x20 || c == 0x7f) {
			strbuf_add_char(markdown, ' ');
			continue;
		}
		/* these mean something only where a line begins */
		if (str_find(marks, c) < marks.len && !is_inner_dash)
			strbuf_add_char(markdown, '\\');
		strbuf_add_char(markdown, c);
	}
}

struct markdown {
	struct strbuf text;
	const struct portal *portal;
	const struct dataset *dataset;
	struct arena *arena;
	bool is_vi;
};

static const char *word(const struct markdown *self, const char *vi, const char *en)
{
	return self->is_vi ? vi : en;
}

static void add_fact(struct markdown *self, const char *vi, const char *en, struct str value)
{
	if (!value.len)
		return;
	strbuf_add_format(&self->text, "- %s: ", word(self, vi, en));
	markdown_add_text(&self->text, value);
	strbuf_add_char(&self->text, '\n');
}

static void add_date(struct markdown *self, const char *vi, const char *en, struct date date)
{
	struct strbuf day = STRBUF_INIT;

	if (date.year)
		date_add_iso(&day, date);
	add_fact(self, vi, en, strbuf_str(&day));
	strbuf_release(&day);
}

static void add_facts(struct markdown *self)
{
	const struct dataset *dataset = self->dataset;
	const struct licence *licence = portal_licence_of(self->portal, dataset, NULL);

	add_fact(
	    self, "Đơn vị công bố", "Publisher", describe_publisher_name(self->portal, dataset));
	add_date(self, "Công bố", "Published", dataset->issued);
	add_date(self, "Cập nhật", "Updated", dataset->modified);
	if (licence)
		add_fact(self, "Giấy phép", "Licence", licence->id);
	add_fact(self, "Trang", "Page", describe_page(self->arena, self->portal, dataset));
}

static void add_files(struct markdown *self)
{
	const struct dataset *dataset = self->dataset;

	strbuf_add_format(&self->text, "\n## %s\n\n", word(self, "Tải về", "Downloads"));
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		for (size_t j = 0; !resource->is_withheld && j < resource->distribution_count;
		     j++) {
			const struct distribution *file = &resource->distributions[j];

			strbuf_add_cstr(&self->text, "- [");
			markdown_add_text(
			    &self->text, describe_resource(self->portal, dataset, resource));
			strbuf_add_cstr(&self->text, " (");
			describe_form(&self->text, self->portal, resource, file);
			strbuf_add_format(&self->text, ")](%.*s)\n",
			    STR_ARG(describe_file(self->arena, self->portal, file->path)));
		}
	}
}

static void add_columns(struct markdown *self, const struct resource *resource)
{
	strbuf_add_cstr(&self->text, "\n## ");
	markdown_add_text(&self->text, describe_resource(self->portal, self->dataset, resource));
	strbuf_add_format(&self->text, "\n\n| %s | %s | %s |\n| --- | --- | --- |\n",
	    word(self, "Cột", "Column"), word(self, "Kiểu", "Type"),
	    word(self, "Mô tả", "Description"));
	for (size_t i = 0; i < resource->schema.field_count; i++) {
		const struct field *field = &resource->schema.fields[i];
		struct str description = describe_text(self->portal, &field->description);

		strbuf_add_cstr(&self->text, "| ");
		markdown_add_text(&self->text, field->name);
		strbuf_add_format(&self->text, " | %.*s | ", STR_ARG(field_type_name(field->type)));
		markdown_add_text(&self->text,
		    description.len ? description : describe_text(self->portal, &field->title));
		strbuf_add_cstr(&self->text, " |\n");
	}
}

/* Last, as nothing may stand below its headings that is not its own. */
static void add_note(struct markdown *self)
{
	const struct portal *portal = self->portal;
	const struct note *note = dataset_note_in(
	    self->dataset, portal->languages, portal->language_count, portal->languages[0]);
	struct strbuf instead = STRBUF_INIT;

	if (!note)
		return;
	strbuf_add_format(&instead, "[%s](%.*s)\n",
	    word(self, "Bảng hoặc biểu đồ, xem ở trang", "A table or chart, see the page"),
	    STR_ARG(describe_page(self->arena, portal, self->dataset)));
	strbuf_add_format(&self->text, "\n## %s\n\n", word(self, "Ghi chú", "Notes"));
	markdown_add_note(&self->text, note->markdown, strbuf_str(&instead));
	strbuf_release(&instead);
}

static void markdown_write(const struct export_context *context, struct output *output)
{
	const struct dataset *dataset = context->dataset;
	struct markdown self = { .portal = context->portal,
		.dataset = dataset,
		.arena = arena_new(),
		.is_vi = export_is_vietnamese(context->portal) };

	strbuf_add_cstr(&self.text, "# ");
	markdown_add_text(&self.text, describe_title(self.portal, dataset));
	strbuf_add_cstr(&self.text, "\n\n");
	markdown_add_text(&self.text, describe_summary(self.portal, dataset));
	strbuf_add_cstr(&self.text, "\n\n");
	add_facts(&self);
	add_files(&self);
	for (size_t i = 0; i < dataset->resource_count; i++) {
		if (dataset->resources[i].kind == RESOURCE_TABLE &&
		    !dataset->resources[i].is_withheld)
			add_columns(&self, &dataset->resources[i]);
	}
	add_note(&self);
	output_add(output, strbuf_str(&self.text));
	strbuf_release(&self.text);
	arena_free(self.arena);
}

const struct exporter markdown_exporter = {
	.id = "markdown",
	.name = "Markdown",
	.file_name = "index.html.md",
	.media_type = "text/markdown",
	.eu_file_type = "",
	.purpose = { [MESSAGES_VI] = "Trang của bộ dữ liệu dưới dạng Markdown, cho các trợ lý ảo",
	    [MESSAGES_EN] = "The dataset's page as Markdown, for assistants" },
	.scope = EXPORT_DATASET,
	.needs_base_url = true,
	.accepts = export_has_address,
	.write = markdown_write,
};
