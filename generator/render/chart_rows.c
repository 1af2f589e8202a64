/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "base/number.h"
#include "base/utf8.h"
#include "model/resource.h"
#include "render/chart_gather.h"

enum { LABEL_CHARACTERS = 300, SECONDS_A_DAY = 86400 };

/* The value's text lies in the scratch until the next call. */
static struct value cell_value(struct chart_gather *gather, const struct row *row, size_t index)
{
	const struct field *field = chart_gather_field(gather, index);

	if (!field || index >= row->count)
		return (struct value){ .state = VALUE_MISSING };
	strbuf_clear(&gather->scratch);
	strbuf_reserve(&gather->scratch, row->cells[index].len + VALUE_TEXT_EXTRA);
	return value_parse(row->cells[index], chart_gather_schema(gather), field, &gather->scratch);
}

static bool passes(
    const struct chart_gather *gather, const struct row *row, const struct chart_filter *filter)
{
	size_t index = table_schema_find(chart_gather_schema(gather), filter->column);

	for (size_t i = 0; i < filter->value_count && index < row->count; i++) {
		if (str_eq(str_trim(row->cells[index]), filter->values[i]))
			return true;
	}
	return false;
}

static bool is_wanted(const struct chart_gather *gather, const struct row *row)
{
	const struct chart_request *request = gather->chart->request;

	for (size_t i = 0; i < request->where_count; i++) {
		if (!passes(gather, row, &request->where[i]))
			return false;
	}
	return true;
}

static bool is_estimate(const struct chart_gather *gather, const struct row *row)
{
	const struct chart_request *request = gather->chart->request;

	for (size_t i = 0; i < request->estimate_count; i++) {
		if (passes(gather, row, &request->estimates[i]))
			return true;
	}
	return false;
}

/* The label of the row in all languages; the columns' cells as derived files have them. */
static struct text label_of(
    struct chart_gather *gather, const struct row *row, const struct chart_columns *columns)
{
	struct text text = { NULL, 0 };

	for (size_t i = 0; i < columns->count; i++) {
		struct value value = cell_value(gather, row, columns->items[i].index);
		struct text_entry *entry;

		if (value.state != VALUE_OK)
			continue;
		entry = ARENA_ADD(gather->work, text.entries, text.count);
		entry->language = columns->items[i].language;
		entry->value = arena_str(
		    gather->work, utf8_cut(str_trim(value.text), LABEL_CHARACTERS));
	}
	return text;
}

/* The series of the row; CHART_SERIES_MAX when there is no room for it. */
static size_t series_of(struct chart_gather *gather, const struct row *row)
{
	struct chart *chart = gather->chart;
	struct map_entry *entry;
	struct value value;

	if (!gather->series.count) {
		if (!chart->series_count)
			ARENA_ADD(gather->work, chart->series, chart->series_count);
		return 0;
	}
	value = cell_value(gather, row, gather->series.items[0].index);
	if (value.state != VALUE_OK)
		return CHART_SERIES_MAX;
	entry = map_find(&gather->series_of, utf8_cut(str_trim(value.text), LABEL_CHARACTERS));
	if (entry)
		return (size_t)entry->value;
	if (chart->series_count == CHART_SERIES_MAX) {
		chart->is_cut = true;
		return CHART_SERIES_MAX;
	}
	ARENA_ADD(gather->work, chart->series, chart->series_count)->text = label_of(
	    gather, row, &gather->series);
	map_put(&gather->series_of, chart->series[chart->series_count - 1].text.entries[0].value,
	    chart->series_count - 1, NULL);
	return chart->series_count - 1;
}

static double position_of(const struct value *value)
{
	if (value->type == TYPE_DATETIME)
		return value->number / SECONDS_A_DAY;
	return value->number;
}

/* The place of the row, made when it is new; CHART_POINTS_MAX when there is no room for it. */
static size_t place_of(struct chart_gather *gather, const struct row *row, double *position)
{
	struct chart *chart = gather->chart;
	struct value value = cell_value(gather, row, gather->x.items[0].index);
	struct map_entry *entry;
	size_t place = chart->place_count;

	*position = position_of(&value);
	if (value.state != VALUE_OK || !str_trim(value.text).len)
		return CHART_POINTS_MAX;
	entry = map_find(&gather->place_of, utf8_cut(str_trim(value.text), LABEL_CHARACTERS));
	if (entry)
		return (size_t)entry->value;
	if (place == CHART_POINTS_MAX) {
		chart->is_cut |= !gather->bins;
		return CHART_POINTS_MAX;
	}
	*ARENA_ADD(gather->work, chart->places, chart->place_count) = (struct chart_label){
		.position = *position, .text = label_of(gather, row, &gather->x)
	};
	/* the three lists have the same length */
	gather->rows = arena_grow(gather->work, gather->rows, place, sizeof(*gather->rows));
	gather->rows[place] = arena_alloc(gather->work, sizeof(**gather->rows) * CHART_SERIES_MAX);
	gather->targets = arena_grow(
	    gather->work, gather->targets, place, sizeof(*gather->targets));
	gather->targets[place] = (struct chart_value){ .is_given = false };
	map_put(&gather->place_of, chart->places[place].text.entries[0].value, place, NULL);
	return place;
}

/* Its text lies in the scratch until the next cell is read. */
static struct chart_value number_at(
    struct chart_gather *gather, const struct row *row, size_t index)
{
	struct value value = cell_value(gather, row, index);

	if (value.state != VALUE_OK || !isfinite(value.number) || !number_is_json(value.text))
		return (struct chart_value){ .is_given = false };
	return (struct chart_value){ .is_given = true, .number = value.number, .text = value.text };
}

static struct str kept_text(struct chart_gather *gather, struct str text)
{
	return arena_str(gather->work, text);
}

static void add_value(struct chart_gather *gather, const struct row *row, size_t series,
    size_t place, double position, size_t column)
{
	struct chart_value value, *kept;

	if (series == CHART_SERIES_MAX)
		return;
	value = number_at(gather, row, column);
	if (!value.is_given)
		return;
	gather->given++;
	if (gather->bins && isfinite(position)) {
		struct chart_bin *bin =
		    &gather->bins[series * CHART_BINS + chart_bin_of(position, gather->x_start,
							    gather->x_width, CHART_BINS)];

		bin->sum += value.number;
		bin->count++;
	}
	if (place == CHART_POINTS_MAX)
		return;
	kept = &gather->rows[place][series];
	if (kept->is_given) {
		if (!gather->bins && !gather->chart->repeated_line)
			gather->chart->repeated_line = row->line;
		return;
	}
	value.is_estimate = is_estimate(gather, row);
	value.text = kept_text(gather, value.text);
	*kept = value;
}

static void add_target(
    struct chart_gather *gather, const struct row *row, struct chart_value *target)
{
	if (!chart_gather_field(gather, gather->target))
		return;
	*target = number_at(gather, row, gather->target);
	target->text = kept_text(gather, target->text);
}

static void add_values(struct chart_gather *gather, const struct row *row)
{
	double position;
	size_t series = series_of(gather, row), place;

	if (series == CHART_SERIES_MAX)
		return;
	place = place_of(gather, row, &position);
	if (place == CHART_POINTS_MAX && !gather->bins)
		return;
	for (size_t i = 0; i < gather->y_count; i++)
		add_value(
		    gather, row, gather->y_count > 1 ? i : series, place, position, gather->y[i]);
	if (place < CHART_POINTS_MAX && !gather->targets[place].is_given)
		add_target(gather, row, &gather->targets[place]);
}

static void add_event(struct chart_gather *gather, const struct row *row)
{
	struct chart *chart = gather->chart;
	struct value value = cell_value(gather, row, gather->x.items[0].index);
	double position = position_of(&value);
	struct chart_label *event, *name;

	if (value.state != VALUE_OK)
		return;
	gather->given++;
	if (chart->place_count == CHART_POINTS_MAX) {
		chart->is_cut = true;
		return;
	}
	event = ARENA_ADD(gather->work, chart->places, chart->place_count);
	event->position = position;
	event->text = label_of(gather, row, &gather->x);
	/* one series a place: what happened */
	name = ARENA_ADD(gather->work, chart->series, chart->series_count);
	name->text = label_of(gather, row, &gather->label);
}

static void add_to_grid(struct chart_gather *gather, double x, double y)
{
	size_t column = chart_bin_of(x, gather->x_start, gather->x_width, CHART_GRID_COLUMNS);
	size_t line = chart_bin_of(y, gather->y_start, gather->y_width, CHART_GRID_ROWS);

	gather->bins[line * CHART_GRID_COLUMNS + column].count++;
}

static void add_dot(struct chart_gather *gather, const struct row *row)
{
	struct chart *chart = gather->chart;
	struct value x = cell_value(gather, row, gather->x.items[0].index), y = x;
	bool is_point = x.type == TYPE_GEOPOINT;
	struct chart_dot dot = { .count = 1 };

	if (x.state != VALUE_OK)
		return;
	dot.x = is_point ? x.longitude : x.number;
	if (!is_point) {
		y = cell_value(gather, row, gather->y[0]);
		if (y.state != VALUE_OK)
			return;
	}
	dot.y = is_point ? x.latitude : y.number;
	if (!isfinite(dot.x) || !isfinite(dot.y) ||
	    (chart->kind == CHART_MAP && (fabs(dot.x) > 180 || fabs(dot.y) > 90)))
		return;
	dot.series = series_of(gather, row);
	if (dot.series == CHART_SERIES_MAX)
		return;
	gather->given++;
	if (gather->bins)
		add_to_grid(gather, dot.x, dot.y);
	if (chart->dot_count == CHART_POINTS_MAX) {
		chart->is_cut |= !gather->bins;
		return;
	}
	dot.is_estimate = is_estimate(gather, row);
	dot.label = label_of(gather, row, &gather->label);
	if (!is_point) {
		dot.x_text = kept_text(
		    gather, number_at(gather, row, gather->x.items[0].index).text);
		dot.y_text = kept_text(gather, number_at(gather, row, gather->y[0]).text);
	}
	*ARENA_ADD(gather->work, chart->dots, chart->dot_count) = dot;
}

static void add_to_histogram(struct chart_gather *gather, const struct row *row)
{
	struct chart *chart = gather->chart;
	struct value value = cell_value(gather, row, gather->y[0]);

	if (value.state != VALUE_OK || !isfinite(value.number) || !chart->place_count)
		return;
	gather->given++;
	chart
	    ->values[chart_bin_of(
		value.number, chart->bin_start, chart->bin_width, chart->place_count)]
	    .number += 1;
}

void chart_gather_row(struct chart_gather *gather, const struct row *row)
{
	if (!is_wanted(gather, row))
		return;
	switch (gather->chart->kind) {
	case CHART_TIMELINE:
		add_event(gather, row);
		break;
	case CHART_SCATTER:
	case CHART_MAP:
		add_dot(gather, row);
		break;
	case CHART_HISTOGRAM:
		add_to_histogram(gather, row);
		break;
	default:
		add_values(gather, row);
	}
}
