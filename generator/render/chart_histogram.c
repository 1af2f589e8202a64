/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "render/chart_axes.h"
#include "render/chart_svg.h"
#include "render/chart_words.h"

enum { PLOT_HEIGHT = 220 };

double chart_draw_histogram(struct canvas *canvas)
{
	const struct chart *chart = canvas->chart;
	double highest = 0, top;
	struct axes axes;

	for (size_t i = 0; i < chart->place_count; i++)
		highest = fmax(highest, chart->values[i].number);
	top = axes_name_y(canvas, 0, view_words(canvas->view, STR("chart.rows")));
	axes_begin(&axes, canvas, scale_of(0, fmax(highest, 4), 4, SCALE_ZERO), top,
	    top + PLOT_HEIGHT, 12);
	axes_set_x(&axes, chart->bin_start,
	    chart->bin_start + (double)chart->place_count * chart->bin_width);
	axes_draw_y(&axes);
	for (size_t i = 0; i < chart->place_count; i++) {
		double from = scale_at(&axes.x, chart->places[i].position);
		double to = scale_at(&axes.x, chart->places[i].position + chart->bin_width);
		double y = scale_at(&axes.y, chart->values[i].number);

		if (chart->values[i].number > 0)
			canvas_bar(
			    canvas, from, y, fmax(to - from - 1, 0.5), axes.bottom - y, 0, false);
	}
	axes_draw_x(&axes);
	return axes_name_x(&axes, chart_field_name(canvas->view, chart->y_field));
}
