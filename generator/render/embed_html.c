/* SPDX-License-Identifier: MIT */
#include "render/embed_html.h"

#include "model/site_path.h"
#include "model/value_parsers.h"
#include "render/embed_chart.h"
#include "render/html_escape.h"
#include "render/view_cell.h"

static const struct diag_kind empty_chart = { "embed.empty-chart", DIAG_ERROR,
	{ "Biểu đồ “{found}” của {name} không có gì để vẽ.",
	    "The chart “{found}” of {name} has nothing to draw." },
	{ "Xem lại views của tập dữ liệu, hoặc bỏ khối này.",
	    "Mend the dataset's views, or leave the block out." } };

enum { BAR_WIDTH = 100 };

struct embed_writer {
	struct view *view;
	const struct embed *embed;
	struct strbuf *html;
	struct str link; /* to the dataset */
};

static void add(struct embed_writer *writer, const char *html)
{
	strbuf_add_cstr(writer->html, html);
}

static void add_text(struct embed_writer *writer, struct str text)
{
	html_add_text(writer->html, text);
}

static const struct pick_cell *cell_at(const struct pick *pick, size_t row, size_t column)
{
	return &pick->cells[row * pick->column_count + column];
}

static struct str display(struct embed_writer *writer, const struct field *field, struct str text)
{
	struct column_style style = column_style_of(NULL, field, NULL);

	return view_value(writer->view, &style, text);
}

/* "42 %" in Vietnamese, "42%" in English; other units stand apart. */
static void add_unit(struct embed_writer *writer, struct str unit)
{
	bool is_percent = str_starts_with(unit, STR("%"));

	if (!unit.len)
		return;
	if (!is_percent || writer->view->style == NUMBER_VI)
		add(writer, "\u00a0");
	add_text(writer, unit);
}

static struct str unit_of(struct embed_writer *writer, const struct pick *pick, size_t row)
{
	const struct field *field = &pick->fields[pick->column_count - 1];

	if (writer->embed->has_unit)
		return cell_at(pick, row, pick->column_count - 1)->text;
	return field->unit.len ? field->unit : view_text(writer->view, &field->unit_text).value;
}

static void open_link(struct embed_writer *writer, const char *class)
{
	add(writer, "<a");
	if (class[0])
		strbuf_add_format(writer->html, " class=\"%s\"", class);
	add(writer, " href=\"");
	html_add_url(writer->html, writer->link);
	add(writer, "\">");
}

/* --- a figure in a sentence --- */

static void add_value(struct embed_writer *writer, const struct embed_part *part)
{
	const struct pick *pick = &part->pick;
	const struct pick_cell *cell;

	if (!pick->is_answered || !pick->row_count) {
		add_text(writer, view_words(writer->view, STR("preview.missing")));
		return;
	}
	cell = cell_at(pick, 0, 0);
	open_link(writer, "datum");
	add(writer, "<data value=\"");
	add_text(writer, cell->text);
	add(writer, "\">");
	add_text(writer, display(writer, &pick->fields[0], cell->text));
	add_unit(writer, unit_of(writer, pick, 0));
	add(writer, "</data></a>");
}

static const struct embed_part *find_part(const struct embed *embed, struct str name)
{
	for (size_t i = 0; i < embed->part_count; i++) {
		struct str own = embed->parts[i].name;

		if (str_eq(own.len ? own : STR("value"), name))
			return &embed->parts[i];
	}
	return NULL;
}

static void add_sentence(struct embed_writer *writer)
{
	struct str rest = writer->embed->text.len ? writer->embed->text : STR("{value}");

	add(writer, "<p class=\"embed-value\">");
	while (rest.len) {
		size_t open = str_find(rest, '{'), close = str_find(rest, '}');
		const struct embed_part *part = NULL;

		if (open < close && close < rest.len)
			part = find_part(writer->embed, str_slice(rest, open + 1, close));
		add_text(writer, str_slice(rest, 0, open));
		if (part)
			add_value(writer, part);
		else if (open < rest.len)
			add(writer, "{");
		rest = str_from(rest, part ? close + 1 : open + 1);
	}
	add(writer, "</p>\n");
}

/* --- tables --- */

static void add_source(struct embed_writer *writer)
{
	struct text_choice title = view_text(writer->view, &writer->embed->dataset->title);

	add(writer, "<p class=\"embed-source\">");
	add_text(writer, view_words(writer->view, STR("embed.source")));
	add(writer, " ");
	open_link(writer, "");
	add_text(writer, title.value.len ? title.value : writer->embed->dataset->id);
	add(writer, "</a></p>\n");
}

static void open_figure(struct embed_writer *writer, const char *class)
{
	struct str name = writer->embed->title;

	if (!name.len)
		name = view_text(writer->view, &writer->embed->dataset->title).value;
	strbuf_add_format(writer->html, "<figure class=\"embed %s\">\n", class);
	add(writer, "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
	add_text(writer, name);
	add(writer, "\">\n<table>\n<caption>");
	add_text(writer, name);
	add(writer, "</caption>\n");
}

static void close_figure(struct embed_writer *writer)
{
	add(writer, "</table>\n</div>\n");
	add_source(writer);
	add(writer, "</figure>\n");
}

static bool is_number(const struct field *field)
{
	return field->type == TYPE_NUMBER || field->type == TYPE_INTEGER;
}

static void add_header(struct embed_writer *writer, const struct field *field)
{
	struct str title = view_text(writer->view, &field->title).value;

	add(writer,
	    is_number(field) ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">");
	add_text(writer, title.len ? title : field->name);
	add(writer, "</th>");
}

static void add_cell(
    struct embed_writer *writer, const struct field *field, const struct pick_cell *cell)
{
	add(writer, is_number(field) ? "<td class=\"number\">" : "<td>");
	if (cell->is_missing || !cell->text.len) {
		add(writer, "<span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">");
		add_text(writer, view_words(writer->view, STR("preview.missing")));
		add(writer, "</span>");
	} else {
		add_text(writer, display(writer, field, cell->text));
	}
	add(writer, "</td>");
}

static void add_table(struct embed_writer *writer)
{
	const struct pick *pick = &writer->embed->parts[0].pick;

	open_figure(writer, "embed-table");
	add(writer, "<thead>\n<tr>");
	for (size_t i = 0; i < pick->column_count; i++)
		add_header(writer, &pick->fields[i]);
	add(writer, "</tr>\n</thead>\n<tbody>\n");
	for (size_t row = 0; row < pick->row_count; row++) {
		add(writer, "<tr>");
		for (size_t i = 0; i < pick->column_count; i++)
			add_cell(writer, &pick->fields[i], cell_at(pick, row, i));
		add(writer, "</tr>\n");
	}
	add(writer, "</tbody>\n");
	close_figure(writer);
}

/* --- bars: a table whose numbers are drawn, too --- */

static double number_of(const struct pick *pick, size_t row)
{
	double number;

	return decimal_parse(cell_at(pick, row, 1)->text, &number) ? number : 0;
}

static void add_bar(struct embed_writer *writer, double from, double to)
{
	strbuf_add_format(writer->html,
	    "<td class=\"embed-bar\"><svg viewBox=\"0 0 %d 10\" preserveAspectRatio=\"none\" "
	    "aria-hidden=\"true\"><rect x=\"%.2f\" y=\"0\" width=\"%.2f\" "
	    "height=\"10\"/></svg></td>",
	    BAR_WIDTH, from, to - from);
}

static void add_chart(struct embed_writer *writer)
{
	const struct pick *pick = &writer->embed->parts[0].pick;
	double lowest = 0, highest = 0, scale;

	for (size_t row = 0; row < pick->row_count; row++) {
		double number = number_of(pick, row);

		lowest = number < lowest ? number : lowest;
		highest = number > highest ? number : highest;
	}
	/* bars start at zero */
	scale = highest > lowest ? BAR_WIDTH / (highest - lowest) : 0;
	open_figure(writer, "embed-chart");
	add(writer, "<thead class=\"visually-hidden\">\n<tr>");
	add_header(writer, &pick->fields[0]);
	add(writer, "<td></td>");
	add_header(writer, &pick->fields[1]);
	add(writer, "</tr>\n</thead>\n<tbody>\n");
	for (size_t row = 0; row < pick->row_count; row++) {
		double number = number_of(pick, row), zero = -lowest * scale;
		double end = (number - lowest) * scale;

		add(writer, "<tr><th scope=\"row\">");
		add_text(writer, display(writer, &pick->fields[0], cell_at(pick, row, 0)->text));
		add(writer, "</th>");
		add_bar(writer, number < 0 ? end : zero, number < 0 ? zero : end);
		add(writer, "<td class=\"number\">");
		add_text(writer, display(writer, &pick->fields[1], cell_at(pick, row, 1)->text));
		add_unit(writer, unit_of(writer, pick, row));
		add(writer, "</td></tr>\n");
	}
	add(writer, "</tbody>\n");
	close_figure(writer);
}

/* One that shows nothing is an error of the article, not a hole in it. */
static void add_declared_chart(struct embed_writer *writer, const struct note_home *home)
{
	const struct embed *embed = writer->embed;

	if (embed_chart_html(writer->view, embed, home, writer->html))
		add_source(writer);
	else if (!embed->drawn)
		DIAG(writer->view->diags, &empty_chart, embed->at, .name = embed->dataset->id,
		    .found = embed->chart);
}

void embed_html(
    struct view *view, const struct embed *embed, const struct note_home *home, struct strbuf *html)
{
	struct embed_writer writer = { .view = view, .embed = embed, .html = html };
	struct strbuf path = STRBUF_INIT, link = STRBUF_INIT;

	/* of a faulty portal only a draft comes here */
	if (!embed->dataset || (!embed->part_count && !embed->chart.len) ||
	    (embed->kind != EMBED_VALUE && !embed->chart.len && !embed->parts[0].pick.is_answered))
		return;
	site_path_list(
	    &path, arena_format(view->arena, "datasets/%.*s", STR_ARG(embed->dataset->id)), 1);
	site_path_link(&link, home->page, strbuf_str(&path));
	writer.link = strbuf_str(&link);
	if (embed->chart.len)
		add_declared_chart(&writer, home);
	else if (embed->kind == EMBED_VALUE)
		add_sentence(&writer);
	else if (embed->kind == EMBED_TABLE)
		add_table(&writer);
	else
		add_chart(&writer);
	strbuf_release(&path);
	strbuf_release(&link);
}
