/* SPDX-License-Identifier: MIT */
#include "read/record_parser.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

enum { STRICT_OPTIONS = CSV_STRICT | CSV_APPEND_NULL, CELL_BUFFER_STEP = 16 * 1024 };

static const struct diag_kind unclosed_quote = {
	"table.unclosed-quote",
	DIAG_ERROR,
	{ "Dấu ngoặc kép mở ở đây không được đóng lại.",
	    "The quote that opens here is not closed." },
	{ "Thêm dấu ngoặc kép đóng; dấu ngoặc kép bên trong ô phải viết đôi (\"\").",
	    "Add the closing quote; a quote inside a cell is written twice (\"\")." },
};

static const struct diag_kind quote_closed_late = {
	"table.unclosed-quote",
	DIAG_ERROR,
	{ "Dấu ngoặc kép mở ở đây không được đóng đúng chỗ: dấu ngoặc kép kế tiếp ở dòng {found} "
	  "còn có chữ theo sau.",
	    "The quote that opens here is not closed where it should be: the next quote, on line "
	    "{found}, has text behind it." },
	{ "Thêm dấu ngoặc kép đóng; dấu ngoặc kép bên trong ô phải viết đôi (\"\").",
	    "Add the closing quote; a quote inside a cell is written twice (\"\")." },
};

static const struct diag_kind quote_over_limit = {
	"table.unclosed-quote",
	DIAG_ERROR,
	{ "Dấu ngoặc kép mở ở đây chưa đóng sau {expected} byte (giới hạn field_bytes): có lẽ "
	  "thiếu "
	  "dấu đóng.",
	    "The quote that opens here is still open after {expected} bytes (the limit "
	    "field_bytes): its closing quote seems to be missing." },
	{ "Thêm dấu ngoặc kép đóng. Nếu ô dài thật, hãy nâng limits: field_bytes trong portal.yml.",
	    "Add the closing quote. If the cell is that long, raise limits: field_bytes in "
	    "portal.yml." },
};

static const struct diag_kind text_behind_quote = {
	"table.stray-quote",
	DIAG_ERROR,
	{ "Có chữ sau dấu ngoặc kép đóng.", "There is text behind the closing quote." },
	{ "Dấu ngoặc kép bên trong ô phải viết đôi (\"\").",
	    "Write each quote inside the cell twice (\"\")." },
};

static const struct diag_kind stray_quote = {
	"table.stray-quote",
	DIAG_ERROR,
	{ "Dấu ngoặc kép lẻ trong ô không bao ngoặc kép.",
	    "A quote without its partner in a cell that is not quoted." },
	{ "Bao cả ô trong ngoặc kép và viết đôi dấu ngoặc kép bên trong (\"\").",
	    "Put the whole cell in quotes and write each quote inside it twice (\"\")." },
};

static const struct diag_kind quotes_in_cell = {
	"table.quotes-in-cell",
	DIAG_WARNING,
	{ "Ô không bao ngoặc kép mà có dấu ngoặc kép bên trong; được giữ nguyên văn.",
	    "A cell that is not quoted holds quotes; it was taken as it is." },
	{ "Bao cả ô trong ngoặc kép và viết đôi dấu ngoặc kép bên trong (\"\").",
	    "Put the whole cell in quotes and write each quote inside it twice (\"\")." },
};

static const struct diag_kind field_too_long = {
	"table.field-too-long",
	DIAG_ERROR,
	{ "Ô dài hơn {expected} byte (giới hạn field_bytes).",
	    "The cell is longer than {expected} bytes (the limit field_bytes)." },
	{ "Giới hạn này đặt được trong portal.yml, mục limits.",
	    "The limit can be set in portal.yml, under limits." },
};

static const struct diag_kind row_too_long = {
	"table.row-too-long",
	DIAG_ERROR,
	{ "Dòng dữ liệu dài hơn {expected} byte (giới hạn row_bytes).",
	    "The row is longer than {expected} bytes (the limit row_bytes)." },
	{ "Giới hạn này đặt được trong portal.yml, mục limits.",
	    "The limit can be set in portal.yml, under limits." },
};

static const struct diag_kind too_many_columns = {
	"table.too-many-columns",
	DIAG_ERROR,
	{ "Dòng dữ liệu có hơn {expected} ô (giới hạn columns).",
	    "The row has more than {expected} cells (the limit columns)." },
	{ "Giới hạn này đặt được trong portal.yml, mục limits.",
	    "The limit can be set in portal.yml, under limits." },
};

static int keep_blanks(unsigned char c)
{
	(void)c;
	return 0;
}

static int skip_blanks(unsigned char c)
{
	return c == ' ';
}

void record_parser_init(struct record_parser *parser, const struct table_source *source,
    const struct dialect *dialect, struct diags *diags)
{
	*parser = (struct record_parser){ .source = source, .diags = diags };
	parser->delimiter = dialect->delimiter ? dialect->delimiter : ',';
	parser->quote = dialect->quote || dialect->has_quote ? dialect->quote : '"';
	csv_init(&parser->csv, STRICT_OPTIONS | CSV_STRICT_FINI);
	csv_set_realloc_func(&parser->csv, memory_realloc);
	csv_set_free_func(&parser->csv, memory_free);
	csv_set_blk_size(&parser->csv, CELL_BUFFER_STEP);
	csv_set_space_func(&parser->csv, dialect->skip_initial_space ? skip_blanks : keep_blanks);
	csv_set_delim(&parser->csv, (unsigned char)parser->delimiter);
	/* NUL bytes are refused before, so that a NUL as quote is none. */
	csv_set_quote(&parser->csv, (unsigned char)parser->quote);
}

void record_parser_release(struct record_parser *parser)
{
	csv_free(&parser->csv);
	strbuf_release(&parser->text);
	memory_free(parser->cells);
}

void record_parser_start(struct record_parser *parser, uint64_t line)
{
	strbuf_clear(&parser->text);
	parser->cell_count = 0;
	parser->is_done = false;
	parser->line = line;
	parser->raw = STR("");
}

/*
 * A cell that is not quoted but holds quotes. In pairs they can only be meant as text; an odd one,
 * or one that only blanks precede, may have been meant to quote.
 */
static void report_loose_quotes(struct record_parser *parser, struct str cell)
{
	struct str trimmed = str_trim(cell);
	size_t count = 0;

	for (size_t i = 0; i < cell.len; i++)
		count += cell.data[i] == parser->quote;
	DIAG(parser->diags,
	    count % 2 == 1 || trimmed.data[0] == parser->quote ? &stray_quote : &quotes_in_cell,
	    parser->loose_quote, .name = STR(""));
	parser->has_loose_quote = false;
}

static void on_cell(void *data, size_t len, void *context)
{
	struct record_parser *parser = context;

	if (parser->has_loose_quote)
		report_loose_quotes(parser, (struct str){ data, len });
	if (parser->cell_count >= parser->source->limits->columns) {
		parser->has_too_many = true;
		return;
	}
	if (parser->has_long_cell || len > parser->source->limits->field_bytes) {
		parser->has_long_cell = true;
		return;
	}
	if (parser->cell_count == parser->cells_size) {
		parser->cells_size = parser->cells_size ? parser->cells_size * 2 : 32;
		parser->cells = memory_realloc(
		    parser->cells, size_mul(parser->cells_size, sizeof(*parser->cells)));
	}
	/* record_parser_feed() made room: the cells are never longer than their record. */
	memcpy(parser->text.data + parser->text.len, data, len);
	parser->text.len += len;
	parser->cells[parser->cell_count++] = (struct str){ NULL, len };
}

static void on_record(int terminator, void *context)
{
	struct record_parser *parser = context;

	(void)terminator;
	parser->is_done = true;
}

struct row record_parser_row(struct record_parser *parser)
{
	size_t at = 0;

	for (size_t i = 0; i < parser->cell_count; i++) {
		parser->cells[i].data = parser->text.data + at;
		at += parser->cells[i].len;
	}
	parser->cursor = (struct row_cursor){ .line = 0 };
	return (struct row){
		.cursor = &parser->cursor,
		.cells = parser->cells,
		.count = parser->cell_count,
		.line = parser->line,
		.raw = parser->raw,
		.path = parser->source->path,
		.delimiter = parser->delimiter,
		.quote = parser->quote,
	};
}

/* Where the cell begins that libcsv is in the middle of. */
static struct location current_cell(struct record_parser *parser)
{
	struct row row = record_parser_row(parser);

	return row_locate(&row, parser->cell_count);
}

static enum record_state fail(
    struct record_parser *parser, const struct diag_kind *kind, uint64_t limit)
{
	DIAG(parser->diags, kind, current_cell(parser),
	    .expected = diags_number(parser->diags, limit));
	return RECORD_FATAL;
}

static enum record_state check_limits(struct record_parser *parser, uint64_t line)
{
	const struct limits *limits = parser->source->limits;
	bool is_open = !parser->is_done && parser->csv.entry_pos > limits->field_bytes;

	if (parser->has_too_many)
		return fail(parser, &too_many_columns, limits->columns);
	if (is_open && parser->csv.quoted && parser->line != line)
		return fail(parser, &quote_over_limit, limits->field_bytes);
	if (is_open || parser->has_long_cell)
		return fail(parser, &field_too_long, limits->field_bytes);
	if (parser->raw.len > limits->row_bytes)
		return fail(parser, &row_too_long, limits->row_bytes);
	return parser->is_done ? RECORD_DONE : RECORD_OPEN;
}

/* Makes libcsv ready for another record. */
static void forget_record(struct record_parser *parser)
{
	csv_set_opts(&parser->csv, STRICT_OPTIONS);
	csv_fini(&parser->csv, NULL, NULL, NULL);
	csv_set_opts(&parser->csv, STRICT_OPTIONS | CSV_STRICT_FINI);
}

/* Finding a place walks over the line: only for findings that are kept. */
enum { LOOSE_QUOTES_LOCATED = 2 * DIAGS_KEPT_PER_KIND };

/* The place behind `raw`, on physical line `line`. */
static struct location place_behind(const struct record_parser *parser, uint64_t line)
{
	size_t start = parser->raw.len;

	while (
	    start > 0 && parser->raw.data[start - 1] != '\n' && parser->raw.data[start - 1] != '\r')
		start--;
	return (struct location){ parser->source->path, line,
		utf8_length(str_from(parser->raw, start)) + 1 };
}

/*
 * libcsv refused the byte behind the closing quote of a cell. When the cell began on an earlier
 * line, its quote was not closed there and met the next one only now.
 */
static enum record_state refuse(struct record_parser *parser, uint64_t line)
{
	struct location opened = current_cell(parser);
	struct strbuf found = STRBUF_INIT;

	strbuf_add_format(&found, "%llu", (unsigned long long)line);
	if (opened.line < line)
		DIAG(parser->diags, &quote_closed_late, opened, .found = strbuf_str(&found));
	else
		DIAG(
		    parser->diags, &text_behind_quote, place_behind(parser, line), .name = STR(""));
	strbuf_release(&found);
	forget_record(parser);
	return RECORD_BROKEN;
}

static size_t parse(struct record_parser *parser, struct str piece)
{
	return csv_parse(&parser->csv, piece.data, piece.len, on_cell, on_record, parser);
}

/* A quote inside a cell that is not quoted: libcsv takes it as text when it is not strict. */
static void parse_loose_quote(struct record_parser *parser, struct str quote, uint64_t line)
{
	if (!parser->has_loose_quote)
		parser->loose_quote = parser->loose_quote_count++ < LOOSE_QUOTES_LOCATED
					  ? place_behind(parser, line)
					  : (struct location){ .path = parser->source->path,
						    .line = line };
	parser->has_loose_quote = true;
	csv_set_opts(&parser->csv, CSV_APPEND_NULL);
	parse(parser, quote);
	csv_set_opts(&parser->csv, STRICT_OPTIONS | CSV_STRICT_FINI);
}

enum record_state record_parser_feed(
    struct record_parser *parser, struct str raw, size_t piece_bytes, uint64_t line)
{
	size_t start = raw.len - piece_bytes;

	strbuf_reserve(&parser->text, raw.len - parser->text.len);
	for (;;) {
		start += parse(parser, str_from(raw, start));
		parser->raw = str_slice(raw, 0, start);
		if (start == raw.len)
			return check_limits(parser, line);
		if (parser->csv.quoted)
			return refuse(parser, line);
		parse_loose_quote(parser, str_slice(raw, start, start + 1), line);
		start++;
	}
}

enum record_state record_parser_finish(struct record_parser *parser)
{
	if (csv_fini(&parser->csv, on_cell, on_record, parser) != 0)
		return fail(parser, &unclosed_quote, 0);
	return check_limits(parser, parser->line);
}
