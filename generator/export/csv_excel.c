/* SPDX-License-Identifier: MIT */
#include "base/csv_writer.h"
#include "base/memory.h"
#include "base/output.h"
#include "base/strbuf.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "model/formula.h"

/*
 * For spreadsheets that open a CSV file by double click: a byte order mark, without which they take
 * Vietnamese for another code page, and an apostrophe before text that they would run as a formula.
 * So its cells are not always those of the table: other programs take the clean CSV.
 */
struct table_export {
	struct csv_writer csv;
	struct strbuf cell;
};

static void add_text(struct table_export *state, struct str text)
{
	if (!text_is_formula_like(text)) {
		csv_writer_add(&state->csv, text);
		return;
	}
	strbuf_clear(&state->cell);
	strbuf_add_char(&state->cell, '\'');
	strbuf_add(&state->cell, text);
	csv_writer_add(&state->csv, strbuf_str(&state->cell));
}

static struct table_export *csv_excel_begin(
    const struct export_context *context, struct output *output)
{
	const struct table_schema *schema = &context->resource->schema;
	struct table_export *state = memory_alloc_zeroed(1, sizeof(*state));

	output_add(output, STR("\xef\xbb\xbf"));
	csv_writer_init(&state->csv, output, CSV_CRLF);
	for (size_t i = 0; i < schema->field_count; i++)
		add_text(state, schema->fields[i].name);
	if (schema->field_count)
		csv_writer_end_row(&state->csv);
	return state;
}

static void csv_excel_row(struct table_export *state, const struct typed_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct value *value = &row->values[i];

		if (value->state != VALUE_OK)
			csv_writer_add(&state->csv, STR(""));
		else if (field_type_is_numeric(value->type))
			csv_writer_add(&state->csv, value->text);
		else
			add_text(state, value->text);
	}
	csv_writer_end_row(&state->csv);
}

static const struct diag_kind *csv_excel_end(struct table_export *state)
{
	strbuf_release(&state->cell);
	memory_free(state);
	return NULL;
}

const struct exporter csv_excel_exporter = {
	.id = "csv-excel",
	.name = "CSV (Excel)",
	.extension = "excel.csv",
	.media_type = "text/csv",
	.eu_file_type = "CSV",
	.purpose = { [MESSAGES_VI] =
			 "CSV mở đúng tiếng Việt khi nháy đúp; ô giống công thức được thêm "
			 "dấu nháy đơn ở trước",
	    [MESSAGES_EN] = "CSV that opens with a double click; cells like formulas get an "
			    "apostrophe in front" },
	.limits = { [MESSAGES_VI] = "Ô văn bản giống công thức có thêm dấu nháy đơn: không dùng để "
				    "xử lý bằng chương trình",
	    [MESSAGES_EN] =
		"Text cells like formulas are changed by an apostrophe: not for programs" },
	.scope = EXPORT_TABLE,
	.begin = csv_excel_begin,
	.row = csv_excel_row,
	.end = csv_excel_end,
};
