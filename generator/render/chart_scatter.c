/* SPDX-License-Identifier: MIT */
#include "render/chart_axes.h"
#include "render/chart_dots.h"
#include "render/chart_svg.h"
#include "render/chart_words.h"

enum { PLOT_HEIGHT = 320 };

static struct str field_name(struct view *view, const struct field *field)
{
	if (!field)
		return STR("");
	return text_is_empty(&field->title) ? field->name : view_text(view, &field->title).value;
}

double chart_draw_scatter(struct canvas *canvas)
{
	const struct chart *chart = canvas->chart;
	struct dot_range range = chart_dot_range(chart);
	double top = chart->series_count > 1 ? canvas_legend(canvas, 0) : 0;
	struct scale x = scale_of(range.left, range.right, 6, false);
	struct axes axes;

	canvas_text(canvas, 0, top + 15, "m", ANCHOR_START,
	    arena_format(
		canvas->view->arena, "↑ %.*s", STR_ARG(field_name(canvas->view, chart->y_field))));
	top += LINE_HEIGHT + 12;
	axes_begin(
	    &axes, canvas, scale_of(range.low, range.high, 5, false), top, top + PLOT_HEIGHT, 12);
	axes_set_x(&axes, x.low, x.high);
	axes_draw_y(&axes);
	axes_draw_x(&axes);
	chart_draw_dots(canvas, &axes.x, &axes.y);
	canvas_text(canvas, canvas->width, axes.bottom + 2 * LINE_HEIGHT + 4, "m", ANCHOR_END,
	    arena_format(
		canvas->view->arena, "%.*s →", STR_ARG(field_name(canvas->view, chart->x_field))));
	return axes.bottom + 2 * LINE_HEIGHT + 12;
}
