/* SPDX-License-Identifier: MIT */
#include "render/view_resource.h"

#include <cjson/cJSON.h>

#include "render/renderer_parts.h"
#include "render/view_cell.h"
#include "render/view_column.h"

struct str view_table_size(struct view *view, uint64_t rows, uint64_t columns)
{
	struct str row_words = view_counted(view, STR("count.rows"), rows);
	struct str column_words = view_counted(view, STR("count.columns"), columns);

	return arena_format(view->arena, "%.*s × %.*s", STR_ARG(row_words), STR_ARG(column_words));
}

/* --- downloads --- */

/* What a derived file differs by, or what it is for; the most is said by its format's name. */
static struct str words_of(struct view *view, struct str format)
{
	static const struct str said[] = { STR_INIT("original"), STR_INIT("csv-excel"),
		STR_INIT("geojson"), STR_INIT("ndjson"), STR_INIT("sqlite"), STR_INIT("xlsx"),
		STR_INIT("zip") };
	static const char *const keys[] = { "dataset.is_original", "dataset.is_csv_excel",
		"dataset.is_geojson", "dataset.is_ndjson", "dataset.is_sqlite", "dataset.is_xlsx",
		"dataset.is_zip" };

	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		if (str_eq(said[i], format))
			return view_words(view, str_of(keys[i]));
	}
	return view_words(view, STR("dataset.is_derived"));
}

/* `original` is the original's format, of a derived file empty. */
static void add_download(struct view *view, struct cJSON *downloads, struct str original,
    const struct distribution *distribution)
{
	struct cJSON *item = view_append_object(view, downloads);
	bool is_original = str_eq(distribution->format, STR("original"));
	struct str name = is_original ? format_name(view, original) : distribution->name;
	struct str path = distribution->path;

	view_add_str(view, item, "format", distribution->format);
	view_add_str(view, item, "name", name);
	view_add_str(view, item, "label",
	    is_original ? view_sentence(view, STR("dataset.original"),
			      (struct view_word[]){ { "name", name }, { NULL, STR("") } })
			: name);
	view_add_bool(view, item, "is_original", is_original);
	view_add(item, "file", view_string(view, str_from(path, str_rfind(path, '/') + 1)));
	strbuf_clear(&view->path);
	strbuf_add(&view->path, path);
	view_add_path(view, item, "path");
	view_add_str(view, item, "media_type", distribution->media_type);
	view_add_bytes(view, item, "bytes", "bytes_text", distribution->bytes);
	view_add_str(view, item, "sha256", str_of(distribution->sha256.text));
	view_add_str(view, item, "words", words_of(view, distribution->format));
}

void view_add_bundles(struct view *view, struct cJSON *object, const struct dataset *dataset)
{
	struct cJSON *bundles = view_add_array(view, object, "bundles");

	for (size_t i = 0; i < dataset->distribution_count; i++)
		add_download(view, bundles, STR(""), &dataset->distributions[i]);
	view_add_bool(view, object, "has_bundles", bundles->child != NULL);
}

enum download_rank { DOWNLOAD_CSV, DOWNLOAD_OTHER, DOWNLOAD_ORIGINAL, DOWNLOAD_RANKS };

static enum download_rank rank_of(const struct distribution *distribution)
{
	if (str_eq(distribution->format, STR("csv")))
		return DOWNLOAD_CSV;
	return str_eq(distribution->format, STR("original")) ? DOWNLOAD_ORIGINAL : DOWNLOAD_OTHER;
}

/* CSV first, the curator's own file last. */
static void add_downloads(struct view *view, struct cJSON *object, const struct resource *resource)
{
	struct cJSON *downloads = view_add_array(view, object, "downloads");

	for (int rank = 0; rank < DOWNLOAD_RANKS && !resource->is_withheld; rank++) {
		for (size_t i = 0; i < resource->distribution_count; i++) {
			if ((int)rank_of(&resource->distributions[i]) == rank)
				add_download(view, downloads, resource_original_format(resource),
				    &resource->distributions[i]);
		}
	}
	view_add_bool(view, object, "has_downloads", downloads->child != NULL);
}

/* As sentences: "Không có tệp XLSX: …." */
static void add_refusals(struct view *view, struct cJSON *object, const struct resource *resource)
{
	struct cJSON *refusals = view_add_array(view, object, "refusals");
	struct strbuf words = STRBUF_INIT;

	for (size_t i = 0; i < resource->refusal_count; i++) {
		struct diag diag = { .kind = resource->refusals[i].why,
			.args = { .name = resource->refusals[i].name } };
		struct cJSON *item = view_append_object(view, refusals);

		strbuf_clear(&words);
		diag_message(&diag, view->messages, &words);
		strbuf_add_char(&words, '.');
		if (words.data[0] >= 'a' && words.data[0] <= 'z')
			words.data[0] = (char)(words.data[0] - 'a' + 'A');
		view_add_str(view, item, "words", strbuf_str(&words));
	}
	strbuf_release(&words);
}

/* --- the first rows --- */

static struct column_style *styles_of(
    struct view *view, const struct resource *resource, size_t count)
{
	const struct table_profile *profile = resource->profile;
	struct column_style *styles = arena_alloc(
	    view->arena, sizeof(*styles) * (count ? count : 1));

	for (size_t i = 0; i < count; i++)
		styles[i] = column_style_of(&resource->schema, &resource->schema.fields[i],
		    profile && i < profile->column_count ? &profile->columns[i] : NULL);
	return styles;
}

static void add_head(struct view *view, struct cJSON *preview, const struct resource *resource,
    const struct column_style *styles, size_t count)
{
	struct cJSON *head = view_add_array(view, preview, "head");

	for (size_t i = 0; i < count; i++) {
		const struct field *field = &resource->schema.fields[i];
		struct text_entry entry = { view->language, field->name };
		struct cJSON *item = view_append_object(view, head);

		view_add(item, "name", view_string(view, field->name));
		view_add_text(view, item, "label",
		    text_is_empty(&field->title) ? &(struct text){ &entry, 1 } : &field->title);
		view_add_unit(view, item, field);
		view_add_bool(view, item, "is_number", styles[i].is_numeric);
		view_add_bool(view, item, "is_grouped", styles[i].is_grouped);
		view_add_str(view, item, "type", field_type_name(field->type));
	}
}

static void add_rows(struct view *view, struct cJSON *preview, const struct table_preview *table,
    const struct column_style *styles, size_t count)
{
	struct cJSON *rows = view_add_array(view, preview, "rows");
	struct strbuf scratch = STRBUF_INIT;

	for (size_t i = 0; i < table->row_count; i++) {
		const struct str *cells = &table->cells[i * table->column_count];
		struct cJSON *list = view_add_array(view, view_append_object(view, rows), "cells");

		for (size_t j = 0; j < count; j++)
			cJSON_AddItemToArray(list, view_cell(view, &styles[j], cells[j], &scratch));
	}
	strbuf_release(&scratch);
}

static void add_preview_words(struct view *view, struct cJSON *preview,
    const struct resource *resource, size_t rows, size_t columns)
{
	bool is_all = rows >= resource->row_count;

	view_add_str(view, preview, "words",
	    view_sentence(view, is_all ? STR("preview.all") : STR("preview.some"),
		(struct view_word[]){ { "shown", view_count(view, rows) },
		    { "rows", view_counted(view, STR("count.rows"), resource->row_count) },
		    { NULL, STR("") } }));
	view_add_str(view, preview, "cut_words",
	    columns < resource->schema.field_count
		? view_sentence(view, STR("preview.columns_cut"),
		      (struct view_word[]){ { "shown", view_count(view, columns) },
			  { "count", view_count(view, resource->schema.field_count) },
			  { NULL, STR("") } })
		: STR(""));
}

/* "whole": the CSV, when the page does not show all of it, and where its rows lie if it is long. */
static void add_whole(struct view *view, struct cJSON *preview, const struct resource *resource)
{
	bool is_cut = resource->row_count > resource->preview->row_count;
	struct cJSON *whole;

	for (size_t i = 0; is_cut && i < resource->distribution_count; i++) {
		const struct distribution *csv = &resource->distributions[i];

		if (!str_eq(csv->format, STR("csv")))
			continue;
		whole = view_add_object(view, preview, "whole");
		strbuf_clear(&view->path);
		strbuf_add(&view->path, csv->path);
		view_add_path(view, whole, "path");
		view_add_bytes(view, whole, "bytes", "bytes_text", csv->bytes);
		strbuf_clear(&view->path);
		strbuf_add(&view->path, resource->rows_path);
		if (resource->rows_path.len)
			view_add_path(view, whole, "rows_path");
		else
			view_add_null(view, whole, "rows_path");
		view_add_str(view, whole, "rows_words",
		    view_counted(view, STR("count.rows"), resource->row_count));
		return;
	}
	view_add_null(view, preview, "whole");
}

static void add_preview(struct view *view, struct cJSON *object, const struct resource *resource)
{
	const struct table_preview *table = resource->preview;
	size_t count = resource->schema.field_count;
	struct column_style *styles;
	struct cJSON *preview;

	if (!table || !table->row_count || resource->is_withheld) {
		view_add_null(view, object, "preview");
		return;
	}
	if (count > table->column_count)
		count = table->column_count;
	if (count > COLUMNS_SHOWN)
		count = COLUMNS_SHOWN;
	styles = styles_of(view, resource, count);
	preview = view_add_object(view, object, "preview");
	add_preview_words(view, preview, resource, table->row_count, count);
	add_whole(view, preview, resource);
	add_head(view, preview, resource, styles, count);
	add_rows(view, preview, table, styles, count);
}

/* --- what stops a withheld table --- */

/* The help page that explains it. */
static void add_rule_path(struct view *view, struct cJSON *item, struct str rule_id)
{
	if (view->renderer->rule_families.count)
		view_add_folder_path(
		    view, item, "rule_path", STR("rules"), rule_family_id(rule_id));
	else
		view_add_null(view, item, "rule_path");
}

static void add_findings(struct view *view, struct cJSON *object, const struct resource *resource)
{
	const struct diags *diags = view->dataset->diags;
	struct cJSON *findings = view_add_array(view, object, "findings");
	struct strbuf words = STRBUF_INIT;

	for (size_t i = 0; resource->is_withheld && diags && i < diags_kept(diags); i++) {
		const struct diag *diag = diags_at(diags, i);
		struct cJSON *item;

		if (diag->level != DIAG_ERROR || !str_ends_with(diag->at.path, resource->path))
			continue;
		item = view_append_object(view, findings);
		strbuf_clear(&words);
		diag_message(diag, view->messages, &words);
		view_add_str(view, item, "message", strbuf_str(&words));
		strbuf_clear(&words);
		diag_mend(diag, view->messages, &words);
		view_add_str(view, item, "mend", strbuf_str(&words));
		view_add_str(view, item, "rule", str_of(diag->kind->id));
		add_rule_path(view, item, str_of(diag->kind->id));
		view_add_count(view, item, "line", "line_text", diag->at.line);
		view_add_bool(view, item, "has_line", diag->at.line > 0);
	}
	strbuf_release(&words);
}

static void add_kind(struct view *view, struct cJSON *object, const struct resource *resource)
{
	bool is_table = resource->kind == RESOURCE_TABLE;

	view_add_bool(view, object, "is_table", is_table);
	view_add_bool(view, object, "is_link", resource->kind == RESOURCE_LINK);
	view_add_url(view, object, "url", resource->url);
	view_add_str(view, object, "format", resource_original_format(resource));
	view_add_str(
	    view, object, "format_name", format_name(view, resource_original_format(resource)));
	view_add_bool(view, object, "is_withheld", resource->is_withheld);
	view_add_count(view, object, "row_count", "row_count_text", resource->row_count);
	view_add_count(view, object, "column_count", "column_count_text", resource->column_count);
	view_add_str(view, object, "size_words",
	    is_table && !resource->is_withheld
		? view_table_size(view, resource->row_count, resource->column_count)
		: STR(""));
}

void view_add_label(struct view *view, struct cJSON *object, const struct resource *resource)
{
	struct text_entry entry = { view->language, resource->name };

	view_add_text(view, object, "label",
	    text_is_empty(&resource->title) ? &(struct text){ &entry, 1 } : &resource->title);
}

struct cJSON *view_resource(struct view *view, const struct resource *resource)
{
	struct cJSON *object = view_object(view);

	view_add_str(view, object, "name", resource->name);
	view_add_text(view, object, "title", &resource->title);
	view_add_label(view, object, resource);
	view_add_text(view, object, "description", &resource->description);
	view_add_licence(view, object, "licence", resource->licence);
	add_kind(view, object, resource);
	add_downloads(view, object, resource);
	add_refusals(view, object, resource);
	add_findings(view, object, resource);
	add_preview(view, object, resource);
	if (resource->kind == RESOURCE_TABLE && !resource->is_withheld) {
		view_add_columns(view, object, resource);
	} else {
		view_add_array(view, object, "columns");
		view_add_bool(view, object, "has_columns", false);
		view_add_null(view, object, "columns_cut_words");
		view_add_null(view, object, "columns_path");
	}
	return object;
}
