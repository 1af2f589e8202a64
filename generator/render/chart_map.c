/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "render/chart_dots.h"
#include "render/chart_gather.h"
#include "render/chart_svg.h"
#include "render/chart_words.h"

enum { HEIGHT_MOST = 560, HEIGHT_LEAST = 160, MARGIN = 46, FOOT = 26, NAMED_MOST = 14 };

/* Room around the points, so that none lies at the edge. */
static void widen(double *low, double *high)
{
	double room = fmax((*high - *low) * 0.06, 0.02);

	*low -= room;
	*high += room;
}

static struct str degrees(
    struct view *view, double value, const char *positive, const char *negative)
{
	struct str number = view_measure(view, fabs(value));

	return arena_format(view->arena, "%.*s°\u00a0%.*s", STR_ARG(number),
	    STR_ARG(view_words(view, str_of(value < 0 ? negative : positive))));
}

static void draw_graticule(struct canvas *canvas, const struct scale *x, const struct scale *y)
{
	double step = fmax(x->step, y->step), bottom = y->from, top = y->to;

	for (double at = ceil(x->low / step) * step; at <= x->high; at += step) {
		double place = scale_at(x, at);

		canvas_line(canvas, place, top, place, bottom, "grid");
		canvas_text(canvas, fmin(place, canvas->width - 30), bottom + LINE_HEIGHT, "m",
		    ANCHOR_MIDDLE,
		    degrees(
			canvas->view, fabs(at) < step / 1e6 ? 0 : at, "chart.east", "chart.west"));
	}
	for (double at = ceil(y->low / step) * step; at <= y->high; at += step) {
		double place = scale_at(y, at);

		canvas_line(canvas, x->from, place, x->to, place, "grid");
		canvas_text(canvas, x->from - 6, place + 5, "m", ANCHOR_END,
		    degrees(canvas->view, fabs(at) < step / 1e6 ? 0 : at, "chart.north",
			"chart.south"));
	}
}

static void draw_names(struct canvas *canvas, const struct scale *x, const struct scale *y)
{
	const struct chart *chart = canvas->chart;

	for (size_t i = 0; i < chart->dot_count; i++) {
		const struct chart_dot *dot = &chart->dots[i];
		struct str name = view_text(canvas->view, &dot->label).value;
		double at = scale_at(x, dot->x);
		bool is_left = at + 9 + text_width(name) > canvas->width;

		canvas_text(canvas, at + (is_left ? -9 : 9), scale_at(y, dot->y) + 5, "t",
		    is_left ? ANCHOR_END : ANCHOR_START, name);
	}
}

/* Equirectangular, true to scale at the middle latitude. */
double chart_draw_map(struct canvas *canvas)
{
	struct dot_range range = chart_dot_range(canvas->chart);
	struct scale x, y;
	double shrink, width, height, top = 4, unit, left = MARGIN + 14;

	widen(&range.left, &range.right);
	widen(&range.low, &range.high);
	if (canvas->chart->series_count > 1)
		top += canvas_legend(canvas, 0);
	shrink = fmax(cos((range.low + range.high) / 2 * M_PI / 180), 0.1);
	width = (range.right - range.left) * shrink;
	height = range.high - range.low;
	unit = fmin((canvas->width - left - 4) / width, HEIGHT_MOST / height);
	if (unit * height < HEIGHT_LEAST) {
		double middle = (range.low + range.high) / 2;

		height = HEIGHT_LEAST / unit;
		range.low = middle - height / 2;
		range.high = middle + height / 2;
	}
	x = (struct scale){ range.left, range.right, chart_nice_step(range.right - range.left, 4),
		left, left + unit * width };
	y = (struct scale){ range.low, range.high, chart_nice_step(height, 5), top + unit * height,
		top };
	draw_graticule(canvas, &x, &y);
	chart_draw_dots(canvas, &x, &y);
	if (canvas->chart->dot_count <= NAMED_MOST && !canvas->chart->is_binned)
		draw_names(canvas, &x, &y);
	return y.from + FOOT;
}
