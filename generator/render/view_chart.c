/* SPDX-License-Identifier: MIT */
#include "render/view_chart.h"

#include <cjson/cJSON.h>

#include "render/chart_svg.h"
#include "render/chart_words.h"
#include "render/view_about.h"

enum { TABLE_ROWS = 200 };

struct str chart_subtitle(struct view *view, const struct chart *chart)
{
	struct str unit = chart_unit(view, chart), place = STR("");
	const struct dataset *dataset = view->dataset;

	if (dataset)
		place = view_text(view, &dataset->spatial).value;
	if (unit.len)
		unit = view_sentence(view, STR("chart.unit"),
		    (struct view_word[]){ { "unit", unit }, { NULL, STR("") } });
	return arena_format(view->arena, "%.*s%s%.*s", STR_ARG(unit),
	    unit.len && place.len ? " · " : "", STR_ARG(place));
}

/* All that the dataset has: which of them a row is from, nobody says. */
static struct str sources_of(struct view *view, const struct dataset *dataset)
{
	struct strbuf text = STRBUF_INIT;
	struct str sources;

	for (size_t i = 0; i < dataset->source_count; i++) {
		struct str title = view_text(view, &dataset->sources[i].title).value;

		if (!title.len)
			title = dataset->sources[i].publisher;
		if (text.len && title.len)
			strbuf_add_cstr(&text, "; ");
		strbuf_add(&text, title);
	}
	sources = arena_str(view->arena, strbuf_str(&text));
	strbuf_release(&text);
	return sources;
}

struct str chart_source(struct view *view, const struct chart *chart)
{
	const struct dataset *dataset = view->dataset;
	struct str source = view_text(view, &chart->request->source).value;

	if (!source.len && dataset)
		source = sources_of(view, dataset);
	if (!source.len && dataset) {
		const struct organization *publisher = portal_publisher_of(view->portal, dataset);

		source = publisher ? view_text(view, &publisher->name).value : STR("");
	}
	if (!source.len)
		return source;
	return view_sentence(view, STR("chart.source"),
	    (struct view_word[]){ { "source", source }, { NULL, STR("") } });
}

void chart_file_path(const struct dataset *dataset, const struct chart *chart, struct strbuf *path)
{
	strbuf_add_format(path, "datasets/%.*s/charts/%.*s.svg", STR_ARG(dataset->id),
	    STR_ARG(chart->request->name));
}

/* --- the table beside it --- */

static void add_cell(struct view *view, struct cJSON *cells, struct str text, bool is_number)
{
	struct cJSON *cell = view_append_object(view, cells);

	view_add(cell, "text", view_string(view, text));
	view_add_bool(view, cell, "is_number", is_number);
	view_add_bool(view, cell, "is_missing", !text.len);
	view_add_null(view, cell, "start");
}

static void add_head(struct view *view, struct cJSON *head, struct str text, bool is_number)
{
	add_cell(view, head, text, is_number);
}

static struct str field_title(struct view *view, const struct field *field, const char *otherwise)
{
	return field ? chart_field_name(view, field) : view_words(view, str_of(otherwise));
}

static struct cJSON *add_row(struct view *view, struct cJSON *rows)
{
	return view_add_array(view, view_append_object(view, rows), "cells");
}

static struct str marked(
    struct view *view, const struct chart *chart, const struct chart_value *value)
{
	struct str text = chart_value_text(view, chart, value);

	if (!value->is_estimate || !text.len)
		return text;
	return arena_format(view->arena, "%.*s (%.*s)", STR_ARG(text),
	    STR_ARG(view_words(view, STR("chart.estimate"))));
}

/* A row a place, a column a series. */
static void add_value_table(
    struct view *view, const struct chart *chart, struct cJSON *head, struct cJSON *rows)
{
	bool has_target = chart->target.is_given || chart->targets;

	add_head(view, head, field_title(view, chart->x_field, "chart.place"), false);
	for (size_t s = 0; s < chart->series_count; s++)
		add_head(view, head, chart_series_name(view, chart, s), true);
	if (has_target)
		add_head(view, head, view_words(view, STR("chart.target_column")), true);
	for (size_t p = 0; p < chart->place_count && p < TABLE_ROWS; p++) {
		struct cJSON *cells = add_row(view, rows);

		add_cell(view, cells, chart_place_name(view, chart, p), false);
		for (size_t s = 0; s < chart->series_count; s++)
			add_cell(
			    view, cells, marked(view, chart, chart_value_at(chart, s, p)), true);
		if (has_target)
			add_cell(view, cells,
			    chart_value_text(view, chart,
				chart->target.is_given ? &chart->target : &chart->targets[p]),
			    true);
	}
}

static void add_histogram_table(
    struct view *view, const struct chart *chart, struct cJSON *head, struct cJSON *rows)
{
	add_head(view, head, field_title(view, chart->y_field, "chart.place"), false);
	add_head(view, head, view_words(view, STR("chart.rows")), true);
	for (size_t p = 0; p < chart->place_count && p < TABLE_ROWS; p++) {
		struct cJSON *cells = add_row(view, rows);
		struct str from = view_measure(view, chart->places[p].position);
		struct str to = view_measure(view, chart->places[p].position + chart->bin_width);

		add_cell(view, cells,
		    arena_format(view->arena, "%.*s – %.*s", STR_ARG(from), STR_ARG(to)), false);
		add_cell(view, cells, view_count(view, (uint64_t)chart->values[p].number), true);
	}
}

static void add_event_table(
    struct view *view, const struct chart *chart, struct cJSON *head, struct cJSON *rows)
{
	add_head(view, head, field_title(view, chart->x_field, "chart.place"), false);
	add_head(view, head, view_words(view, STR("chart.event")), false);
	for (size_t p = 0; p < chart->place_count && p < TABLE_ROWS; p++) {
		struct cJSON *cells = add_row(view, rows);

		add_cell(view, cells, chart_place_name(view, chart, p), false);
		add_cell(view, cells, view_text(view, &chart->series[p].text).value, false);
	}
}

static struct str dot_text(struct view *view, struct str text, double number)
{
	return text.len ? view_number(view, text) : view_measure(view, number);
}

static void add_dot_table(
    struct view *view, const struct chart *chart, struct cJSON *head, struct cJSON *rows)
{
	bool is_map = chart->kind == CHART_MAP, has_label = false;

	for (size_t i = 0; i < chart->dot_count; i++)
		has_label |= chart->dots[i].label.count > 0;
	if (has_label)
		add_head(view, head, view_words(view, STR("chart.place")), false);
	add_head(view, head,
	    is_map ? view_words(view, STR("chart.longitude"))
		   : field_title(view, chart->x_field, "chart.place"),
	    true);
	add_head(view, head,
	    is_map ? view_words(view, STR("chart.latitude"))
		   : field_title(view, chart->y_field, "chart.place"),
	    true);
	if (chart->is_binned)
		add_head(view, head, view_words(view, STR("chart.rows")), true);
	for (size_t i = 0; i < chart->dot_count && i < TABLE_ROWS; i++) {
		const struct chart_dot *dot = &chart->dots[i];
		struct cJSON *cells = add_row(view, rows);

		if (has_label)
			add_cell(view, cells, view_text(view, &dot->label).value, false);
		add_cell(view, cells, dot_text(view, dot->x_text, dot->x), true);
		add_cell(view, cells, dot_text(view, dot->y_text, dot->y), true);
		if (chart->is_binned)
			add_cell(view, cells, view_count(view, dot->count), true);
	}
}

static void add_table(struct view *view, const struct chart *chart, struct cJSON *item)
{
	struct cJSON *head = view_add_array(view, item, "head");
	struct cJSON *rows = view_add_array(view, item, "rows");
	bool has_dots = chart->kind == CHART_SCATTER || chart->kind == CHART_MAP;
	size_t count = has_dots ? chart->dot_count : chart->place_count;

	if (has_dots)
		add_dot_table(view, chart, head, rows);
	else if (chart->kind == CHART_TIMELINE)
		add_event_table(view, chart, head, rows);
	else if (chart->kind == CHART_HISTOGRAM)
		add_histogram_table(view, chart, head, rows);
	else
		add_value_table(view, chart, head, rows);
	view_add_str(view, item, "cut_words",
	    count > TABLE_ROWS
		? view_sentence(view, STR("preview.some"),
		      (struct view_word[]){ { "shown", view_count(view, TABLE_ROWS) },
			  { "rows", view_counted(view, STR("count.rows"), count) },
			  { NULL, STR("") } })
		: STR(""));
}

/* --- the chart --- */

static void add_svg(
    struct view *view, const struct chart *chart, struct str prefix, struct cJSON *item)
{
	static const struct {
		const char *key, *suffix;
		double width;
	} sizes[] = { { "svg_wide", "wide", CANVAS_WIDE },
		{ "svg_narrow", "narrow", CANVAS_NARROW } };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct strbuf svg = STRBUF_INIT;

		chart_svg(view, chart, sizes[i].width,
		    arena_format(view->arena, "%.*s%.*s-%s", STR_ARG(prefix),
			STR_ARG(chart->request->name), sizes[i].suffix),
		    &svg);
		view_add(item, sizes[i].key, view_html(view, strbuf_str(&svg)));
		strbuf_release(&svg);
	}
}

static void add_chart(
    struct view *view, const struct chart *chart, struct str prefix, struct cJSON *item)
{
	view_add_str(view, item, "name", chart->request->name);
	view_add_str(view, item, "kind", str_of(chart_kind_names[chart->kind]));
	view_add_str(view, item, "chart_title", chart_title(view, chart));
	view_add_str(view, item, "subtitle", chart_subtitle(view, chart));
	view_add_str(view, item, "sentence", chart_sentence(view, chart));
	view_add_str(view, item, "caveat", chart_caveat(view, chart));
	view_add_text(view, item, "note", &chart->request->note);
	view_add_str(view, item, "source_words", chart_source(view, chart));
	view_path_begin(view);
	chart_file_path(view->dataset, chart, &view->path);
	view_add_path(view, item, "path");
	add_svg(view, chart, prefix, item);
	add_table(view, chart, item);
}

struct cJSON *view_chart(struct view *view, const struct chart *chart, struct str prefix)
{
	struct cJSON *item = view_object(view);

	add_chart(view, chart, prefix, item);
	return item;
}

/* What the API says of it. */
static void add_summary(struct view *view, const struct chart *chart, struct cJSON *item)
{
	view_add_str(view, item, "name", chart->request->name);
	view_add_str(view, item, "kind", str_of(chart_kind_names[chart->kind]));
	view_add_str(view, item, "title", chart_title(view, chart));
	view_add_str(view, item, "sentence", chart_sentence(view, chart));
	view_path_begin(view);
	chart_file_path(view->dataset, chart, &view->path);
	view_add_path(view, item, "path");
}

void view_add_charts(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	struct cJSON *page = cJSON_GetObjectItemCaseSensitive(object, "page");
	struct cJSON *summaries = view_add_array(view, object, "charts");
	struct cJSON *more = view_array(view);
	bool has_main = false;

	for (size_t i = 0; i < dataset->chart_count; i++) {
		const struct chart *chart = &dataset->charts[i];

		if (chart_is_empty(chart))
			continue;
		add_summary(view, chart, view_append_object(view, summaries));
		add_chart(view, chart, STR("chart:"),
		    has_main ? view_append_object(view, more)
			     : view_add_object(view, page, "main_chart"));
		has_main = true;
	}
	if (!has_main)
		view_add_null(view, page, "main_chart");
	view_add_bool(view, page, "has_more_charts", more->child != NULL);
	view_add(page, "more_charts", more);
}
