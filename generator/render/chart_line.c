/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "render/chart_axes.h"
#include "render/chart_svg.h"
#include "render/chart_words.h"

enum {
	PLOT_HEIGHT = 260,
	LABEL_GAP = 12,
	MARKS_MOST = 40,  /* points a series that get a mark */
	VALUES_MOST = 14, /* values that are all written */
	NAMED_MOST = 8,   /* series that are named at their ends */
	NAME_LINES = 3,   /* of a name below its value */
	TALL_MOST = 4,    /* series that have room for it there; else both share a line */
};

struct lines {
	struct canvas *canvas;
	const struct chart *chart;
	struct axes axes;
	bool is_area, is_named;
	double *below; /* of an area: the sum of the series under it, a place */
};

static double height_at(const struct lines *lines, size_t series, size_t place)
{
	double below = lines->is_area ? lines->below[place] : 0;

	return below + chart_value_at(lines->chart, series, place)->number;
}

static double x_at(const struct lines *lines, size_t place)
{
	return scale_at(&lines->axes.x, lines->chart->places[place].position);
}

static void find_range(const struct chart *chart, bool is_area, double *low, double *high)
{
	*low = HUGE_VAL;
	*high = -HUGE_VAL;
	for (size_t p = 0; p < chart->place_count; p++) {
		double sum = 0;

		for (size_t s = 0; s < chart->series_count; s++) {
			const struct chart_value *value = chart_value_at(chart, s, p);

			if (!value->is_given)
				continue;
			sum = is_area ? sum + value->number : value->number;
			*low = fmin(*low, sum);
			*high = fmax(*high, sum);
		}
	}
	if (chart->target.is_given) {
		*low = fmin(*low, chart->target.number);
		*high = fmax(*high, chart->target.number);
	}
	if (!(*high >= *low))
		*low = *high = 0;
}

static void add_point(struct strbuf *d, char command, double x, double y)
{
	strbuf_add_char(d, command);
	svg_add_number(d, x);
	strbuf_add_char(d, ' ');
	svg_add_number(d, y);
}

/* A sum is known only where no series is missing. */
static bool is_whole(const struct chart *chart, size_t place)
{
	for (size_t s = 0; s < chart->series_count; s++) {
		if (!chart_value_at(chart, s, place)->is_given)
			return false;
	}
	return true;
}

/* A missing value is a gap; towards or from an estimate the line is dashed, so that is a path of
 * its own. */
static void draw_line(struct lines *lines, size_t series, bool of_estimates)
{
	const struct chart *chart = lines->chart;
	struct strbuf d = STRBUF_INIT, class = STRBUF_INIT;
	size_t drawn_to = chart->place_count;

	for (size_t p = 1; p < chart->place_count; p++) {
		const struct chart_value *from = chart_value_at(chart, series, p - 1);
		const struct chart_value *to = chart_value_at(chart, series, p);

		if (!from->is_given || !to->is_given ||
		    (lines->is_area && (!is_whole(chart, p - 1) || !is_whole(chart, p))) ||
		    (from->is_estimate || to->is_estimate) != of_estimates)
			continue;
		if (drawn_to != p - 1)
			add_point(&d, 'M', x_at(lines, p - 1),
			    scale_at(&lines->axes.y, height_at(lines, series, p - 1)));
		add_point(
		    &d, 'L', x_at(lines, p), scale_at(&lines->axes.y, height_at(lines, series, p)));
		drawn_to = p;
	}
	strbuf_add_format(
	    &class, "line s%zu%s", series_class(series), of_estimates ? " estimate" : "");
	if (d.len)
		canvas_path(lines->canvas, class.data, strbuf_str(&d));
	strbuf_release(&class);
	strbuf_release(&d);
}

/* From the series' line down to what is below it, from place to place as long as nothing misses. */
static void draw_area(struct lines *lines, size_t series)
{
	const struct chart *chart = lines->chart;
	struct strbuf d = STRBUF_INIT, class = STRBUF_INIT;

	for (size_t from = 0, to; from < chart->place_count; from = to + 1) {
		for (to = from; to < chart->place_count && is_whole(chart, to); to++)
			add_point(&d, to > from ? 'L' : 'M', x_at(lines, to),
			    scale_at(&lines->axes.y, height_at(lines, series, to)));
		for (size_t p = to; p > from; p--)
			add_point(&d, 'L', x_at(lines, p - 1),
			    scale_at(&lines->axes.y, lines->below[p - 1]));
		if (to > from)
			strbuf_add_char(&d, 'z');
	}
	strbuf_add_format(&class, "area s%zu", series_class(series));
	if (d.len)
		canvas_path(lines->canvas, class.data, strbuf_str(&d));
	strbuf_release(&class);
	strbuf_release(&d);
}

static size_t count_values(const struct chart *chart)
{
	size_t count = 0;

	for (size_t i = 0; i < chart->place_count * chart->series_count; i++)
		count += chart->values[i].is_given;
	return count;
}

/* Another series runs just above: the value stands below its own point then. */
static bool is_crowded(struct lines *lines, size_t series, size_t place, double y)
{
	for (size_t s = 0; s < lines->chart->series_count; s++) {
		const struct chart_value *other = chart_value_at(lines->chart, s, place);
		double above = scale_at(&lines->axes.y, other->number);

		if (s != series && other->is_given && y - above < 1.5 * LINE_HEIGHT &&
		    (above < y || (!(above > y) && s < series)))
			return true;
	}
	return false;
}

static void draw_marks(struct lines *lines, size_t series)
{
	const struct chart *chart = lines->chart;
	bool has_all = count_values(chart) <= VALUES_MOST && !lines->is_area;
	size_t first = chart_first_place(chart, series), last = chart_last_place(chart, series);

	for (size_t p = 0; p < chart->place_count; p++) {
		const struct chart_value *value = chart_value_at(chart, series, p);
		double x = x_at(lines, p), y;

		if (!value->is_given)
			continue;
		y = scale_at(&lines->axes.y, height_at(lines, series, p));
		if (!lines->is_area && (chart->place_count <= MARKS_MOST || p == last))
			canvas_mark(lines->canvas, x, y, series, value->is_estimate);
		/* the last one's stands with the name */
		if ((p == last && lines->is_named) || lines->is_area)
			continue;
		if (has_all || ((p == first || p == last) && chart->place_count <= MARKS_MOST))
			canvas_text(lines->canvas, x,
			    y + (is_crowded(lines, series, p, y) ? 20 : -9), "v",
			    p == first ? ANCHOR_START : ANCHOR_MIDDLE,
			    chart_value_text(lines->canvas->view, chart, value));
	}
}

/* --- names at the ends --- */

struct end {
	size_t series;
	double y, height;
	struct text_lines name;
};

static int compare_ends(const void *left, const void *right)
{
	const struct end *a = left, *b = right;
	int order = (a->y > b->y) - (a->y < b->y);

	return order ? order : (a->series > b->series) - (a->series < b->series);
}

/* Each at its line's end, pushed apart where they would overlap. */
static void spread(struct end *ends, size_t count, double top, double bottom)
{
	double free_from = top;

	for (size_t i = 0; i < count; i++) {
		ends[i].y = fmax(ends[i].y - LINE_HEIGHT / 2.0, free_from);
		free_from = ends[i].y + ends[i].height;
	}
	for (size_t i = count; i > 0; i--) {
		struct end *end = &ends[i - 1];

		end->y = fmin(end->y, bottom - end->height);
		bottom = end->y;
	}
}

static struct str end_value(const struct lines *lines, size_t series)
{
	size_t last = chart_last_place(lines->chart, series);

	if (last == lines->chart->place_count)
		return STR("");
	return chart_value_text(
	    lines->canvas->view, lines->chart, chart_value_at(lines->chart, series, last));
}

static struct str end_name(const struct lines *lines, size_t series)
{
	struct str name = chart_series_name(lines->canvas->view, lines->chart, series);

	if (lines->chart->series_count <= TALL_MOST)
		return name;
	return arena_format(lines->canvas->view->arena, "%.*s  %.*s",
	    STR_ARG(end_value(lines, series)), STR_ARG(name));
}

static struct end end_of(struct lines *lines, size_t series, double width)
{
	const struct chart *chart = lines->chart;
	size_t last = chart_last_place(chart, series);
	struct end end = { .series = series };
	double height = height_at(lines, series, last);

	if (lines->is_area)
		height -= chart_value_at(chart, series, last)->number / 2;
	end.y = scale_at(&lines->axes.y, height);
	if (chart->series_count > 1)
		end.name = text_wrap(lines->canvas->view, end_name(lines, series), width,
		    chart->series_count > TALL_MOST ? 1 : NAME_LINES);
	end.height = chart->series_count > TALL_MOST
			 ? LINE_HEIGHT
			 : (double)(end.name.count + 1) * (LINE_HEIGHT - 2) + 4;
	return end;
}

static void draw_ends(struct lines *lines, struct end *ends, size_t count)
{
	double x = lines->axes.x.to + LABEL_GAP;
	bool is_tall = lines->chart->series_count <= TALL_MOST;

	qsort(ends, count, sizeof(*ends), compare_ends);
	spread(ends, count, 0, lines->axes.bottom + LINE_HEIGHT);
	for (size_t i = 0; i < count; i++) {
		double y = ends[i].y + 14;

		if (is_tall) {
			canvas_text(lines->canvas, x, y, "v", ANCHOR_START,
			    end_value(lines, ends[i].series));
			y += LINE_HEIGHT - 2;
		}
		for (size_t k = 0; k < ends[i].name.count; k++)
			canvas_text(lines->canvas, x, y + (double)k * (LINE_HEIGHT - 2), "t",
			    ANCHOR_START, ends[i].name.items[k]);
	}
}

/* --- all of it --- */

static double label_width(const struct lines *lines)
{
	const struct chart *chart = lines->chart;
	double most = lines->canvas->width * (canvas_is_narrow(lines->canvas) ? 0.36 : 0.32);
	double width = 0;

	if (!lines->is_named)
		return LABEL_GAP;
	for (size_t s = 0; s < chart->series_count; s++) {
		if (chart->series_count > 1)
			width = fmax(width, text_width(end_name(lines, s)));
		width = fmax(width, text_width(end_value(lines, s)));
	}
	return fmin(width + 4, most) + LABEL_GAP;
}

static void draw_series(struct lines *lines, struct end *ends, size_t *end_count, double names)
{
	const struct chart *chart = lines->chart;

	for (size_t s = 0; s < chart->series_count; s++) {
		if (chart_first_place(chart, s) == chart->place_count)
			continue;
		if (lines->is_area)
			draw_area(lines, s);
		draw_line(lines, s, false);
		draw_line(lines, s, true);
		if (lines->is_named)
			ends[(*end_count)++] = end_of(lines, s, names - LABEL_GAP);
		draw_marks(lines, s);
		for (size_t p = 0; lines->is_area && p < chart->place_count; p++) {
			if (chart_value_at(chart, s, p)->is_given)
				lines->below[p] += chart_value_at(chart, s, p)->number;
		}
	}
}

static void draw_target(struct lines *lines)
{
	const struct chart *chart = lines->chart;
	double y = scale_at(&lines->axes.y, chart->target.number);

	canvas_line(lines->canvas, lines->axes.x.from, y, lines->axes.x.to, y, "target");
	canvas_text(lines->canvas, lines->axes.x.from, y - 5, "t halo", ANCHOR_START,
	    view_sentence(lines->canvas->view, STR("chart.target"),
		(struct view_word[]){
		    { "value", chart_value_text(lines->canvas->view, chart, &chart->target) },
		    { NULL, STR("") } }));
}

double chart_draw_line(struct canvas *canvas)
{
	const struct chart *chart = canvas->chart;
	struct lines lines = { .canvas = canvas,
		.chart = chart,
		.is_area = chart->kind == CHART_AREA,
		.is_named = chart->series_count <= NAMED_MOST };
	struct end ends[NAMED_MOST];
	size_t end_count = 0;
	double low, high, names, top = 0;

	lines.below = arena_alloc(
	    canvas->view->arena, size_mul(chart->place_count + 1, sizeof(double)));
	find_range(chart, lines.is_area, &low, &high);
	names = label_width(&lines);
	if (!lines.is_named)
		top = canvas_legend(canvas, 0);
	axes_begin(&lines.axes, canvas,
	    scale_of(low, high, 5, lines.is_area ? SCALE_ZERO : SCALE_NEAR), top + 16,
	    top + 16 + PLOT_HEIGHT, names);
	axes_set_x(
	    &lines.axes, chart->places[0].position, chart->places[chart->place_count - 1].position);
	axes_draw_y(&lines.axes);
	if (chart->axis == AXIS_CATEGORY || chart->place_count <= 12)
		axes_draw_places(&lines.axes);
	else
		axes_draw_x(&lines.axes);
	if (chart->target.is_given)
		draw_target(&lines);
	draw_series(&lines, ends, &end_count, names);
	draw_ends(&lines, ends, end_count);
	return lines.axes.bottom + LINE_HEIGHT + 10;
}
