/* SPDX-License-Identifier: MIT */
#include "render/chart_axes.h"

#include <math.h>

#include "render/chart_gather.h"
#include "render/chart_words.h"

enum { TICK_GAP = 8, INSET = 10 };

void axes_begin(struct axes *axes, struct canvas *canvas, struct scale y, double top, double bottom,
    double right)
{
	double labels = 0;

	*axes = (struct axes){ .canvas = canvas, .y = y, .top = top, .bottom = bottom };
	axes->y.from = bottom;
	axes->y.to = top;
	for (size_t i = 0; i < scale_ticks(&y); i++)
		labels = fmax(labels,
		    text_width(chart_tick_text(canvas->view, canvas->chart, scale_tick(&y, i))));
	axes->x.from = labels + TICK_GAP + INSET;
	axes->x.to = canvas->width - right;
}

void axes_set_x(struct axes *axes, double low, double high)
{
	if (!(high > low)) {
		low -= 0.5;
		high = low + 1;
	}
	axes->x.low = low;
	axes->x.high = high;
	axes->x.step = chart_nice_step(high - low, canvas_is_narrow(axes->canvas) ? 3 : 6);
}

void axes_draw_y(const struct axes *axes)
{
	struct canvas *canvas = axes->canvas;
	double left = axes->x.from - INSET;

	for (size_t i = 0; i < scale_ticks(&axes->y); i++) {
		double value = scale_tick(&axes->y, i), y = scale_at(&axes->y, value);
		bool is_zero = fabs(value) < axes->y.step * 1e-6;

		canvas_line(canvas, left, y, axes->x.to, y, is_zero ? "axis" : "grid");
		canvas_text(canvas, left - TICK_GAP, y + 5, "m", ANCHOR_END,
		    chart_tick_text(canvas->view, canvas->chart, value));
	}
}

/* Text at x below the plot, if nothing stands there yet. */
static void draw_label(const struct axes *axes, double x, struct str text, double *free_from)
{
	double half = text_width(text) / 2, at = x;

	at = fmin(fmax(at, half), axes->canvas->width - half);
	if (!text.len || at - half < *free_from)
		return;
	canvas_line(axes->canvas, x, axes->bottom, x, axes->bottom + 5, "axis");
	canvas_text(axes->canvas, at, axes->bottom + LINE_HEIGHT + 2, "m", ANCHOR_MIDDLE, text);
	*free_from = at + half + 10;
}

/* The last place always has its label; others, what room is left before it. */
void axes_draw_places(const struct axes *axes)
{
	const struct chart *chart = axes->canvas->chart;
	double free_from = -1, none = -1, last_half, last_at, last_from;
	size_t last = chart->place_count - 1;
	struct str name = chart_place_name(axes->canvas->view, chart, last);

	last_half = text_width(name) / 2;
	last_at = fmin(
	    scale_at(&axes->x, chart->places[last].position), axes->canvas->width - last_half);
	last_from = last_at - last_half - 10;
	for (size_t i = 0; i < last; i++) {
		double x = scale_at(&axes->x, chart->places[i].position);

		name = chart_place_name(axes->canvas->view, chart, i);
		if (fmax(x, text_width(name) / 2) + text_width(name) / 2 < last_from)
			draw_label(axes, x, name, &free_from);
	}
	draw_label(axes, scale_at(&axes->x, chart->places[last].position),
	    chart_place_name(axes->canvas->view, chart, last), &none);
}

double axes_name_y(struct canvas *canvas, double top, struct str name)
{
	canvas_text(canvas, 0, top + 15, "m", ANCHOR_START,
	    arena_format(canvas->view->arena, "↑ %.*s", STR_ARG(name)));
	return LINE_HEIGHT + 12;
}

double axes_name_x(const struct axes *axes, struct str name)
{
	double y = axes->bottom + 2 * LINE_HEIGHT + 4;

	canvas_text(axes->canvas, axes->canvas->width, y, "m", ANCHOR_END,
	    arena_format(axes->canvas->view->arena, "%.*s →", STR_ARG(name)));
	return y + 8;
}

/* Months between two labels, at least `least`. */
static int calendar_step(double least)
{
	static const int steps[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240, 600 };
	const size_t count = sizeof(steps) / sizeof(steps[0]);

	for (size_t i = 0; i < count; i++) {
		if (steps[i] >= least)
			return steps[i];
	}
	return 1200;
}

static void draw_day(const struct axes *axes, double day, double *free_from)
{
	double span = axes->x.high - axes->x.low;

	draw_label(axes, scale_at(&axes->x, day), chart_day_text(axes->canvas->view, day, span),
	    free_from);
}

/* First days of years or months, as many as have room; days in a short time. */
static void draw_days(const struct axes *axes)
{
	double span = axes->x.high - axes->x.low, free_from = -1;
	double wanted = canvas_is_narrow(axes->canvas) ? 3 : 7;
	int months = calendar_step(span / 30.44 / wanted);
	struct date date;

	if (!(fabs(axes->x.low) < 3e6) || !date_from_days((int64_t)floor(axes->x.low), &date))
		return;
	if (span < 90) {
		double step = fmax(1, ceil(span / wanted));

		for (double day = ceil(axes->x.low); day <= axes->x.high; day += step)
			draw_day(axes, day, &free_from);
		return;
	}
	date.day = 1;
	date.month = months >= 12 ? 1 : (date.month - 1) / months * months + 1;
	date.year = months > 12 ? date.year / (months / 12) * (months / 12) : date.year;
	while (date.year < 1 || (double)date_days(date) < axes->x.low) {
		date.year += date.year < 1;
		if (!date_add_months(&date, months))
			return;
	}
	do {
		draw_day(axes, (double)date_days(date), &free_from);
	} while (date_add_months(&date, months) && (double)date_days(date) <= axes->x.high);
}

void axes_draw_x(const struct axes *axes)
{
	double free_from = -1, value;

	if (axes->canvas->chart->axis == AXIS_TIME) {
		draw_days(axes);
		return;
	}
	value = ceil(axes->x.low / axes->x.step - 1e-9) * axes->x.step;
	for (int i = 0; i < 50 && value <= axes->x.high + axes->x.step * 1e-6; i++) {
		draw_label(axes, scale_at(&axes->x, value),
		    view_measure(axes->canvas->view, fabs(value) < axes->x.step * 1e-6 ? 0 : value),
		    &free_from);
		value += axes->x.step;
	}
}
