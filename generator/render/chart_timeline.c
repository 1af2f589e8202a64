/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "render/chart_svg.h"
#include "render/chart_words.h"

enum { EVENT_GAP = 12, DATE_GAP = 16, LINES_MOST = 4 };

/* Downwards in the order of time: a phone has room for that. The line between two events is as long
 * as their words need, not as the time between them. */
double chart_draw_timeline(struct canvas *canvas)
{
	const struct chart *chart = canvas->chart;
	size_t count = chart->place_count;
	double dates = 0, x, y = 0, first = 0, last = 0;

	for (size_t i = 0; i < count; i++)
		dates = fmax(dates, text_width(chart_place_name(canvas->view, chart, i)));
	x = fmin(dates, canvas->width * 0.35) + DATE_GAP;
	for (size_t i = 0; i < count; i++) {
		struct text_lines words = text_wrap(canvas->view,
		    view_text(canvas->view, &chart->series[i].text).value,
		    canvas->width - x - DATE_GAP, LINES_MOST);
		struct str date = chart_place_name(canvas->view, chart, i);
		bool is_repeated = i && str_eq(date, chart_place_name(canvas->view, chart, i - 1));

		if (!is_repeated)
			canvas_text(canvas, x - DATE_GAP, y + 15, "v", ANCHOR_END, date);
		last = y + 10;
		first = i ? first : last;
		canvas_lines(canvas, x + DATE_GAP, y + 15, "t", ANCHOR_START, &words);
		y += fmax((double)words.count, 1) * LINE_HEIGHT + EVENT_GAP;
	}
	canvas_line(canvas, x, first, x, last, "axis");
	y = 0;
	for (size_t i = 0; i < count; i++) {
		struct text_lines words = text_wrap(canvas->view,
		    view_text(canvas->view, &chart->series[i].text).value,
		    canvas->width - x - DATE_GAP, LINES_MOST);

		canvas_mark(canvas, x, y + 10, 0, false);
		y += fmax((double)words.count, 1) * LINE_HEIGHT + EVENT_GAP;
	}
	return y;
}
