/* SPDX-License-Identifier: MIT */
#include "render/chart_gather.h"

#include <math.h>

#include "base/memory.h"
#include "base/number.h"
#include "model/column_profile.h"
#include "model/resource.h"

enum { SECONDS_A_DAY = 86400 };

const struct table_schema *chart_gather_schema(const struct chart_gather *gather)
{
	return &gather->chart->resource->schema;
}

const struct field *chart_gather_field(const struct chart_gather *gather, size_t index)
{
	const struct table_schema *schema = chart_gather_schema(gather);

	return index < schema->field_count ? &schema->fields[index] : NULL;
}

static void find_columns(
    const struct table_schema *schema, const struct text *names, struct chart_columns *columns)
{
	for (size_t i = 0; i < names->count && columns->count < CHART_SERIES_MAX; i++) {
		size_t index = table_schema_find(schema, names->entries[i].value);

		if (index == schema->field_count)
			continue;
		columns->items[columns->count].language = names->entries[i].language;
		columns->items[columns->count++].index = index;
	}
}

/* --- bins --- */

double chart_nice_step(double range, size_t count)
{
	static const double steps[] = { 1, 2, 2.5, 5, 10 };
	double rough = range / (double)(count ? count : 1), power;

	if (!(rough > 0) || !isfinite(rough))
		return 1;
	power = pow(10, floor(log10(rough)));
	if (!(power > 0) || !isfinite(power))
		return rough;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		if (steps[i] * power >= rough * 0.999)
			return steps[i] * power;
	}
	return 10 * power;
}

static const struct column_profile *profile_at(const struct chart_gather *gather, size_t index)
{
	const struct table_profile *profile = gather->chart->resource->profile;

	return profile && index < profile->column_count && profile->columns[index].has_numbers
		   ? &profile->columns[index]
		   : NULL;
}

/* Start and width of `count` bins over what the column holds; false when that is not known. */
static bool plan_bins(
    const struct chart_gather *gather, size_t index, size_t count, double *start, double *width)
{
	const struct column_profile *profile = profile_at(gather, index);
	const struct field *field = chart_gather_field(gather, index);
	double scale = 1;

	if (!profile || !field || field->type == TYPE_YEARMONTH || field->type == TYPE_YEAR)
		return false;
	if (field->type == TYPE_DATETIME)
		scale = SECONDS_A_DAY;
	*start = profile->number_minimum / scale;
	*width = (profile->number_maximum - profile->number_minimum) / scale / (double)count;
	if (!(*width > 0))
		*width = 1;
	return isfinite(*start) && isfinite(*width);
}

size_t chart_bin_of(double value, double start, double width, size_t count)
{
	double bin = floor((value - start) / width);

	if (!(bin > 0))
		return 0;
	return bin < (double)count ? (size_t)bin : count - 1;
}

static void plan_histogram(struct chart_gather *gather)
{
	struct chart *chart = gather->chart;
	const struct column_profile *profile = profile_at(gather, gather->y[0]);
	double step, last;
	size_t count;

	if (!profile)
		return;
	count = profile->count < 100 ? 8 : CHART_HISTOGRAM_BINS / 2;
	step = chart_nice_step(profile->number_maximum - profile->number_minimum, count);
	chart->bin_start = floor(profile->number_minimum / step) * step;
	chart->bin_width = step;
	last = floor((profile->number_maximum - chart->bin_start) / step);
	chart->place_count = last < 0 ? 1 : last < 3 * CHART_HISTOGRAM_BINS ? (size_t)last + 1 : 1;
	chart->places = arena_alloc(
	    gather->work, size_mul(chart->place_count, sizeof(*chart->places)));
	chart->values = arena_alloc(
	    gather->work, size_mul(chart->place_count, sizeof(*chart->values)));
	chart->series = arena_alloc(gather->work, sizeof(*chart->series));
	chart->series_count = 1;
	for (size_t i = 0; i < chart->place_count; i++) {
		chart->places[i].position = chart->bin_start + (double)i * step;
		chart->values[i].is_given = true;
	}
}

static void plan(struct chart_gather *gather)
{
	struct chart *chart = gather->chart;
	size_t y = gather->y[0];

	if (chart->kind == CHART_HISTOGRAM) {
		plan_histogram(gather);
		return;
	}
	if (chart->resource->row_count <= CHART_POINTS_MAX || !gather->x.count)
		return;
	if (chart->kind == CHART_LINE || chart->kind == CHART_AREA) {
		if (plan_bins(gather, gather->x.items[0].index, CHART_BINS, &gather->x_start,
			&gather->x_width))
			gather->bins = arena_alloc(
			    gather->work, sizeof(*gather->bins) * CHART_SERIES_MAX * CHART_BINS);
	} else if (chart->kind == CHART_SCATTER || (chart->kind == CHART_MAP && gather->y_count)) {
		if (plan_bins(gather, gather->x.items[0].index, CHART_GRID_COLUMNS,
			&gather->x_start, &gather->x_width) &&
		    plan_bins(gather, y, CHART_GRID_ROWS, &gather->y_start, &gather->y_width))
			gather->bins = arena_alloc(gather->work,
			    sizeof(*gather->bins) * CHART_GRID_COLUMNS * CHART_GRID_ROWS);
	}
}

/* --- begin --- */

static void set_unit(struct chart *chart, struct arena *work)
{
	const struct field *field = chart->y_field;

	chart->unit = chart->request->unit;
	if (!text_is_empty(&chart->unit) || !field)
		return;
	chart->unit = field->unit_text;
	if (text_is_empty(&chart->unit) && field->unit.len)
		ARENA_ADD(work, chart->unit.entries, chart->unit.count)->value = field->unit;
}

static struct text column_label(struct arena *work, const struct field *field)
{
	struct text text = field->title;

	if (text_is_empty(&text))
		ARENA_ADD(work, text.entries, text.count)->value = field->name;
	return text;
}

void chart_gather_begin(struct chart_gather *gather, struct chart *chart, struct arena *work)
{
	const struct chart_request *request = chart->request;
	const struct table_schema *schema = &chart->resource->schema;
	struct number number;

	*gather = (struct chart_gather){ .chart = chart, .work = work };
	find_columns(schema, &request->x, &gather->x);
	find_columns(schema, &request->series, &gather->series);
	find_columns(schema, &request->label, &gather->label);
	for (size_t i = 0; i < request->y_count && i < CHART_SERIES_MAX; i++)
		gather->y[gather->y_count++] = table_schema_find(schema, request->y[i]);
	gather->target = request->target.len ? table_schema_find(schema, request->target)
					     : schema->field_count;
	if (number_is_json(request->target) &&
	    number_parse(request->target, NUMBER_PLAIN, 0, &number))
		chart->target = (struct chart_value){
			.is_given = true, .number = number.value, .text = request->target
		};
	chart->x_field = gather->x.count ? chart_gather_field(gather, gather->x.items[0].index)
					 : NULL;
	chart->y_field = gather->y_count ? chart_gather_field(gather, gather->y[0]) : NULL;
	chart->series_field = gather->series.count && gather->y_count < 2
				  ? chart_gather_field(gather, gather->series.items[0].index)
				  : NULL;
	set_unit(chart, work);
	if (chart->kind != CHART_HISTOGRAM && gather->y_count > 1) {
		gather->series.count = 0;
		for (size_t i = 0; i < gather->y_count; i++)
			ARENA_ADD(work, chart->series, chart->series_count)->text = column_label(
			    work, chart_gather_field(gather, gather->y[i]));
	}
	plan(gather);
}

void chart_gather_release(struct chart_gather *gather)
{
	strbuf_release(&gather->scratch);
	map_release(&gather->place_of);
	map_release(&gather->series_of);
}
