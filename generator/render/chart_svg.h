/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_CHART_SVG_H
#define DATAMO_RENDER_CHART_SVG_H

#include "base/strbuf.h"
#include "model/chart.h"
#include "render/chart_canvas.h"
#include "render/view.h"

/* Draws one kind of chart onto the canvas, from y = 0 down, and gives the height. One file a kind,
 * one line in chart_svg.c. */
double chart_draw_line(struct canvas *canvas); /* area too */
double chart_draw_bar(struct canvas *canvas);  /* grouped and stacked, upright or lying */
double chart_draw_progress(struct canvas *canvas);
double chart_draw_histogram(struct canvas *canvas);
double chart_draw_scatter(struct canvas *canvas);
double chart_draw_map(struct canvas *canvas);
double chart_draw_timeline(struct canvas *canvas);

/*
 * The chart as an <svg> element for a page, `width` CANVAS_WIDE or CANVAS_NARROW; its look is the
 * page's style sheet. `id` begins the ids of its title and description.
 */
void chart_svg(
    struct view *view, const struct chart *chart, double width, struct str id, struct strbuf *svg);

/* The chart as a document of its own, with title, source and style sheet. */
void chart_svg_file(struct view *view, const struct chart *chart, struct strbuf *svg);

#endif
