/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_CHART_AXES_H
#define DATAMO_RENDER_CHART_AXES_H

#include "render/chart_canvas.h"

/* The frame of a plot: values upwards at the left, time or numbers along the foot. */
struct axes {
	struct canvas *canvas;
	struct scale x, y;
	double top, bottom;
};

/* Makes room for the labels of y at the left; `right` is kept free. */
void axes_begin(struct axes *axes, struct canvas *canvas, struct scale y, double top, double bottom,
    double right);
void axes_set_x(struct axes *axes, double low, double high); /* low and high lie at the ends */
void axes_draw_y(const struct axes *axes);                   /* faint lines with their values */
/* Below the plot: the chart's places, as many as have room. */
void axes_draw_places(const struct axes *axes);
/* Above the plot, at the top of what is free there: what y is; the height that it took. */
double axes_name_y(struct canvas *canvas, double top, struct str name);
/* Below all: what x is; where that ends. */
double axes_name_x(const struct axes *axes, struct str name);
/* Below the plot: round values, or days of a calendar. */
void axes_draw_x(const struct axes *axes);

#endif
