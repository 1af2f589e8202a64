/* SPDX-License-Identifier: MIT */
#include "render/chart_canvas.h"

#include <math.h>

#include "base/utf8.h"
#include "render/chart_gather.h"
#include "render/chart_words.h"
#include "render/html_escape.h"

enum { SERIES_CLASSES = 6, MARK_SHAPES = 4, LEGEND_GAP = 18, LEGEND_BOX = 12 };

bool canvas_is_narrow(const struct canvas *canvas)
{
	return canvas->width < 500;
}

size_t series_class(size_t series)
{
	return series % SERIES_CLASSES + 1;
}

/* Beyond what HTML forbids, XML 1.0 has no U+FFFE and U+FFFF. */
void svg_add_text(struct strbuf *svg, struct str text)
{
	size_t start = 0;

	for (size_t i = 0; i + 2 < text.len; i++) {
		if (text.data[i] != '\xef' || text.data[i + 1] != '\xbf' ||
		    (unsigned char)text.data[i + 2] < 0xbe)
			continue;
		html_add_text(svg, str_slice(text, start, i));
		strbuf_add_cstr(svg, "\xef\xbf\xbd");
		start = i + 3;
		i += 2;
	}
	html_add_text(svg, str_from(text, start));
}

void svg_add_number(struct strbuf *svg, double number)
{
	long long tenths = isfinite(number) && fabs(number) < 1e6 ? llround(number * 10) : 0;

	if (tenths < 0)
		strbuf_add_char(svg, '-');
	tenths = tenths < 0 ? -tenths : tenths;
	strbuf_add_format(svg, "%lld", tenths / 10);
	if (tenths % 10)
		strbuf_add_format(svg, ".%lld", tenths % 10);
}

static void add_attribute(struct canvas *canvas, const char *name, double value)
{
	strbuf_add_format(canvas->svg, " %s=\"", name);
	svg_add_number(canvas->svg, value);
	strbuf_add_char(canvas->svg, '"');
}

void canvas_text(struct canvas *canvas, double x, double y, const char *class,
    enum canvas_anchor anchor, struct str text)
{
	static const char *const anchors[] = { "", " middle", " end" };

	/* an attribute, since style checkers do not know the property: the rim lies behind the text
	 */
	bool has_rim = str_eq(str_of(class), STR("v")) || str_ends_with(str_of(class), STR("halo"));

	strbuf_add_format(canvas->svg, "<text class=\"%s%s\"%s", class, anchors[anchor],
	    has_rim ? " paint-order=\"stroke\"" : "");
	add_attribute(canvas, "x", x);
	add_attribute(canvas, "y", y);
	strbuf_add_char(canvas->svg, '>');
	svg_add_text(canvas->svg, text);
	strbuf_add_cstr(canvas->svg, "</text>\n");
}

void canvas_line(
    struct canvas *canvas, double x1, double y1, double x2, double y2, const char *class)
{
	strbuf_add_format(canvas->svg, "<line class=\"%s\"", class);
	add_attribute(canvas, "x1", x1);
	add_attribute(canvas, "y1", y1);
	add_attribute(canvas, "x2", x2);
	add_attribute(canvas, "y2", y2);
	strbuf_add_cstr(canvas->svg, "/>\n");
}

void canvas_path(struct canvas *canvas, const char *class, struct str d)
{
	strbuf_add_format(canvas->svg, "<path class=\"%s\" d=\"", class);
	strbuf_add(canvas->svg, d);
	strbuf_add_cstr(canvas->svg, "\"/>\n");
}

void canvas_bar(struct canvas *canvas, double x, double y, double width, double height,
    size_t series, bool is_estimate)
{
	strbuf_add_format(canvas->svg, "<rect class=\"bar s%zu%s\"", series_class(series),
	    is_estimate ? " estimate" : "");
	add_attribute(canvas, "x", x);
	add_attribute(canvas, "y", y);
	add_attribute(canvas, "width", width);
	add_attribute(canvas, "height", height);
	strbuf_add_cstr(canvas->svg, "/>\n");
}

void canvas_mark(struct canvas *canvas, double x, double y, size_t series, bool is_estimate)
{
	static const char *const shapes[MARK_SHAPES] = {
		"m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
		"m-4 -4h8v8h-8z",
		"m0 -5.5l5.5 9.5h-11z",
		"m0 -5.8l5.8 5.8l-5.8 5.8l-5.8-5.8z",
	};

	strbuf_add_format(canvas->svg, "<path class=\"mark s%zu%s\" d=\"M", series_class(series),
	    is_estimate ? " estimate" : "");
	svg_add_number(canvas->svg, x);
	strbuf_add_char(canvas->svg, ' ');
	svg_add_number(canvas->svg, y);
	strbuf_add_cstr(canvas->svg, shapes[series % MARK_SHAPES]);
	strbuf_add_cstr(canvas->svg, "\"/>\n");
}

/* --- text --- */

/* In shares of the size; a little wide rather than narrow. */
static double character_width(uint32_t c)
{
	if (c == ' ' || c == 0xa0 || c == 'i' || c == 'j' || c == 'l' || c == '.' || c == ',' ||
	    c == ':' || c == ';' || c == '\'' || c == '|' || c == 'I' || c == '(' || c == ')')
		return 0.32;
	if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%')
		return 0.88;
	if (c == 't' || c == 'f' || c == 'r' || c == '-' || c == '/')
		return 0.4;
	if (c >= 0x300 && c < 0x370)
		return 0;
	if (c >= 0x2e80)
		return 1.05;
	return c >= 'A' && c <= 'Z' ? 0.68 : 0.58;
}

double text_width(struct str text)
{
	double width = 0;

	while (text.len)
		width += character_width(utf8_next(&text)) * TEXT_SIZE;
	return width;
}

/* As many characters of the text as fit, at least one. */
static size_t fitting_bytes(struct str text, double width)
{
	struct str rest = text;
	size_t fits = 0;

	while (rest.len) {
		width -= character_width(utf8_next(&rest)) * TEXT_SIZE;
		if (width < 0 && fits)
			break;
		fits = text.len - rest.len;
	}
	return fits;
}

/* Cuts the next line off `rest`: at a blank, or inside of a word that is too long. */
static struct str next_line(struct str *rest, double width)
{
	size_t fits = fitting_bytes(*rest, width), end = fits;
	struct str line;

	if (fits < rest->len) {
		while (end && rest->data[end] != ' ')
			end--;
		if (!end)
			end = fits;
	}
	line = str_slice(*rest, 0, end);
	*rest = str_trim(str_from(*rest, end));
	return line;
}

struct text_lines text_wrap(struct view *view, struct str text, double width, size_t most)
{
	struct text_lines lines = { .count = 0 };
	struct str rest = str_trim(text);

	while (rest.len && lines.count < most && lines.count < LINES_MAX)
		lines.items[lines.count++] = next_line(&rest, width);
	if (rest.len && lines.count) {
		struct str *last = &lines.items[lines.count - 1];

		*last = str_slice(*last, 0, fitting_bytes(*last, width - TEXT_SIZE));
		*last = arena_format(view->arena, "%.*s…", STR_ARG(*last));
	}
	return lines;
}

void canvas_lines(struct canvas *canvas, double x, double y, const char *class,
    enum canvas_anchor anchor, const struct text_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		canvas_text(canvas, x, y + (double)i * LINE_HEIGHT, class, anchor, lines->items[i]);
}

double canvas_legend(struct canvas *canvas, double y)
{
	double x = 0, start = y;

	for (size_t i = 0; i < canvas->chart->series_count; i++) {
		struct str name = chart_series_name(canvas->view, canvas->chart, i);
		struct text_lines line = text_wrap(
		    canvas->view, name, canvas->width - LEGEND_GAP - 4, 1);
		double width = LEGEND_GAP + (line.count ? text_width(line.items[0]) : 0) +
			       LEGEND_GAP;

		if (x > 0 && x + width > canvas->width) {
			x = 0;
			y += LINE_HEIGHT + 2;
		}
		canvas_bar(canvas, x, y + 3, LEGEND_BOX, LEGEND_BOX, i, false);
		canvas_lines(canvas, x + LEGEND_GAP, y + 14, "t", ANCHOR_START, &line);
		x += width;
	}
	return y + LINE_HEIGHT + 6 - start;
}

/* --- scales --- */

struct scale scale_of(double lowest, double highest, size_t ticks, enum scale_zero zero)
{
	struct scale scale;

	bool is_near = zero == SCALE_NEAR;

	if (zero == SCALE_ZERO || (is_near && lowest > 0 && lowest < 0.5 * highest))
		lowest = fmin(lowest, 0);
	if (zero == SCALE_ZERO || (is_near && highest < 0 && highest > 0.5 * lowest))
		highest = fmax(highest, 0);
	if (!(highest > lowest))
		highest = lowest + fmax(fabs(lowest) * 0.1, 1);
	scale.step = chart_nice_step(highest - lowest, ticks);
	scale.low = floor(lowest / scale.step + 1e-9) * scale.step;
	scale.high = ceil(highest / scale.step - 1e-9) * scale.step;
	scale.from = 0;
	scale.to = 1;
	return scale;
}

double scale_at(const struct scale *scale, double value)
{
	double share = (value - scale->low) / (scale->high - scale->low);

	return scale->from + share * (scale->to - scale->from);
}

size_t scale_ticks(const struct scale *scale)
{
	double count = round((scale->high - scale->low) / scale->step) + 1;

	return count > 0 && count < 50 ? (size_t)count : 0;
}

double scale_tick(const struct scale *scale, size_t index)
{
	double value = scale->low + (double)index * scale->step;

	return fabs(value) < scale->step * 1e-6 ? 0 : value;
}
