/* SPDX-License-Identifier: MIT */
#include "render/view_column.h"

#include <cjson/cJSON.h>
#include <math.h>

#include "model/site_path.h"
#include "render/view_cell.h"

enum { BAR_STEP = 10, BAR_WIDTH = 9, BARS_HEIGHT = 40, TOP_SHOWN = 5, DRAWN_VALUES = 12 };

void view_add_unit(struct view *view, struct cJSON *object, const struct field *field)
{
	struct text_entry entry = { view->language, field->unit };

	if (!text_is_empty(&field->unit_text))
		view_add_text(view, object, "unit", &field->unit_text);
	else
		view_add_text(view, object, "unit", &(struct text){ &entry, 1 });
}

/* Where a bin begins, in the column's own terms; empty when that has none. */
static struct str bin_text(struct view *view, const struct column_style *style, double number)
{
	struct date date;

	switch (style->field->type) {
	case TYPE_DATE:
		return date_from_days((int64_t)floor(number), &date) ? view_date(view, date)
								     : STR("");
	case TYPE_DATETIME:
		return date_from_epoch((int64_t)floor(number), &date) ? view_date(view, date)
								      : STR("");
	case TYPE_NUMBER:
	case TYPE_INTEGER:
		if (style->is_grouped)
			return view_measure(view, number);
		return arena_format(view->arena, "%.0f", floor(number));
	case TYPE_YEAR:
		return arena_format(view->arena, "%.0f", floor(number));
	default:
		return STR("");
	}
}

/* The bars as an SVG drawing has them: BARS_HEIGHT high, every one BAR_STEP after the last. */
static void add_bars(
    struct view *view, struct cJSON *object, const struct column_profile *profile, uint64_t highest)
{
	struct cJSON *bars = view_add_array(view, object, "bars");

	for (size_t i = 0; i < profile->bin_count; i++) {
		struct cJSON *bar = view_append_object(view, bars);
		double share = (double)profile->bins[i] / (double)highest;
		double height = profile->bins[i] ? fmax(1, round(share * BARS_HEIGHT)) : 0;

		view_add_number(view, bar, "x", (double)(i * BAR_STEP));
		view_add_number(view, bar, "y", BARS_HEIGHT - height);
		view_add_number(view, bar, "width", BAR_WIDTH);
		view_add_number(view, bar, "height", height);
		view_add_number(view, bar, "count", (double)profile->bins[i]);
	}
}

/* A few values are better read than drawn. */
static bool draws_histogram(const struct column_profile *profile)
{
	return profile->bin_count >= 2 && profile->count - profile->missing >= DRAWN_VALUES;
}

static void add_histogram(struct view *view, struct cJSON *column, const struct column_style *style,
    const struct column_profile *profile)
{
	struct cJSON *histogram;
	struct str from, to;
	size_t top = 0;

	for (size_t i = 0; i < profile->bin_count; i++) {
		if (profile->bins[i] > profile->bins[top])
			top = i;
	}
	if (!draws_histogram(profile)) {
		view_add_null(view, column, "histogram");
		return;
	}
	from = bin_text(view, style, profile->bin_start + (double)top * profile->bin_width);
	to = bin_text(view, style, profile->bin_start + (double)(top + 1) * profile->bin_width);
	histogram = view_add_object(view, column, "histogram");
	view_add_number(view, histogram, "width", (double)(profile->bin_count * BAR_STEP - 1));
	view_add_number(view, histogram, "height", BARS_HEIGHT);
	view_add_number(view, histogram, "start", profile->bin_start);
	view_add_number(view, histogram, "step", profile->bin_width);
	view_add_str(view, histogram, "words",
	    view_sentence(view, STR("column.histogram_words"),
		(struct view_word[]){ { "from", from }, { "to", to },
		    { "count", view_counted(view, STR("count.rows"), profile->bins[top]) },
		    { NULL, STR("") } }));
	add_bars(view, histogram, profile, profile->bins[top]);
}

static void add_top(struct view *view, struct cJSON *column, const struct column_style *style,
    const struct column_profile *profile)
{
	uint64_t present = profile->count - profile->missing;
	struct cJSON *top;
	size_t count = profile->top_count < TOP_SHOWN ? profile->top_count : TOP_SHOWN;

	/* Values that hardly repeat say nothing by their frequency. */
	if (!count || profile->top[0].count < 2 || draws_histogram(profile)) {
		view_add_null(view, column, "top");
		view_add_bool(view, column, "has_top", false);
		return;
	}
	view_add_bool(view, column, "has_top", true);
	top = view_add_array(view, column, "top");
	for (size_t i = 0; i < count; i++) {
		struct cJSON *item = view_append_object(view, top);

		view_add(item, "value",
		    view_string(view, view_value(view, style, profile->top[i].value)));
		view_add_count(view, item, "count", "count_text", profile->top[i].count);
		view_add_str(view, item, "share_text",
		    present ? view_percent(view, (double)profile->top[i].count / (double)present)
			    : STR(""));
	}
}

static void add_range(struct view *view, struct cJSON *column, const struct column_style *style,
    const struct column_profile *profile)
{
	bool is_ordered = field_type_is_numeric(style->field->type) ||
			  field_type_is_temporal(style->field->type);

	if (!is_ordered || !profile->minimum.len) {
		view_add_null(view, column, "range");
		view_add_null(view, column, "mean_text");
		view_add_null(view, column, "median_text");
		return;
	}
	struct cJSON *range = view_add_object(view, column, "range");

	view_add_str(view, range, "minimum", profile->minimum);
	view_add_str(view, range, "maximum", profile->maximum);
	view_add_str(view, range, "minimum_text", view_value(view, style, profile->minimum));
	view_add_str(view, range, "maximum_text", view_value(view, style, profile->maximum));
	if (style->is_grouped && profile->has_numbers) {
		view_add_str(view, column, "mean_text", view_measure(view, profile->mean));
		view_add_str(view, column, "median_text",
		    view_measure(view, profile->quantiles[PROFILE_QUANTILES / 2]));
	} else {
		view_add_null(view, column, "mean_text");
		view_add_null(view, column, "median_text");
	}
}

static void add_profile(struct view *view, struct cJSON *column, const struct column_style *style,
    const struct column_profile *profile)
{
	double rows = (double)profile->count;
	struct str distinct = view_count(view, profile->distinct);

	view_add_bool(view, column, "has_profile", true);
	view_add_count(view, column, "missing", "missing_text", profile->missing);
	view_add_bool(view, column, "has_missing", profile->missing > 0);
	view_add_str(view, column, "missing_share_text",
	    profile->count ? view_percent(view, (double)profile->missing / rows) : STR(""));
	view_add_number(view, column, "distinct", (double)profile->distinct);
	view_add_bool(view, column, "is_distinct_exact", profile->is_distinct_exact);
	view_add_str(view, column, "distinct_text",
	    profile->is_distinct_exact
		? distinct
		: arena_format(view->arena, "≈\u00a0%.*s", STR_ARG(distinct)));
	add_range(view, column, style, profile);
	add_top(view, column, style, profile);
	add_histogram(view, column, style, profile);
}

static void add_no_profile(struct view *view, struct cJSON *column)
{
	static const char *const keys[] = { "missing", "missing_text", "missing_share_text",
		"distinct", "distinct_text", "range", "mean_text", "median_text", "top",
		"histogram" };

	view_add_bool(view, column, "has_profile", false);
	view_add_bool(view, column, "has_missing", false);
	view_add_bool(view, column, "has_top", false);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		view_add_null(view, column, keys[i]);
}

static void add_column(
    struct view *view, struct cJSON *column, const struct resource *resource, size_t index)
{
	const struct field *field = &resource->schema.fields[index];
	const struct table_profile *table = resource->profile;
	const struct column_profile *profile = table && index < table->column_count
						   ? &table->columns[index]
						   : NULL;
	struct column_style style = column_style_of(&resource->schema, field, profile);
	struct str type = field_type_name(field->type);

	view_add(column, "name", view_string(view, field->name));
	view_add_text(view, column, "title", &field->title);
	view_add_text(view, column, "description", &field->description);
	view_add_str(view, column, "type", type);
	view_add_str(view, column, "type_text",
	    view_words(view, arena_format(view->arena, "type.%.*s", STR_ARG(type))));
	view_add_bool(view, column, "is_type_declared", field->is_declared);
	view_add_unit(view, column, field);
	view_add_bool(view, column, "is_required", field->constraints.required);
	view_add_bool(view, column, "is_unique", field->constraints.unique);
	if (profile)
		add_profile(view, column, &style, profile);
	else
		add_no_profile(view, column);
}

void columns_folder(
    struct strbuf *path, const struct dataset *dataset, const struct resource *resource)
{
	strbuf_add_format(
	    path, "datasets/%.*s/columns/%.*s", STR_ARG(dataset->id), STR_ARG(resource->name));
}

void view_add_columns_from(struct view *view, struct cJSON *object, const struct resource *resource,
    size_t first, size_t count)
{
	struct cJSON *columns = view_add_array(view, object, "columns");

	for (size_t i = first; i < first + count && i < resource->schema.field_count; i++)
		add_column(view, view_append_object(view, columns), resource, i);
}

void view_add_columns(struct view *view, struct cJSON *object, const struct resource *resource)
{
	size_t count = resource->schema.field_count;
	struct strbuf folder = STRBUF_INIT;

	view_add_columns_from(view, object, resource, 0, COLUMNS_SHOWN);
	view_add_bool(view, object, "has_columns", count > 0);
	if (count <= COLUMNS_SHOWN) {
		view_add_null(view, object, "columns_cut_words");
		view_add_null(view, object, "columns_path");
		return;
	}
	view_add_str(view, object, "columns_cut_words",
	    view_sentence(view, STR("column.cut"),
		(struct view_word[]){ { "shown", view_count(view, COLUMNS_SHOWN) },
		    { "count", view_count(view, count) }, { NULL, STR("") } }));
	columns_folder(&folder, view->dataset, resource);
	view_path_begin(view);
	site_path_list(&view->path, strbuf_str(&folder), 1);
	view_add_path(view, object, "columns_path");
	strbuf_release(&folder);
}
