/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "render/chart_svg.h"
#include "render/chart_words.h"

enum { BAR = 18, TICK = 5, ROW_GAP = 14 };

static const struct chart_value *target_at(const struct chart *chart, size_t place)
{
	static const struct chart_value none = { .is_given = false };

	if (chart->target.is_given)
		return &chart->target;
	return chart->targets ? &chart->targets[place] : &none;
}

static struct scale range_of(const struct canvas *canvas, double values)
{
	const struct chart *chart = canvas->chart;
	struct scale scale = { .low = 0, .high = 0, .step = 1, .from = 0 };

	for (size_t p = 0; p < chart->place_count; p++) {
		const struct chart_value *value = chart_value_at(chart, 0, p);
		const struct chart_value *target = target_at(chart, p);

		if (value->is_given) {
			scale.low = fmin(scale.low, value->number);
			scale.high = fmax(scale.high, value->number);
		}
		if (target->is_given) {
			scale.low = fmin(scale.low, target->number);
			scale.high = fmax(scale.high, target->number);
		}
	}
	if (!(scale.high > scale.low))
		scale.high = scale.low + 1;
	scale.to = canvas->width - values;
	return scale;
}

static void draw_track(struct canvas *canvas, const struct scale *scale, double y)
{
	struct strbuf d = STRBUF_INIT;

	strbuf_add_char(&d, 'M');
	svg_add_number(&d, scale->from);
	strbuf_add_char(&d, ' ');
	svg_add_number(&d, y);
	strbuf_add_char(&d, 'H');
	svg_add_number(&d, scale->to);
	strbuf_add_format(&d, "v%dH", BAR);
	svg_add_number(&d, scale->from);
	strbuf_add_char(&d, 'z');
	canvas_path(canvas, "track", strbuf_str(&d));
	strbuf_release(&d);
}

static void draw_target(
    struct canvas *canvas, const struct scale *scale, const struct chart_value *target, double y)
{
	double x = target->is_given ? scale_at(scale, target->number) : 0, half;
	struct str text = target->is_given
			      ? view_sentence(canvas->view, STR("chart.target"),
				    (struct view_word[]){ { "value", chart_value_text(canvas->view,
									 canvas->chart, target) },
					{ NULL, STR("") } })
			      : view_words(canvas->view, STR("chart.no_target"));

	if (!target->is_given) {
		canvas_text(canvas, 0, y + BAR + LINE_HEIGHT, "m", ANCHOR_START, text);
		return;
	}
	half = text_width(text) / 2;
	canvas_line(canvas, x, y - TICK, x, y + BAR + TICK, "target");
	x = fmin(fmax(x, half), canvas->width - half);
	canvas_text(canvas, x, y + BAR + TICK + 15, "t", ANCHOR_MIDDLE, text);
}

/* A bar from zero for what was done, a tick where the target is. */
double chart_draw_progress(struct canvas *canvas)
{
	const struct chart *chart = canvas->chart;
	double y = 0, values = 0;
	struct scale scale;

	for (size_t p = 0; p < chart->place_count; p++)
		values = fmax(values,
		    text_width(chart_value_text(canvas->view, chart, chart_value_at(chart, 0, p))));
	scale = range_of(canvas, values + 12);
	for (size_t p = 0; p < chart->place_count; p++) {
		const struct chart_value *value = chart_value_at(chart, 0, p);
		struct text_lines name = text_wrap(
		    canvas->view, chart_place_name(canvas->view, chart, p), canvas->width, 3);
		double zero = scale_at(&scale, 0), end = scale_at(&scale, value->number);

		canvas_lines(canvas, 0, y + 15, "h", ANCHOR_START, &name);
		y += (double)name.count * LINE_HEIGHT + 6;
		draw_track(canvas, &scale, y);
		if (value->is_given) {
			canvas_bar(canvas, fmin(zero, end), y, fmax(fabs(end - zero), 0.5), BAR, 0,
			    value->is_estimate);
			canvas_text(canvas, canvas->width, y + BAR / 2 + 5, "v", ANCHOR_END,
			    chart_value_text(canvas->view, chart, value));
		} else {
			canvas_text(canvas, 4, y + BAR / 2 + 5, "m", ANCHOR_START,
			    view_words(canvas->view, STR("preview.missing")));
		}
		draw_target(canvas, &scale, target_at(chart, p), y);
		y += BAR + TICK + LINE_HEIGHT + ROW_GAP;
	}
	return y - ROW_GAP + 4;
}
