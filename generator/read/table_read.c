/* SPDX-License-Identifier: MIT */
#include "read/table_read.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "read/record_parser.h"
#include "read/table_input.h"
#include "read/table_problem.h"
#include "read/table_rows.h"

static const struct diag_kind mixed_line_ends = {
	"table.mixed-line-ends",
	DIAG_WARNING,
	{ "Các dòng kết thúc không giống nhau: từ dòng này khác với các dòng trước.",
	    "Lines end in different ways: from this line on not as before." },
	{ "Lưu lại tệp với một kiểu xuống dòng (CRLF hoặc LF).",
	    "Save the file with one kind of line end (CRLF or LF)." },
};

static const struct diag_kind changed_while_read = {
	"table.changed-while-read",
	DIAG_ERROR,
	{ "Tệp bị thay đổi trong khi đang được đọc.", "The file changed while it was read." },
	{ "Chạy lại khi không còn ai ghi vào tệp.", "Run again when nobody writes to the file." },
};

static const struct diag_kind unknown_encoding = {
	"table.unknown-encoding",
	DIAG_ERROR,
	{ "Không biết bảng mã “{name}”.", "The encoding “{name}” is not known." },
	{ "Ví dụ: utf-8, utf-16le, windows-1258, tcvn, windows-1252.",
	    "For example: utf-8, utf-16le, windows-1258, tcvn, windows-1252." },
};

enum line_end { NO_LINE_END, LINE_END_LF, LINE_END_CRLF, LINE_END_CR };

#define UNKNOWN_OFFSET SIZE_MAX

/* Offsets are those of the input's window. */
struct table_reader {
	const struct table_source *source;
	const struct dialect *dialect;
	struct diags *diags;
	struct table_input input;
	struct record_parser parser;
	struct table_rows rows;
	size_t record;           /* where the current record begins */
	size_t line_start;       /* where the current physical line begins */
	size_t fed;              /* what lies before was parsed */
	size_t next_lf, next_cr; /* the first ones behind `fed`, or UNKNOWN_OFFSET */
	uint64_t line;           /* number of the current physical line */
	enum record_state state;
	enum line_end first_line_end;
	bool has_mixed_line_ends;
};

static struct location reader_line(const struct table_reader *reader)
{
	return (struct location){ reader->source->path, reader->line, 1 };
}

static bool is_at_record_start(const struct table_reader *reader)
{
	return reader->fed == reader->record && reader->state == RECORD_OPEN;
}

static void note_line_end(struct table_reader *reader, enum line_end end)
{
	if (reader->first_line_end == NO_LINE_END)
		reader->first_line_end = end;
	if (end == reader->first_line_end || reader->has_mixed_line_ends)
		return;
	reader->has_mixed_line_ends = true;
	DIAG(reader->diags, &mixed_line_ends, reader_line(reader), .name = STR(""));
}

/* A lone CR ends a record wherever it is outside of quotes, but a line, as editors count them, only
 * in a file whose lines end so. */
static bool ends_counted_line(const struct table_reader *reader, enum line_end end)
{
	enum line_ending usual = reader->dialect->line_ending;

	return end != LINE_END_CR || reader->first_line_end == LINE_END_CR || usual == LINES_CR ||
	       usual == LINES_MIXED;
}

static void start_record(struct table_reader *reader)
{
	reader->record = reader->fed;
	reader->state = RECORD_OPEN;
	record_parser_start(&reader->parser, reader->line);
}

static void end_line(struct table_reader *reader, enum line_end end)
{
	if (reader->state == RECORD_DONE) {
		struct row record = record_parser_row(&reader->parser);

		table_rows_add(&reader->rows, &record);
	}
	if (reader->state != RECORD_OPEN)
		note_line_end(reader, end);
	if (ends_counted_line(reader, end))
		reader->line++;
	reader->line_start = reader->fed;
	if (reader->state != RECORD_OPEN)
		start_record(reader);
}

static size_t next_byte(struct table_reader *reader, char byte, size_t *known)
{
	const char *data = reader->input.window.data, *found;

	if (*known == UNKNOWN_OFFSET || *known < reader->fed) {
		found = memchr(data + reader->fed, byte, reader->input.end - reader->fed);
		*known = found ? (size_t)(found - data) : reader->input.end;
	}
	return *known;
}

/*
 * The end of the physical line at `fed`, its line end included, as far as the window goes. A CR
 * that is the window's last byte waits for what follows.
 */
static size_t find_line_end(struct table_reader *reader, enum line_end *end)
{
	const struct table_input *input = &reader->input;
	size_t lf = next_byte(reader, '\n', &reader->next_lf);
	size_t cr = next_byte(reader, '\r', &reader->next_cr);

	if (cr < lf && cr + 1 == input->end && !input->is_at_end && input->problem == INPUT_FINE) {
		*end = NO_LINE_END;
		return cr;
	}
	if (cr < lf) {
		*end = cr + 1 == lf && lf < input->end ? LINE_END_CRLF : LINE_END_CR;
		return *end == LINE_END_CRLF ? cr + 2 : cr + 1;
	}
	*end = lf < input->end ? LINE_END_LF : NO_LINE_END;
	return lf < input->end ? lf + 1 : input->end;
}

/* A blank line or a comment: no record. */
static bool is_passed_over(struct table_reader *reader, size_t line_end, enum line_end end)
{
	char comment = reader->dialect->comment_char;

	if (!is_at_record_start(reader))
		return false;
	if (end != NO_LINE_END && line_end - reader->fed == (end == LINE_END_CRLF ? 2 : 1)) {
		table_rows_add_blank(&reader->rows, reader->line);
		return true;
	}
	return comment != '\0' && reader->input.window.data[reader->fed] == comment;
}

static void feed(struct table_reader *reader, size_t len)
{
	struct str window = strbuf_str(&reader->input.window);

	reader->fed += len;
	if (reader->state == RECORD_BROKEN)
		return;
	reader->state = record_parser_feed(
	    &reader->parser, str_slice(window, reader->record, reader->fed), len, reader->line);
	if (reader->state == RECORD_BROKEN)
		reader->rows.has_lost_records = true;
}

/* What the window has of a physical line. */
static void feed_line(struct table_reader *reader, size_t line_end, enum line_end end)
{
	if (is_passed_over(reader, line_end, end))
		reader->state = RECORD_BROKEN;
	while (reader->fed < line_end && reader->state != RECORD_FATAL) {
		size_t len = line_end - reader->fed;

		feed(reader, len < INPUT_BLOCK_BYTES ? len : INPUT_BLOCK_BYTES);
	}
	if (end != NO_LINE_END && reader->state != RECORD_FATAL)
		end_line(reader, end);
}

/* More of the file behind the current record; a broken one is not kept. */
static bool refill(struct table_reader *reader)
{
	size_t used = reader->state == RECORD_BROKEN ? reader->fed : reader->record;

	if (reader->input.problem != INPUT_FINE)
		return false;
	if (reader->state == RECORD_BROKEN)
		reader->record = reader->line_start = reader->fed;
	reader->record -= used;
	reader->line_start -= used;
	reader->fed -= used;
	reader->next_lf = reader->next_cr = UNKNOWN_OFFSET;
	return table_input_fill(&reader->input, used);
}

static void read_lines(struct table_reader *reader)
{
	bool has_more = refill(reader);

	while (reader->state != RECORD_FATAL && (has_more || reader->fed < reader->input.end)) {
		enum line_end end;
		size_t line_end = 0;

		while (reader->fed < reader->input.end && reader->state != RECORD_FATAL) {
			line_end = find_line_end(reader, &end);
			if (line_end == reader->fed)
				break;
			feed_line(reader, line_end, end);
		}
		if (reader->state != RECORD_FATAL)
			has_more = refill(reader);
	}
}

/* Behind the last line end, or at the problem that ended the input. */
static void finish(struct table_reader *reader)
{
	struct location at = reader_line(reader);

	if (reader->input.problem != INPUT_FINE) {
		at.column = utf8_length(str_slice(strbuf_str(&reader->input.window),
				reader->line_start, reader->input.end)) +
			    1;
		table_problem_report(&reader->input, reader->line_start, at, reader->diags);
		reader->state = RECORD_FATAL;
	} else if (reader->state == RECORD_OPEN && reader->fed > reader->record) {
		/* The window may have moved since it was fed. */
		reader->parser.raw = str_slice(
		    strbuf_str(&reader->input.window), reader->record, reader->fed);
		reader->state = record_parser_finish(&reader->parser);
		if (reader->state == RECORD_DONE) {
			struct row record = record_parser_row(&reader->parser);

			table_rows_add(&reader->rows, &record);
		}
	}
}

static void read_whole(struct table_reader *reader)
{
	struct stat before, after;
	bool is_known = fstat(reader->source->fd, &before) == 0;

	record_parser_start(&reader->parser, reader->line);
	read_lines(reader);
	if (reader->state != RECORD_FATAL)
		finish(reader);
	if (!is_known || fstat(reader->source->fd, &after) != 0 ||
	    !file_is_unchanged(&before, &after)) {
		DIAG(reader->diags, &changed_while_read,
		    ((struct location){ .path = reader->source->path }), .name = STR(""));
		reader->state = RECORD_FATAL;
	}
}

bool table_read(const struct table_source *source, const struct dialect *dialect,
    struct row_sink *const *sinks, size_t sink_count, struct diags *diags)
{
	const struct encoding *encoding = encoding_find(
	    dialect->encoding.len ? dialect->encoding : STR("utf-8"));
	struct table_reader reader = {
		.source = source,
		.dialect = dialect,
		.diags = diags,
		.rows = { .source = source,
		    .dialect = dialect,
		    .sinks = sinks,
		    .sink_count = sink_count,
		    .diags = diags },
		.line = 1,
		.state = RECORD_OPEN,
	};

	if (!encoding) {
		DIAG(diags, &unknown_encoding, ((struct location){ .path = source->path }),
		    .name = dialect->encoding);
		return table_rows_end(&reader.rows, false);
	}
	table_input_open(&reader.input, source->fd, encoding);
	record_parser_init(&reader.parser, source, dialect, diags);
	read_whole(&reader);
	record_parser_release(&reader.parser);
	table_input_close(&reader.input);
	return table_rows_end(&reader.rows, reader.state != RECORD_FATAL);
}
