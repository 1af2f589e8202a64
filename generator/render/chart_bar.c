/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "render/chart_svg.h"
#include "render/chart_words.h"

enum {
	BAR = 20,
	THIN_BAR = 17,
	BAR_GAP = 3,
	ROW_GAP = 13,
	SMALL_GAP = 5, /* between the rows of a long list */
	LONG_LIST = 12,
	VALUE_GAP = 6,
	LEGEND_FROM = 4, /* series: up to three are named beside their bars */
	COLUMN_HEIGHT = 220,
	COLUMN_MOST = 72,
	UPRIGHT_PLACES = 12,
};

struct bars {
	struct canvas *canvas;
	const struct chart *chart;
	bool is_stacked;
	double names; /* width of the column of names */
	struct scale scale;
	const struct chart_value *value; /* the one being drawn */
};

static double sum_at(const struct chart *chart, size_t place, bool positive)
{
	double sum = 0;

	for (size_t s = 0; s < chart->series_count; s++) {
		const struct chart_value *value = chart_value_at(chart, s, place);

		if (value->is_given && (value->number >= 0) == positive)
			sum += value->number;
	}
	return sum;
}

static void find_range(const struct chart *chart, bool is_stacked, double *low, double *high)
{
	*low = *high = 0;
	for (size_t p = 0; p < chart->place_count; p++) {
		if (is_stacked) {
			*low = fmin(*low, sum_at(chart, p, false));
			*high = fmax(*high, sum_at(chart, p, true));
			continue;
		}
		for (size_t s = 0; s < chart->series_count; s++) {
			const struct chart_value *value = chart_value_at(chart, s, p);

			if (!value->is_given)
				continue;
			*low = fmin(*low, value->number);
			*high = fmax(*high, value->number);
		}
	}
	if (chart->target.is_given)
		*high = fmax(*high, chart->target.number);
}

static double widest_value(struct canvas *canvas)
{
	const struct chart *chart = canvas->chart;
	double widest = 0;

	for (size_t i = 0; i < chart->place_count * chart->series_count; i++)
		widest = fmax(
		    widest, text_width(chart_value_text(canvas->view, chart, &chart->values[i])));
	return widest;
}

static double widest_series(struct canvas *canvas)
{
	double widest = 0;

	for (size_t s = 0; s < canvas->chart->series_count; s++)
		widest = fmax(
		    widest, text_width(chart_series_name(canvas->view, canvas->chart, s)));
	return widest;
}

static double widest_place(struct canvas *canvas)
{
	double widest = 0;

	for (size_t p = 0; p < canvas->chart->place_count; p++)
		widest = fmax(widest, text_width(chart_place_name(canvas->view, canvas->chart, p)));
	return widest;
}

/* --- lying bars --- */

static void draw_lying_bar(const struct bars *bars, double y, double height, size_t series,
    const struct chart_value *value)
{
	double zero = scale_at(&bars->scale, 0), end = scale_at(&bars->scale, value->number);
	struct str text = chart_value_text(bars->canvas->view, bars->chart, value);
	double left = fmin(zero, end), width = fabs(end - zero);

	if (!value->is_given) {
		canvas_text(bars->canvas, zero + VALUE_GAP, y + height / 2 + 5, "m", ANCHOR_START,
		    view_words(bars->canvas->view, STR("preview.missing")));
		return;
	}
	canvas_bar(bars->canvas, left, y, fmax(width, 0.5), height, series, value->is_estimate);
	if (end < zero)
		canvas_text(
		    bars->canvas, left - VALUE_GAP, y + height / 2 + 5, "v", ANCHOR_END, text);
	else
		canvas_text(
		    bars->canvas, end + VALUE_GAP, y + height / 2 + 5, "v", ANCHOR_START, text);
}

static double draw_group(const struct bars *bars, size_t place, double y)
{
	const struct chart *chart = bars->chart;
	double height = chart->series_count > 1 ? THIN_BAR : BAR;
	bool is_named = chart->series_count > 1 && chart->series_count < LEGEND_FROM;

	for (size_t s = 0; s < chart->series_count; s++) {
		if (is_named)
			canvas_text(bars->canvas, 0, y + height / 2 + 5, "m", ANCHOR_START,
			    chart_series_name(bars->canvas->view, chart, s));
		draw_lying_bar(bars, y, height, s, chart_value_at(chart, s, place));
		y += height + BAR_GAP;
	}
	return y - BAR_GAP;
}

static double draw_stack(const struct bars *bars, size_t place, double y)
{
	double right = 0, left = 0;

	for (size_t s = 0; s < bars->chart->series_count; s++) {
		const struct chart_value *value = chart_value_at(bars->chart, s, place);
		struct str text = chart_value_text(bars->canvas->view, bars->chart, value);
		double *at = value->number < 0 ? &left : &right, from, to;

		if (!value->is_given)
			continue;
		from = scale_at(&bars->scale, *at);
		*at += value->number;
		to = scale_at(&bars->scale, *at);
		canvas_bar(
		    bars->canvas, fmin(from, to), y, fabs(to - from), BAR, s, value->is_estimate);
		if (text_width(text) + 8 < fabs(to - from))
			canvas_text(bars->canvas, (from + to) / 2, y + BAR / 2 + 5,
			    value->is_estimate ? "v" : "v on", ANCHOR_MIDDLE, text);
	}
	return y + BAR;
}

/* Where the bars of one place begin, and where the target is: names stand between the places. */
static void draw_zero(const struct bars *bars, double from, double to)
{
	double x = scale_at(&bars->scale, 0);

	canvas_line(bars->canvas, x, from - 2, x, to + 2, "axis");
	if (!bars->chart->target.is_given)
		return;
	x = scale_at(&bars->scale, bars->chart->target.number);
	canvas_line(bars->canvas, x, from - 4, x, to + 4, "target");
}

static double draw_target_name(const struct bars *bars, double bottom)
{
	struct canvas *canvas = bars->canvas;
	double x = scale_at(&bars->scale, bars->chart->target.number);
	struct str text = view_sentence(canvas->view, STR("chart.target"),
	    (struct view_word[]){
		{ "value", chart_value_text(canvas->view, bars->chart, &bars->chart->target) },
		{ NULL, STR("") } });
	double half = text_width(text) / 2;

	x = fmin(fmax(x, half), canvas->width - half);
	canvas_text(canvas, x, bottom + 20, "t", ANCHOR_MIDDLE, text);
	return 24;
}

static double draw_lying(struct bars *bars)
{
	struct canvas *canvas = bars->canvas;
	const struct chart *chart = bars->chart;
	bool has_legend = bars->is_stacked || chart->series_count >= LEGEND_FROM;
	bool is_beside = !canvas_is_narrow(canvas) && (chart->series_count == 1 || has_legend);
	double gap = is_beside && chart->place_count > LONG_LIST ? SMALL_GAP : ROW_GAP;
	double y = 0, values = bars->is_stacked ? 4 : widest_value(canvas) + 2 * VALUE_GAP;

	if (is_beside)
		bars->names = fmin(widest_place(canvas), canvas->width * 0.4) + 12;
	else if (!has_legend && chart->series_count > 1)
		bars->names = fmin(widest_series(canvas), canvas->width * 0.4) + 10;
	bars->scale.from = bars->names + (bars->scale.low < 0 ? values : 0);
	bars->scale.to = canvas->width - values;
	if (has_legend)
		y = canvas_legend(canvas, 0);
	for (size_t p = 0; p < chart->place_count; p++) {
		struct text_lines name = text_wrap(canvas->view,
		    chart_place_name(canvas->view, chart, p),
		    is_beside ? bars->names - 12 : canvas->width, 3);
		double height = (double)name.count * LINE_HEIGHT, end;

		canvas_lines(
		    canvas, 0, y + 15, chart->series_count > 1 ? "h" : "t", ANCHOR_START, &name);
		if (!is_beside)
			y += height + 2;
		end = bars->is_stacked ? draw_stack(bars, p, y) : draw_group(bars, p, y);
		draw_zero(bars, y, end);
		y = (is_beside ? fmax(end, y + height) : end) + gap;
	}
	y -= gap;
	if (chart->target.is_given)
		y += draw_target_name(bars, y);
	return y + 4;
}

/* --- upright bars --- */

static double band_of(const struct bars *bars)
{
	return (bars->canvas->width - bars->names) / (double)bars->chart->place_count;
}

/* Every name and value has room below and above its bar. */
static bool fits_upright(struct bars *bars)
{
	const struct chart *chart = bars->chart;
	double band = band_of(bars), values = widest_value(bars->canvas);
	bool has_series = chart->series_count > 1;

	if (chart->place_count > UPRIGHT_PLACES || chart->place_count < 2)
		return false;
	if (widest_place(bars->canvas) + 8 > band)
		return false;
	return bars->is_stacked ? values + 16 < band
				: (values + 4) * (double)chart->series_count + 8 < band &&
				      (!has_series || chart->series_count < LEGEND_FROM + 3);
}

/* Bars first, then the line of the target, then the figures over both. */
enum column_part { COLUMN_BARS, COLUMN_FIGURES };

static void draw_upright_bar(const struct bars *bars, enum column_part part, double x, double width,
    size_t series, double from)
{
	const struct chart_value *value = bars->value;
	double y1 = scale_at(&bars->scale, from), y2 = scale_at(&bars->scale, from + value->number);
	double top = fmin(y1, y2), height = fabs(y2 - y1), middle = x + width / 2;
	struct str text = chart_value_text(bars->canvas->view, bars->chart, value);

	if (part == COLUMN_BARS)
		canvas_bar(
		    bars->canvas, x, top, width, fmax(height, 0.5), series, value->is_estimate);
	else if (!bars->is_stacked)
		canvas_text(bars->canvas, middle, value->number < 0 ? top + height + 15 : top - 6,
		    "v", ANCHOR_MIDDLE, text);
	else if (height > LINE_HEIGHT)
		canvas_text(bars->canvas, middle, (y1 + y2) / 2 + 5,
		    value->is_estimate ? "v" : "v on", ANCHOR_MIDDLE, text);
}

static void draw_column(struct bars *bars, enum column_part part, size_t place)
{
	const struct chart *chart = bars->chart;
	double band = band_of(bars), x = bars->names + (double)place * band;
	double count = bars->is_stacked ? 1 : (double)chart->series_count;
	/* figures stand within the parts of a stacked bar */
	double most = bars->is_stacked ? fmax(COLUMN_MOST, widest_value(bars->canvas) + 12)
				       : COLUMN_MOST;
	double width = fmin(most, (band - 8) / count), up = 0, down = 0;

	x += (band - width * count) / 2;
	for (size_t s = 0; s < chart->series_count; s++) {
		double *at;

		bars->value = chart_value_at(chart, s, place);
		at = bars->value->number < 0 ? &down : &up;
		if (bars->value->is_given) {
			draw_upright_bar(bars, part, x, width - (count > 1 ? 2 : 0), s, *at);
			if (bars->is_stacked)
				*at += bars->value->number;
		}
		if (!bars->is_stacked)
			x += width;
	}
}

static void draw_target_across(const struct bars *bars)
{
	struct canvas *canvas = bars->canvas;
	double y = scale_at(&bars->scale, bars->chart->target.number);

	canvas_line(canvas, 0, y, canvas->width, y, "target");
	canvas_text(canvas, canvas->width, y - 5, "t halo", ANCHOR_END,
	    view_sentence(canvas->view, STR("chart.target"),
		(struct view_word[]){
		    { "value", chart_value_text(canvas->view, bars->chart, &bars->chart->target) },
		    { NULL, STR("") } }));
}

static double draw_upright(struct bars *bars)
{
	struct canvas *canvas = bars->canvas;
	const struct chart *chart = bars->chart;
	double y = chart->series_count > 1 ? canvas_legend(canvas, 0) : 0, zero;

	bars->scale.to = y + LINE_HEIGHT + 4;
	bars->scale.from = bars->scale.to + COLUMN_HEIGHT;
	zero = scale_at(&bars->scale, 0);
	for (size_t p = 0; p < chart->place_count; p++) {
		draw_column(bars, COLUMN_BARS, p);
		canvas_text(canvas, bars->names + ((double)p + 0.5) * band_of(bars),
		    bars->scale.from + LINE_HEIGHT + (bars->scale.low < 0 ? 14 : 0), "t",
		    ANCHOR_MIDDLE, chart_place_name(canvas->view, chart, p));
	}
	canvas_line(canvas, 0, zero, canvas->width, zero, "axis");
	if (chart->target.is_given)
		draw_target_across(bars);
	for (size_t p = 0; p < chart->place_count; p++)
		draw_column(bars, COLUMN_FIGURES, p);
	return bars->scale.from + LINE_HEIGHT + 8 + (bars->scale.low < 0 ? 14 : 0);
}

double chart_draw_bar(struct canvas *canvas)
{
	struct bars bars = { .canvas = canvas,
		.chart = canvas->chart,
		.is_stacked = canvas->chart->kind == CHART_STACKED };
	double low, high;

	find_range(canvas->chart, bars.is_stacked, &low, &high);
	bars.scale = scale_of(low, high, 5, SCALE_ZERO);
	/* no ticks are drawn: the longest bar takes all the room */
	bars.scale.low = low;
	bars.scale.high = high > low ? high : low + 1;
	return fits_upright(&bars) ? draw_upright(&bars) : draw_lying(&bars);
}
