/* SPDX-License-Identifier: MIT */
#include "render/chart_svg.h"

#include "render/chart_style.h"
#include "render/chart_words.h"
#include "render/renderer_parts.h"
#include "render/view_chart.h"

enum { MARGIN = 16 };

static double (*const drawers[CHART_KIND_COUNT])(struct canvas *canvas) = {
	[CHART_LINE] = chart_draw_line,
	[CHART_AREA] = chart_draw_line,
	[CHART_BAR] = chart_draw_bar,
	[CHART_STACKED] = chart_draw_bar,
	[CHART_SCATTER] = chart_draw_scatter,
	[CHART_HISTOGRAM] = chart_draw_histogram,
	[CHART_PROGRESS] = chart_draw_progress,
	[CHART_TIMELINE] = chart_draw_timeline,
	[CHART_MAP] = chart_draw_map,
};

static void add_description(
    struct view *view, const struct chart *chart, struct str id, struct strbuf *svg)
{
	strbuf_add_format(svg, "<title id=\"%.*s-title\">", STR_ARG(id));
	svg_add_text(svg, chart_title(view, chart));
	strbuf_add_format(svg, "</title>\n<desc id=\"%.*s-desc\">", STR_ARG(id));
	svg_add_text(svg, chart_sentence(view, chart));
	strbuf_add_cstr(svg, "</desc>\n");
}

static void add_size(struct strbuf *svg, double width, double height)
{
	strbuf_add_cstr(svg, " viewBox=\"0 0 ");
	svg_add_number(svg, width);
	strbuf_add_char(svg, ' ');
	svg_add_number(svg, height);
	strbuf_add_cstr(svg, "\" width=\"");
	svg_add_number(svg, width);
	strbuf_add_cstr(svg, "\" height=\"");
	svg_add_number(svg, height);
	strbuf_add_char(svg, '"');
}

static void begin_svg(struct strbuf *svg, struct str id, const char *class)
{
	strbuf_add_format(svg,
	    "<svg class=\"%s\" role=\"img\" aria-labelledby=\"%.*s-title %.*s-desc\"", class,
	    STR_ARG(id), STR_ARG(id));
}

void chart_svg(
    struct view *view, const struct chart *chart, double width, struct str id, struct strbuf *svg)
{
	struct strbuf body = STRBUF_INIT;
	struct canvas canvas = { .view = view, .chart = chart, .svg = &body, .width = width };
	double height = drawers[chart->kind](&canvas);

	begin_svg(svg, id, canvas_is_narrow(&canvas) ? "chart narrow" : "chart wide");
	add_size(svg, width, height);
	strbuf_add_cstr(svg, ">\n");
	add_description(view, chart, id, svg);
	strbuf_add(svg, strbuf_str(&body));
	strbuf_add_cstr(svg, "</svg>");
	strbuf_release(&body);
}

/* --- the stand-alone file --- */

static double draw_lines(
    struct canvas *canvas, struct str text, double y, const char *class, double width, double step)
{
	struct text_lines lines = text_wrap(canvas->view, text, width, LINES_MAX);

	for (size_t i = 0; i < lines.count; i++) {
		y += step;
		canvas_text(canvas, MARGIN, y, class, ANCHOR_START, lines.items[i]);
	}
	return y;
}

void chart_svg_file(struct view *view, const struct chart *chart, struct strbuf *svg)
{
	struct strbuf head = STRBUF_INIT, body = STRBUF_INIT, foot = STRBUF_INIT;
	double text = CANVAS_WIDE, width = CANVAS_WIDE + 2 * MARGIN, height, top, end;
	struct canvas canvas = { .view = view, .chart = chart, .svg = &head, .width = text };

	top = draw_lines(&canvas, chart_title(view, chart), 10, "title", text * 0.8, 24);
	top = draw_lines(&canvas, chart_subtitle(view, chart), top, "m", text, 21) + 16;
	canvas.svg = &body;
	height = drawers[chart->kind](&canvas);
	canvas.svg = &foot;
	end = draw_lines(&canvas, chart_caveat(view, chart), top + height + 6, "small", text, 18);
	end = draw_lines(
	    &canvas, view_text(view, &chart->request->note).value, end, "small", text, 18);
	end = draw_lines(&canvas, chart_source(view, chart), end, "small", text, 18) + MARGIN;
	strbuf_add_cstr(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"");
	svg_add_text(svg, view->language);
	strbuf_add_cstr(svg, "\" role=\"img\" aria-labelledby=\"chart-title chart-desc\"");
	add_size(svg, width, end);
	strbuf_add_cstr(svg, ">\n");
	add_description(view, chart, STR("chart"), svg);
	strbuf_add_cstr(svg, "<style>");
	chart_style_add(svg, view->renderer->theme, view->portal->look.font);
	strbuf_add_cstr(svg, "</style>\n");
	strbuf_add(svg, strbuf_str(&head));
	strbuf_add_format(svg, "<g transform=\"translate(%d ", MARGIN);
	svg_add_number(svg, top);
	strbuf_add_cstr(svg, ")\">\n");
	strbuf_add(svg, strbuf_str(&body));
	strbuf_add_cstr(svg, "</g>\n");
	strbuf_add(svg, strbuf_str(&foot));
	strbuf_add_cstr(svg, "</svg>\n");
	strbuf_release(&head);
	strbuf_release(&body);
	strbuf_release(&foot);
}
