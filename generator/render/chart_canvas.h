/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_CHART_CANVAS_H
#define DATAMO_RENDER_CHART_CANVAS_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "model/chart.h"
#include "render/view.h"

/*
 * What a chart is drawn on: SVG elements, sizes in its own units. Looks are classes only: the
 * page's style sheet, or that of the stand-alone file, gives colours and sizes of text. Text is
 * measured by estimate, since no font is at hand.
 */
struct canvas {
	struct view *view;
	const struct chart *chart;
	struct strbuf *svg;
	double width;
};

enum { CANVAS_WIDE = 720, CANVAS_NARROW = 344 };
enum { TEXT_SIZE = 14, LINE_HEIGHT = 19 };

enum canvas_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

bool canvas_is_narrow(const struct canvas *canvas);

void svg_add_text(struct strbuf *svg, struct str text); /* escaped, for content and attributes */
void svg_add_number(struct strbuf *svg, double number); /* to a tenth */

void canvas_text(struct canvas *canvas, double x, double y, const char *class,
    enum canvas_anchor anchor, struct str text);
void canvas_line(
    struct canvas *canvas, double x1, double y1, double x2, double y2, const char *class);
void canvas_path(struct canvas *canvas, const char *class, struct str d);
/* A bar of a series; hollow when it is an estimate. */
void canvas_bar(struct canvas *canvas, double x, double y, double width, double height,
    size_t series, bool is_estimate);
/* A point of a series, each with its own shape. */
void canvas_mark(struct canvas *canvas, double x, double y, size_t series, bool is_estimate);
/* The class of a series' shapes: "s1" … "s6"; more series begin again. */
size_t series_class(size_t series);

double text_width(struct str text);

/* Text in lines no wider than `width`, at most `most` of them, the last cut with "…". */
enum { LINES_MAX = 6 };
struct text_lines {
	struct str items[LINES_MAX];
	size_t count;
};
struct text_lines text_wrap(struct view *view, struct str text, double width, size_t most);
/* Below one another, the first on the baseline y. */
void canvas_lines(struct canvas *canvas, double x, double y, const char *class,
    enum canvas_anchor anchor, const struct text_lines *lines);

/* Names of the series with their colours, from y on; the height that it took. */
double canvas_legend(struct canvas *canvas, double y);

/* From values to units of the drawing, with ticks at round values. */
struct scale {
	double low, high, step;
	double from, to; /* where low and high lie */
};

enum scale_zero {
	SCALE_ZERO, /* zero is in it */
	SCALE_NEAR, /* zero is in it when the values are not far from it */
	SCALE_FREE,
};
struct scale scale_of(double lowest, double highest, size_t ticks, enum scale_zero zero);
double scale_at(const struct scale *scale, double value);
size_t scale_ticks(const struct scale *scale);
double scale_tick(const struct scale *scale, size_t index);

#endif
