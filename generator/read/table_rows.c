/* SPDX-License-Identifier: MIT */
#include "read/table_rows.h"

#include <assert.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "read/table_header.h"

static const struct diag_kind ragged_row = {
	"table.ragged-row",
	DIAG_ERROR,
	{ "Dòng dữ liệu có {found} ô, tiêu đề có {expected} ô.",
	    "The row has {found} cells, the header has {expected}." },
	{ "Thêm hoặc bớt ô; ô chứa dấu phân cách thì đặt trong ngoặc kép.",
	    "Add or remove cells; put a cell that holds the delimiter in quotes." },
};

static const struct diag_kind ragged_single = {
	"table.ragged-row",
	DIAG_ERROR,
	{ "Dòng dữ liệu chỉ có 1 ô, tiêu đề có {expected} ô.",
	    "The row has only 1 cell, the header has {expected}." },
	{ "Thêm ô; nếu các ô cách nhau bằng dấu khác, khai báo `dialect: {delimiter: …}`.",
	    "Add cells; if another sign separates them, declare `dialect: {delimiter: …}`." },
};

static const struct diag_kind blank_line = {
	"table.blank-line",
	DIAG_WARNING,
	{ "Dòng không có giá trị nào, được bỏ qua.", "A line without any value was passed over." },
	{ "Xóa dòng trống khỏi bảng.", "Remove the blank line from the table." },
};

static const struct diag_kind empty_table = {
	"table.empty",
	DIAG_ERROR,
	{ "Bảng không có dòng tiêu đề.", "The table has no header row." },
	{ "Dòng đầu tiên của bảng phải là tên các cột.",
	    "The first row of a table names its columns." },
};

static const struct diag_kind no_rows = {
	"table.no-rows",
	DIAG_WARNING,
	{ "Bảng chỉ có tiêu đề, không có dòng dữ liệu nào.",
	    "The table has a header but no rows." },
	{ NULL, NULL },
};

static const struct diag_kind merge_conflict = {
	"table.merge-conflict",
	DIAG_ERROR,
	{ "Còn dấu vết xung đột của Git trong bảng.",
	    "Marks of a Git conflict were left in the table." },
	{ "Giải quyết xung đột rồi lưu lại tệp.", "Resolve the conflict, then save the file." },
};

/* What git writes at the beginning of a line, with its space. */
static bool is_conflict_mark(const struct row *record)
{
	return record->raw.len > 8 && (record->raw.data[0] == '<' || record->raw.data[0] == '>') &&
	       (str_starts_with(record->raw, STR("<<<<<<< ")) ||
		   str_starts_with(record->raw, STR(">>>>>>> ")));
}

static bool is_blank(struct str text)
{
	return str_trim(text).len == 0;
}

/* A single cell that is quoted says "no value" on purpose. */
static bool record_is_blank(const struct row *record)
{
	if (record->count == 1)
		return is_blank(record->cells[0]) &&
		       !(record->raw.len > 0 && record->quote != '\0' &&
			   record->raw.data[0] == record->quote);
	for (size_t i = 0; i < record->count; i++)
		if (record->cells[i].len > 0)
			return false;
	return true;
}

static void begin(struct table_rows *rows, const struct row *header)
{
	rows->has_begun = true;
	rows->width = header->count;
	for (size_t i = 0; i < rows->sink_count; i++)
		if (rows->sinks[i]->begin)
			rows->sinks[i]->begin(rows->sinks[i], header);
}

/* "column_1" … for a table that the curator says has no header. */
static void begin_without_header(struct table_rows *rows, const struct row *first)
{
	struct row header = *first;
	struct str *names = memory_alloc_zeroed(first->count, sizeof(*names));
	struct strbuf text = STRBUF_INIT;
	size_t at = 0;

	for (size_t i = 0; i < first->count; i++) {
		size_t before = text.len;

		strbuf_add_format(&text, "column_%zu", i + 1);
		names[i].len = text.len - before;
	}
	for (size_t i = 0; i < first->count; i++) {
		names[i].data = text.data + at;
		at += names[i].len;
	}
	header.cells = names;
	header.number = 0;
	header.raw = STR("");
	rows->header_cells = first->count;
	begin(rows, &header);
	strbuf_release(&text);
	memory_free(names);
}

static void begin_with_header(struct table_rows *rows, struct row *header)
{
	header->number = 0;
	rows->header_cells = header->count;
	header->count = table_header_check(header, rows->diags);
	begin(rows, header);
}

static void report_ragged(struct table_rows *rows, const struct row *row)
{
	struct strbuf found = STRBUF_INIT, expected = STRBUF_INIT;
	size_t cell = row->count > rows->width ? rows->width : row->count;

	if (rows->ragged_count++ >= DIAGS_KEPT_PER_KIND) {
		DIAG(rows->diags, &ragged_row, ((struct location){ row->path, row->line, 1 }),
		    .name = STR(""));
		return;
	}
	strbuf_add_format(&found, "%zu", row->count);
	strbuf_add_format(&expected, "%zu", rows->width);
	DIAG(rows->diags, row->count == 1 ? &ragged_single : &ragged_row, row_locate(row, cell),
	    .found = strbuf_str(&found), .expected = strbuf_str(&expected));
	strbuf_release(&found);
	strbuf_release(&expected);
}

static void add_row(struct table_rows *rows, struct row *row)
{
	row->number = ++rows->row_count;
	/* Delimiters at the end of each line make columns without name or value. */
	while (row->count > rows->width && row->count <= rows->header_cells &&
	       row->cells[row->count - 1].len == 0)
		row->count--;
	if (row->count != rows->width)
		report_ragged(rows, row);
	for (size_t i = 0; i < rows->sink_count; i++)
		if (rows->sinks[i]->row)
			rows->sinks[i]->row(rows->sinks[i], row);
}

static void report_blank(struct table_rows *rows, uint64_t line)
{
	rows->blank_count++;
	DIAG(rows->diags, &blank_line, ((struct location){ rows->source->path, line, 1 }),
	    .name = STR(""));
}

void table_rows_add_blank(struct table_rows *rows, uint64_t line)
{
	if (++rows->record_count >= rows->dialect->header_row)
		report_blank(rows, line);
}

void table_rows_add(struct table_rows *rows, struct row *record)
{
	const struct dialect *dialect = rows->dialect;

	if (++rows->record_count < dialect->header_row)
		return;
	if (record_is_blank(record)) {
		report_blank(rows, record->line);
		return;
	}
	if (is_conflict_mark(record))
		DIAG(rows->diags, &merge_conflict,
		    ((struct location){ record->path, record->line, 1 }), .name = STR(""));
	if (!rows->has_begun && (!dialect->has_header || dialect->header)) {
		begin_with_header(rows, record);
		return;
	}
	if (!rows->has_begun)
		begin_without_header(rows, record);
	add_row(rows, record);
}

bool table_rows_end(struct table_rows *rows, bool is_complete)
{
	struct location at = { rows->source->path, 1, 1 };

	if (is_complete && !rows->has_begun) {
		DIAG(rows->diags, &empty_table, at, .name = STR(""));
		is_complete = false;
	} else if (is_complete && rows->row_count == 0 && !rows->has_lost_records) {
		DIAG(rows->diags, &no_rows, at, .name = STR(""));
	}
	for (size_t i = 0; i < rows->sink_count; i++)
		if (rows->sinks[i]->end)
			rows->sinks[i]->end(rows->sinks[i], is_complete);
	return is_complete;
}
