/* SPDX-License-Identifier: MIT */
#include "render/chart_dots.h"

#include <math.h>

enum { FEW_DOTS = 60 };

struct dot_range chart_dot_range(const struct chart *chart)
{
	struct dot_range range = { HUGE_VAL, -HUGE_VAL, HUGE_VAL, -HUGE_VAL };

	for (size_t i = 0; i < chart->dot_count; i++) {
		const struct chart_dot *dot = &chart->dots[i];

		range.left = fmin(range.left, dot->x);
		range.right = fmax(range.right, dot->x);
		range.low = fmin(range.low, dot->y);
		range.high = fmax(range.high, dot->y);
	}
	return range;
}

static void add_at(struct strbuf *d, double x, double y)
{
	strbuf_add_char(d, 'M');
	svg_add_number(d, x);
	strbuf_add_char(d, ' ');
	svg_add_number(d, y);
}

/* Strokes of no length with round ends: a few bytes a point. */
static void draw_many(
    struct canvas *canvas, const struct scale *x, const struct scale *y, size_t series)
{
	const struct chart *chart = canvas->chart;
	struct strbuf d = STRBUF_INIT, class = STRBUF_INIT;

	for (size_t i = 0; i < chart->dot_count; i++) {
		const struct chart_dot *dot = &chart->dots[i];

		if (dot->series != series || dot->is_estimate)
			continue;
		add_at(&d, scale_at(x, dot->x), scale_at(y, dot->y));
		strbuf_add_cstr(&d, "h0");
	}
	strbuf_add_format(&class, "dots s%zu", series_class(series));
	if (d.len)
		canvas_path(canvas, class.data, strbuf_str(&d));
	strbuf_release(&class);
	strbuf_release(&d);
}

/* Circles whose area is the number of rows. */
static void draw_binned(struct canvas *canvas, const struct scale *x, const struct scale *y)
{
	const struct chart *chart = canvas->chart;
	struct strbuf d = STRBUF_INIT;
	double most = 1, largest = canvas_is_narrow(canvas) ? 4 : 8;

	for (size_t i = 0; i < chart->dot_count; i++)
		most = fmax(most, (double)chart->dots[i].count);
	for (size_t i = 0; i < chart->dot_count; i++) {
		const struct chart_dot *dot = &chart->dots[i];
		double radius = fmax(0.6, largest * sqrt((double)dot->count / most));

		add_at(&d, scale_at(x, dot->x) - radius, scale_at(y, dot->y));
		for (int half = 1; half >= -1; half -= 2) {
			strbuf_add_char(&d, 'a');
			svg_add_number(&d, radius);
			strbuf_add_char(&d, ' ');
			svg_add_number(&d, radius);
			strbuf_add_cstr(&d, " 0 1 0 ");
			svg_add_number(&d, 2 * radius * half);
			strbuf_add_cstr(&d, " 0");
		}
	}
	if (d.len)
		canvas_path(canvas, "bubbles s1", strbuf_str(&d));
	strbuf_release(&d);
}

void chart_draw_dots(struct canvas *canvas, const struct scale *x, const struct scale *y)
{
	const struct chart *chart = canvas->chart;

	if (chart->is_binned) {
		draw_binned(canvas, x, y);
		return;
	}
	for (size_t s = 0; s < chart->series_count && chart->dot_count > FEW_DOTS; s++)
		draw_many(canvas, x, y, s);
	for (size_t i = 0; i < chart->dot_count; i++) {
		const struct chart_dot *dot = &chart->dots[i];

		if (chart->dot_count <= FEW_DOTS || dot->is_estimate)
			canvas_mark(canvas, scale_at(x, dot->x), scale_at(y, dot->y), dot->series,
			    dot->is_estimate);
	}
}
