/* SPDX-License-Identifier: MIT */
#include "render/chart_gather.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/period.h"

enum { OLDEST_YEAR = 1800, LATEST_YEAR = 2199 };

static struct str first_of(const struct chart_label *label)
{
	return label->text.count ? label->text.entries[0].value : STR("");
}

static bool label_period(const struct chart_label *label, struct period *period)
{
	return period_parse(first_of(label), period) && period->first.year >= OLDEST_YEAR &&
	       period->first.year <= LATEST_YEAR;
}

static bool are_periods(const struct chart_label *labels, size_t count)
{
	struct period period;

	for (size_t i = 0; i < count; i++) {
		if (!label_period(&labels[i], &period))
			return false;
	}
	return count > 0;
}

/* --- order: indices are sorted, then all lists follow them --- */

struct order {
	size_t index;
	bool is_period;
	struct period period;
	double number;
};

static int compare(const void *left, const void *right)
{
	const struct order *a = left, *b = right;
	int order = 0;

	if (a->is_period && b->is_period)
		order = period_cmp(a->period, b->period);
	if (!order)
		order = (a->number > b->number) - (a->number < b->number);
	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static enum chart_axis axis_of(const struct chart *chart)
{
	enum field_type type = chart->x_field ? chart->x_field->type : TYPE_STRING;

	if (type == TYPE_DATETIME)
		return AXIS_TIME;
	if (are_periods(chart->places, chart->place_count) && type != TYPE_NUMBER)
		return AXIS_TIME;
	if (field_type_is_numeric(type) && (chart->kind == CHART_LINE || chart->kind == CHART_AREA))
		return AXIS_NUMBER;
	return AXIS_CATEGORY;
}

/* Positions of periods are days, whatever the column's type. */
static void place_periods(struct chart *chart)
{
	struct period period;

	for (size_t i = 0; i < chart->place_count; i++) {
		if (label_period(&chart->places[i], &period))
			chart->places[i].position = (double)date_days(period.first);
	}
}

static struct order *order_places(const struct chart_gather *gather)
{
	const struct chart *chart = gather->chart;
	struct order *orders = arena_alloc(
	    gather->work, size_mul(chart->place_count + 1, sizeof(*orders)));
	bool by_value = str_eq(chart->request->order, STR("value"));

	for (size_t i = 0; i < chart->place_count; i++) {
		struct order *order = &orders[i];

		order->index = i;
		if (chart->axis != AXIS_CATEGORY) {
			order->number = chart->places[i].position;
			order->is_period = label_period(&chart->places[i], &order->period);
		} else if (by_value || chart->place_count > CHART_BARS_MAX) {
			/* the largest first; what has no value last */
			order->number = gather->rows && gather->rows[i][0].is_given
					    ? -gather->rows[i][0].number
					    : HUGE_VAL;
		}
	}
	qsort(orders, chart->place_count, sizeof(*orders), compare);
	return orders;
}

static struct order *order_series(const struct chart_gather *gather)
{
	const struct chart *chart = gather->chart;
	struct order *orders = arena_alloc(
	    gather->work, size_mul(chart->series_count + 1, sizeof(*orders)));

	for (size_t i = 0; i < chart->series_count; i++) {
		orders[i].index = i;
		if (chart->has_periods_as_series)
			orders[i].is_period = label_period(&chart->series[i], &orders[i].period);
	}
	qsort(orders, chart->series_count, sizeof(*orders), compare);
	return orders;
}

static struct chart_label *reordered(
    struct arena *work, const struct chart_label *labels, const struct order *orders, size_t count)
{
	struct chart_label *result = arena_alloc(work, size_mul(count + 1, sizeof(*result)));

	for (size_t i = 0; i < count; i++)
		result[i] = labels[orders[i].index];
	return result;
}

static void end_values(struct chart_gather *gather)
{
	struct chart *chart = gather->chart;
	struct order *places, *series;
	bool has_targets = false;

	chart->axis = axis_of(chart);
	if (chart->axis == AXIS_TIME)
		place_periods(chart);
	chart->has_periods_as_series = gather->series.count &&
				       are_periods(chart->series, chart->series_count);
	places = order_places(gather);
	series = order_series(gather);
	chart->whole_count = chart->place_count;
	if (chart->axis == AXIS_CATEGORY && chart->place_count > CHART_BARS_MAX) {
		chart->place_count = CHART_BARS_MAX;
		chart->is_cut = true;
	}
	chart->places = reordered(gather->work, chart->places, places, chart->place_count);
	chart->series = reordered(gather->work, chart->series, series, chart->series_count);
	chart->values = arena_alloc(
	    gather->work, size_mul(size_mul(chart->place_count + 1, chart->series_count + 1),
			      sizeof(*chart->values)));
	chart->targets = arena_alloc(
	    gather->work, size_mul(chart->place_count + 1, sizeof(*chart->targets)));
	for (size_t p = 0; p < chart->place_count; p++) {
		for (size_t s = 0; s < chart->series_count; s++)
			chart->values[s * chart->place_count + p] =
			    gather->rows[places[p].index][series[s].index];
		chart->targets[p] = gather->targets[places[p].index];
		has_targets |= chart->targets[p].is_given;
	}
	if (!has_targets)
		chart->targets = NULL;
}

/* Instead of the rows: each bin's mean, at its middle. */
static void end_binned(struct chart_gather *gather)
{
	struct chart *chart = gather->chart;

	chart->is_binned = true;
	chart->axis = chart->x_field->type == TYPE_DATE || chart->x_field->type == TYPE_DATETIME
			  ? AXIS_TIME
			  : AXIS_NUMBER;
	chart->place_count = CHART_BINS;
	chart->places = arena_alloc(gather->work, sizeof(*chart->places) * CHART_BINS);
	chart->values = arena_alloc(
	    gather->work, size_mul(chart->series_count, sizeof(*chart->values) * CHART_BINS));
	chart->targets = NULL;
	for (size_t p = 0; p < CHART_BINS; p++) {
		chart->places[p].position = gather->x_start + ((double)p + 0.5) * gather->x_width;
		for (size_t s = 0; s < chart->series_count; s++) {
			const struct chart_bin *bin = &gather->bins[s * CHART_BINS + p];
			struct chart_value *value = &chart->values[s * CHART_BINS + p];

			value->is_given = bin->count > 0;
			if (bin->count)
				value->number = bin->sum / (double)bin->count;
		}
	}
}

static void end_grid(struct chart_gather *gather)
{
	struct chart *chart = gather->chart;

	chart->is_binned = true;
	chart->dots = NULL;
	chart->dot_count = 0;
	for (size_t i = 0; i < CHART_GRID_COLUMNS * CHART_GRID_ROWS; i++) {
		double column = (double)(i % CHART_GRID_COLUMNS) + 0.5;
		double line = (double)(i / CHART_GRID_COLUMNS) + 0.5;

		if (!gather->bins[i].count)
			continue;
		*ARENA_ADD(gather->work, chart->dots, chart->dot_count) = (struct chart_dot){
			.x = gather->x_start + column * gather->x_width,
			.y = gather->y_start + line * gather->y_width,
			.count = gather->bins[i].count
		};
	}
}

static void end_timeline(struct chart_gather *gather)
{
	struct chart *chart = gather->chart;
	struct order *orders;

	chart->axis = AXIS_TIME;
	place_periods(chart);
	orders = order_places(gather);
	chart->places = reordered(gather->work, chart->places, orders, chart->place_count);
	chart->series = reordered(gather->work, chart->series, orders, chart->place_count);
	if (chart->place_count > CHART_EVENTS_MAX) {
		chart->place_count = CHART_EVENTS_MAX;
		chart->is_cut = true;
	}
}

void chart_gather_end(struct chart_gather *gather)
{
	struct chart *chart = gather->chart;

	chart->row_count = gather->given;
	switch (chart->kind) {
	case CHART_TIMELINE:
		end_timeline(gather);
		break;
	case CHART_SCATTER:
	case CHART_MAP:
		if (gather->bins && gather->given > CHART_POINTS_MAX)
			end_grid(gather);
		break;
	case CHART_HISTOGRAM:
		chart->whole_count = chart->place_count;
		break;
	default:
		if (gather->bins && gather->given > CHART_POINTS_MAX)
			end_binned(gather);
		else
			end_values(gather);
	}
}
