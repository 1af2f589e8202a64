/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_CHART_DOTS_H
#define DATAMO_RENDER_CHART_DOTS_H

#include "render/chart_canvas.h"

/* The points of a scatter or a map; those of a series in one path, binned ones by their area. */
void chart_draw_dots(struct canvas *canvas, const struct scale *x, const struct scale *y);

struct dot_range {
	double left, right, low, high;
};
struct dot_range chart_dot_range(const struct chart *chart);

#endif
