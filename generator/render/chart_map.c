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
	double step = chart_nice_step(fmin(x->high - x->low, y->high - y->low), 2);
	double bottom = y->from, top = y->to;

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

struct box {
	double left, top, right, bottom;
};

static bool is_free(const struct box *boxes, size_t count, struct box box, double width)
{
	for (size_t i = 0; i < count; i++) {
		if (box.left < boxes[i].right && boxes[i].left < box.right &&
		    box.top < boxes[i].bottom && boxes[i].top < box.bottom)
			return false;
	}
	return box.left >= 0 && box.right <= width;
}

/* Right of its point, else left, below or above; where nothing is free, no name. */
static void draw_names(struct canvas *canvas, const struct scale *x, const struct scale *y)
{
	const struct chart *chart = canvas->chart;
	struct box boxes[2 * NAMED_MOST];
	size_t count = 0;

	for (size_t i = 0; i < chart->dot_count; i++) {
		double cx = scale_at(x, chart->dots[i].x), cy = scale_at(y, chart->dots[i].y);

		boxes[count++] = (struct box){ cx - 5, cy - 5, cx + 5, cy + 5 };
	}
	for (size_t i = 0; i < chart->dot_count; i++) {
		struct str name = view_text(canvas->view, &chart->dots[i].label).value;
		double cx = scale_at(x, chart->dots[i].x), cy = scale_at(y, chart->dots[i].y);
		double width = text_width(name);
		const struct {
			enum canvas_anchor anchor;
			double x, y, left;
		} places[] = { { ANCHOR_START, cx + 9, cy + 5, cx + 9 },
			{ ANCHOR_END, cx - 9, cy + 5, cx - 9 - width },
			{ ANCHOR_MIDDLE, cx, cy + 20, cx - width / 2 },
			{ ANCHOR_MIDDLE, cx, cy - 10, cx - width / 2 } };

		for (size_t k = 0; name.len && k < sizeof(places) / sizeof(places[0]); k++) {
			struct box box = { places[k].left, places[k].y - 13, places[k].left + width,
				places[k].y + 4 };

			if (!is_free(boxes, count, box, canvas->width))
				continue;
			canvas_text(
			    canvas, places[k].x, places[k].y, "t halo", places[k].anchor, name);
			boxes[count++] = box;
			break;
		}
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
