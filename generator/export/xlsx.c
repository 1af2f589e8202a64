/* SPDX-License-Identifier: MIT */

#include "base/memory.h"
#include "base/utf8.h"
#include "base/zip_writer.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/xlsx_book.h"
#include "export/xlsx_sheet.h"

/*
 * A workbook of two sheets: the table, and what its columns and sources are. Rows are written as
 * they come, text beside its cell, so that memory does not grow. Text stays text (codes with their
 * zeros, what looks like a formula), numbers of more than 15 digits and days before March 1900 too,
 * as a spreadsheet would change them.
 */
enum { BLOCK_BYTES = 64 * 1024, WIDTH_LEAST = 8, WIDTH_MOST = 60, WIDTH_FILTER_BUTTON = 4 };

struct column_letters {
	char letters[XLSX_LETTERS_MAX];
	unsigned char count;
};

struct table_export {
	struct export_context context;
	struct zip_writer *zip;
	struct strbuf xml;
	struct column_letters *columns;
	size_t column_count;
	uint64_t row_count; /* with the header */
	const struct diag_kind *refusal;
};

static const struct diag_kind too_many_rows = {
	.id = "export.xlsx-rows",
	.level = DIAG_WARNING,
	.message = { "Không có tệp {name}: bảng dài hơn 1.048.575 dòng, là số dòng mà một trang "
		     "tính chứa được; hãy dùng tệp CSV.",
	    "No {name} file: the table is longer than the 1,048,575 rows that a spreadsheet holds; "
	    "use the CSV file." },
};

static const struct diag_kind too_many_columns = {
	.id = "export.xlsx-columns",
	.level = DIAG_WARNING,
	.message = { "Không có tệp {name}: bảng rộng hơn 16.384 cột, là số cột mà một trang tính "
		     "chứa được; hãy dùng tệp CSV.",
	    "No {name} file: the table is wider than the 16,384 columns that a spreadsheet holds; "
	    "use the CSV file." },
};

static const struct diag_kind too_long_cell = {
	.id = "export.xlsx-cell",
	.level = DIAG_WARNING,
	.message = { "Không có tệp {name}: có ô dài hơn 32.767 ký tự, là độ dài mà một ô của trang "
		     "tính chứa được; hãy dùng tệp CSV.",
	    "No {name} file: a cell is longer than the 32,767 characters that a spreadsheet's "
	    "holds; use the CSV file." },
};

static const struct diag_kind *xlsx_refuses(const struct export_context *context)
{
	const struct resource *resource = context->resource;
	const struct table_profile *profile = resource->profile;

	if (resource->row_count >= XLSX_ROWS_MAX)
		return &too_many_rows;
	if (resource->schema.field_count > XLSX_COLUMNS_MAX)
		return &too_many_columns;
	for (size_t i = 0; profile && i < profile->column_count; i++) {
		if (profile->columns[i].longest_characters > XLSX_CHARACTERS_MAX)
			return &too_long_cell;
	}
	return NULL;
}

static void flush(struct table_export *state)
{
	zip_add(state->zip, strbuf_str(&state->xml));
	strbuf_clear(&state->xml);
}

static struct str begin_row(struct table_export *state, char text[XLSX_NUMBER_MAX])
{
	struct str row = xlsx_number(++state->row_count, text);

	strbuf_add(&state->xml, STR("<row r=\""));
	strbuf_add(&state->xml, row);
	strbuf_add(&state->xml, STR("\">"));
	return row;
}

static void end_row(struct table_export *state)
{
	strbuf_add(&state->xml, STR("</row>"));
	if (state->xml.len >= BLOCK_BYTES)
		flush(state);
}

static void add_header(struct table_export *state)
{
	const struct table_schema *schema = &state->context.resource->schema;
	char text[XLSX_NUMBER_MAX];
	struct str row = begin_row(state, text);

	for (size_t i = 0; i < state->column_count; i++) {
		struct xlsx_place place = { state->columns[i].letters, state->columns[i].count,
			row };

		if (!xlsx_add_text_cell(&state->xml, &place, XLSX_HEAD, schema->fields[i].name))
			state->refusal = &too_long_cell;
	}
	end_row(state);
}

static uint64_t column_width(const struct resource *resource, size_t index)
{
	const struct table_profile *profile = resource->profile;
	uint64_t width = utf8_length(resource->schema.fields[index].name) + WIDTH_FILTER_BUTTON;

	if (profile && index < profile->column_count &&
	    profile->columns[index].longest_characters + 1 > width)
		width = profile->columns[index].longest_characters + 1;
	return width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
}

static void add_columns(struct table_export *state)
{
	if (!state->column_count)
		return;
	strbuf_add(&state->xml, STR("<cols>"));
	for (size_t i = 0; i < state->column_count; i++)
		strbuf_add_format(&state->xml,
		    "<col min=\"%zu\" max=\"%zu\" width=\"%ju\" customWidth=\"1\"/>", i + 1, i + 1,
		    (uintmax_t)column_width(state->context.resource, i));
	strbuf_add(&state->xml, STR("</cols>"));
}

static struct table_export *xlsx_begin(const struct export_context *context, struct output *output)
{
	struct table_export *state = memory_alloc_zeroed(1, sizeof(*state));

	state->context = *context;
	state->column_count = context->resource->schema.field_count;
	state->columns = memory_alloc_zeroed(state->column_count, sizeof(*state->columns));
	for (size_t i = 0; i < state->column_count; i++)
		state->columns[i].count = (unsigned char)xlsx_letters(i, state->columns[i].letters);
	state->zip = zip_writer_new(output, context->deflater);
	xlsx_write_first_parts(state->zip);
	zip_begin(state->zip, STR("xl/worksheets/sheet1.xml"));
	strbuf_add(&state->xml,
	    STR("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet "
		"xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>"
		"<sheetView tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"1\" "
		"topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>"
		"</sheetViews>"));
	add_columns(state);
	strbuf_add(&state->xml, STR("<sheetData>"));
	if (state->column_count)
		add_header(state);
	return state;
}

static void xlsx_row(struct table_export *state, const struct typed_row *row)
{
	char text[XLSX_NUMBER_MAX];
	struct str number;

	if (state->refusal)
		return;
	if (state->row_count >= XLSX_ROWS_MAX) {
		state->refusal = &too_many_rows;
		return;
	}
	number = begin_row(state, text);
	for (size_t i = 0; i < row->count && i < state->column_count; i++) {
		struct xlsx_place place = { state->columns[i].letters, state->columns[i].count,
			number };

		if (!xlsx_add_value_cell(&state->xml, &place, &row->values[i]))
			state->refusal = &too_long_cell;
	}
	end_row(state);
}

static const struct diag_kind *xlsx_end(struct table_export *state)
{
	const struct diag_kind *refusal = state->refusal;

	strbuf_add(&state->xml, STR("</sheetData>"));
	if (state->column_count) {
		const struct column_letters *last = &state->columns[state->column_count - 1];

		strbuf_add_format(&state->xml, "<autoFilter ref=\"A1:%.*s%ju\"/>", (int)last->count,
		    last->letters, (uintmax_t)state->row_count);
	}
	strbuf_add(&state->xml, STR("</worksheet>"));
	flush(state);
	zip_end(state->zip);
	xlsx_write_last_parts(state->zip, &state->context, state->row_count);
	zip_finish(state->zip);
	zip_writer_free(state->zip);
	strbuf_release(&state->xml);
	memory_free(state->columns);
	memory_free(state);
	return refusal;
}

const struct exporter xlsx_exporter = {
	.id = "xlsx",
	.name = "XLSX",
	.extension = "xlsx",
	.media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	.eu_file_type = "XLSX",
	.purpose = { [MESSAGES_VI] = "Mở ngay bằng Excel, LibreOffice; có trang chú giải các cột",
	    [MESSAGES_EN] =
		"Opens in Excel and LibreOffice, with a sheet that explains the columns" },
	.limits = { [MESSAGES_VI] = "1.048.575 dòng, 16.384 cột, 32.767 ký tự một ô; số trên 15 "
				    "chữ số và ngày trước tháng 3/1900 là văn bản",
	    [MESSAGES_EN] = "1,048,575 rows, 16,384 columns, 32,767 characters a cell; numbers of "
			    "over 15 digits and days before March 1900 are text" },
	.scope = EXPORT_TABLE,
	.is_default = true,
	.refuses = xlsx_refuses,
	.begin = xlsx_begin,
	.row = xlsx_row,
	.end = xlsx_end,
};
