/* SPDX-License-Identifier: MIT */
#include "render/chart_axes.h"
#include "render/chart_dots.h"
#include "render/chart_svg.h"
#include "render/chart_words.h"

enum { PLOT_HEIGHT = 320 };

double chart_draw_scatter(struct canvas *canvas)
{
	const struct chart *chart = canvas->chart;
	struct dot_range range = chart_dot_range(chart);
	double top = chart->series_count > 1 ? canvas_legend(canvas, 0) : 0;
	struct scale x = scale_of(range.left, range.right, 6, SCALE_FREE);
	struct axes axes;

	top += axes_name_y(canvas, top, chart_field_name(canvas->view, chart->y_field));
	axes_begin(&axes, canvas, scale_of(range.low, range.high, 5, SCALE_FREE), top,
	    top + PLOT_HEIGHT, 12);
	axes_set_x(&axes, x.low, x.high);
	axes_draw_y(&axes);
	axes_draw_x(&axes);
	chart_draw_dots(canvas, &axes.x, &axes.y);
	return axes_name_x(&axes, chart_field_name(canvas->view, chart->x_field));
}
