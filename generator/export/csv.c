/* SPDX-License-Identifier: MIT */
#include "base/csv_writer.h"
#include "base/memory.h"
#include "export/exporter.h"
#include "export/exporters.h"

/*
 * The clean CSV: RFC 4180 with CRLF, UTF-8 without BOM, the fields' names as header, nothing for a
 * missing value, numbers with a dot and the digits they had, dates by ISO 8601.
 */
struct table_export {
	struct csv_writer csv;
};

static struct table_export *csv_begin(const struct export_context *context, struct output *output)
{
	const struct table_schema *schema = &context->resource->schema;
	struct table_export *state = memory_alloc(sizeof(*state));

	csv_writer_init(&state->csv, output, CSV_CRLF);
	for (size_t i = 0; i < schema->field_count; i++)
		csv_writer_add(&state->csv, schema->fields[i].name);
	if (schema->field_count)
		csv_writer_end_row(&state->csv);
	return state;
}

static void csv_row(struct table_export *state, const struct typed_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct value *value = &row->values[i];

		csv_writer_add(&state->csv, value->state == VALUE_OK ? value->text : STR(""));
	}
	csv_writer_end_row(&state->csv);
}

static const struct diag_kind *csv_end(struct table_export *state)
{
	memory_free(state);
	return NULL;
}

const struct exporter csv_exporter = {
	.id = "csv",
	.name = "CSV",
	.extension = "csv",
	.media_type = "text/csv",
	.eu_file_type = "CSV",
	.purpose = { [MESSAGES_VI] = "Bảng sạch, mở được bằng mọi phần mềm bảng tính và thống kê",
	    [MESSAGES_EN] = "The clean table, for any spreadsheet or statistics program" },
	.scope = EXPORT_TABLE,
	.is_default = true,
	.begin = csv_begin,
	.row = csv_row,
	.end = csv_end,
};
