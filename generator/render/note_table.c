/* SPDX-License-Identifier: MIT */
#include "render/note_writer.h"

/* Wider ones stay text: a note is no place for them. */
enum { TABLE_COLUMNS_MAX = 100 };

enum table_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct table_row {
	size_t cell; /* the first of its fragments */
	size_t count;
};

struct note_table {
	enum table_align aligns[TABLE_COLUMNS_MAX];
	size_t columns;
	struct table_row *rows; /* the first is the header */
	size_t row_count;
	bool has_lead; /* lines of text above it, the fragment before its first cell */
};

struct cells {
	struct str texts[TABLE_COLUMNS_MAX];
	size_t count;
};

/* Cuts a row at its pipes, not at "\|", which stands for a pipe. false: too many cells. */
static bool split_row(struct str row, struct cells *cells)
{
	cells->count = 0;
	row = str_trim(row);
	if (str_starts_with(row, STR("|")))
		row = str_from(row, 1);
	do {
		size_t end = 0;

		while (end < row.len && row.data[end] != '|')
			end += row.data[end] == '\\' && end + 1 < row.len ? 2 : 1;
		if (cells->count == TABLE_COLUMNS_MAX)
			return false;
		cells->texts[cells->count++] = str_trim(str_slice(row, 0, end));
		row = str_from(row, end + 1);
	} while (row.len);
	return true;
}

/* The alignment that a cell of the row of dashes asks for; false: it is no such cell. */
static bool read_align(struct str cell, enum table_align *align)
{
	bool left = str_starts_with(cell, STR(":")), right = str_ends_with(cell, STR(":"));
	struct str dashes = str_slice(cell, left, right ? cell.len - 1 : cell.len);
	size_t i;

	*align = left && right ? ALIGN_CENTER
		 : left        ? ALIGN_LEFT
		 : right       ? ALIGN_RIGHT
			       : ALIGN_NONE;
	for (i = 0; i < dashes.len; i++) {
		if (dashes.data[i] != '-')
			return false;
	}
	return dashes.len > 0;
}

/* A row of dashes below a row of as many cells. */
static bool read_header(struct str header, struct str dashes, struct note_table *table)
{
	struct cells cells, titles;
	size_t i;

	if (!str_contains(header, STR("|")) || !str_contains(dashes, STR("|")) ||
	    !split_row(dashes, &cells) || !split_row(header, &titles) ||
	    titles.count != cells.count)
		return false;
	for (i = 0; i < cells.count; i++) {
		if (!read_align(cells.texts[i], &table->aligns[i]))
			return false;
	}
	table->columns = cells.count;
	return true;
}

static void add_fragment(struct note_writer *writer, struct str text, uint64_t line)
{
	struct note_fragment *fragment = ARENA_ADD(
	    writer->arena, writer->fragments, writer->fragment_count);

	fragment->text = text;
	fragment->line = line;
}

/* "\|" is a pipe by now, in code too. */
static struct str unescape_pipes(struct note_writer *writer, struct str cell)
{
	struct strbuf text = STRBUF_INIT;
	struct str result;
	size_t i;

	if (!str_contains(cell, STR("\\|")))
		return cell;
	for (i = 0; i < cell.len; i++) {
		if (cell.data[i] == '\\' && i + 1 < cell.len && cell.data[i + 1] != '|')
			strbuf_add_char(&text, cell.data[i++]);
		else if (cell.data[i] == '\\' && i + 1 < cell.len)
			i++;
		strbuf_add_char(&text, cell.data[i]);
	}
	result = arena_str(writer->arena, strbuf_str(&text));
	strbuf_release(&text);
	return result;
}

static void add_row(
    struct note_writer *writer, struct note_table *table, struct str line, uint64_t number)
{
	struct table_row *row = ARENA_ADD(writer->arena, table->rows, table->row_count);
	struct cells cells;
	size_t i;

	split_row(line, &cells);
	row->cell = writer->fragment_count;
	row->count = cells.count < table->columns ? cells.count : table->columns;
	for (i = 0; i < row->count; i++)
		add_fragment(writer, unescape_pipes(writer, cells.texts[i]), number);
}

/* A line of a paragraph without the quote marks and the indentation before it. */
static struct str paragraph_line(
    const struct note_writer *writer, cmark_node *paragraph, size_t number)
{
	struct str line = note_line(writer, number);

	if (number == (size_t)cmark_node_get_start_line(paragraph))
		return str_trim(str_from(line, (size_t)cmark_node_get_start_column(paragraph) - 1));
	if (cmark_node_get_type(cmark_node_parent(paragraph)) == CMARK_NODE_DOCUMENT)
		return str_trim(line);
	while (line.len && (line.data[0] == '>' || ascii_is_space(line.data[0])))
		line = str_from(line, 1);
	return str_trim(line);
}

/* The lines above the header, each begun like a fragment so that none can start a block. */
static bool add_lead(struct note_writer *writer, cmark_node *paragraph, size_t from, size_t to)
{
	struct strbuf text = STRBUF_INIT;
	bool has_text;
	size_t i;

	for (i = from; i < to; i++) {
		struct str line = paragraph_line(writer, paragraph, i);

		if (note_is_definition(line))
			continue;
		if (text.len)
			strbuf_add_cstr(&text, "\n\xc2\xa0");
		strbuf_add(&text, line);
	}
	has_text = text.len > 0;
	if (has_text)
		add_fragment(writer, arena_str(writer->arena, strbuf_str(&text)), from);
	strbuf_release(&text);
	return has_text;
}

static void find_table(struct note_writer *writer, cmark_node *paragraph)
{
	int start = cmark_node_get_start_line(paragraph), end = cmark_node_get_end_line(paragraph);
	struct note_table table = { .columns = 0 }, *kept;
	size_t first, i;

	if (start < 1 || end <= start || cmark_node_get_start_column(paragraph) < 1)
		return;
	for (first = (size_t)start; first < (size_t)end && !table.columns; first++)
		read_header(paragraph_line(writer, paragraph, first),
		    paragraph_line(writer, paragraph, first + 1), &table);
	if (!table.columns)
		return;
	first--;
	table.has_lead = add_lead(writer, paragraph, (size_t)start, first);
	for (i = first; i <= (size_t)end; i++) {
		if (i != first + 1)
			add_row(writer, &table, paragraph_line(writer, paragraph, i), i);
	}
	kept = arena_alloc(writer->arena, sizeof(*kept));
	*kept = table;
	cmark_node_set_user_data(paragraph, kept);
}

/* All fragments are one document, a paragraph each: a no-break space keeps "#" or "-" from starting
 * anything else. The definitions of links follow, as fragments may use them. */
static cmark_node *parse_fragments(struct note_writer *writer)
{
	struct strbuf document = STRBUF_INIT;
	cmark_node *root, *node;
	size_t i;

	for (i = 0; i < writer->fragment_count; i++) {
		strbuf_add_cstr(&document, "\xc2\xa0");
		strbuf_add(&document, writer->fragments[i].text);
		strbuf_add_cstr(&document, "\n\n");
	}
	for (i = 1; i <= writer->line_count; i++) {
		if (!note_is_definition(note_line(writer, i)))
			continue;
		strbuf_add(&document, str_trim(note_line(writer, i)));
		strbuf_add_char(&document, '\n');
	}
	root = note_parse(writer, strbuf_str(&document));
	node = cmark_node_first_child(root);
	for (i = 0; i < writer->fragment_count && node; i++) {
		writer->fragments[i].node = node;
		node = cmark_node_next(node);
	}
	strbuf_release(&document);
	return root;
}

void note_find_tables(struct note_writer *writer, cmark_node *root, cmark_node **fragments_root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
			find_table(writer, node);
	}
	cmark_iter_free(iter);
	*fragments_root = writer->fragment_count ? parse_fragments(writer) : NULL;
}

static void write_fragment(struct note_writer *writer, size_t index)
{
	const struct note_fragment *fragment = &writer->fragments[index];

	writer->fragment_line = fragment->line;
	if (fragment->node)
		note_write_content(writer, fragment->node);
	writer->fragment_line = 0;
}

static const char *const align_classes[] = {
	[ALIGN_NONE] = "",
	[ALIGN_LEFT] = " class=\"align-left\"",
	[ALIGN_CENTER] = " class=\"align-center\"",
	[ALIGN_RIGHT] = " class=\"align-right\"",
};

static void write_row(
    struct note_writer *writer, const struct note_table *table, const struct table_row *row)
{
	bool is_header = row == table->rows;
	size_t i;

	strbuf_add_cstr(writer->html, "<tr>");
	for (i = 0; i < row->count; i++) {
		strbuf_add_format(writer->html, is_header ? "<th scope=\"col\"%s>" : "<td%s>",
		    align_classes[table->aligns[i]]);
		write_fragment(writer, row->cell + i);
		strbuf_add_cstr(writer->html, is_header ? "</th>" : "</td>");
	}
	/* One cell for all that a short row lacks, so that the page cannot grow out of bounds. */
	if (table->columns - row->count == 1)
		strbuf_add_cstr(writer->html, "<td></td>");
	else if (row->count < table->columns)
		strbuf_add_format(
		    writer->html, "<td colspan=\"%zu\"></td>", table->columns - row->count);
	strbuf_add_cstr(writer->html, "</tr>\n");
}

void note_write_table(struct note_writer *writer, const struct note_table *table)
{
	size_t i;

	if (table->has_lead) {
		strbuf_add_cstr(writer->html, "<p>");
		write_fragment(writer, table->rows[0].cell - 1);
		strbuf_add_cstr(writer->html, "</p>\n");
	}
	strbuf_add_cstr(writer->html, "<table>\n<thead>\n");
	write_row(writer, table, &table->rows[0]);
	strbuf_add_cstr(writer->html, "</thead>\n<tbody>\n");
	for (i = 1; i < table->row_count; i++)
		write_row(writer, table, &table->rows[i]);
	strbuf_add_cstr(writer->html, "</tbody>\n</table>\n");
}
