/* SPDX-License-Identifier: MIT */
#include "base/csv_writer.h"
#include "base/memory.h"
#include "export/exporter.h"
#include "export/exporters.h"

/*
 * As the clean CSV, with tabs. IANA's text/tab-separated-values has no way to write a tab or a line
 * end in a cell; such cells, and only those, are quoted as in CSV, which is what programs read.
 */
struct table_export {
	struct csv_writer csv;
};

static struct table_export *tsv_begin(const struct export_context *context, struct output *output)
{
	const struct table_schema *schema = &context->resource->schema;
	struct table_export *state = memory_alloc(sizeof(*state));

	csv_writer_init(&state->csv, output, CSV_LF);
	state->csv.delimiter = '\t';
	for (size_t i = 0; i < schema->field_count; i++)
		csv_writer_add(&state->csv, schema->fields[i].name);
	if (schema->field_count)
		csv_writer_end_row(&state->csv);
	return state;
}

static void tsv_row(struct table_export *state, const struct typed_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct value *value = &row->values[i];

		csv_writer_add(&state->csv, value->state == VALUE_OK ? value->text : STR(""));
	}
	csv_writer_end_row(&state->csv);
}

static const struct diag_kind *tsv_end(struct table_export *state)
{
	memory_free(state);
	return NULL;
}

const struct exporter tsv_exporter = {
	.id = "tsv",
	.name = "TSV",
	.extension = "tsv",
	.media_type = "text/tab-separated-values",
	.eu_file_type = "TSV",
	.purpose = { [MESSAGES_VI] =
			 "Cột cách nhau bằng dấu tab, cho chương trình thống kê và dòng lệnh",
	    [MESSAGES_EN] = "Columns between tabs, for statistics programs and the command line" },
	.limits = { [MESSAGES_VI] = "Ô có dấu tab hoặc xuống dòng được đặt trong dấu nháy như CSV",
	    [MESSAGES_EN] = "Cells with a tab or a line end are quoted as in CSV" },
	.scope = EXPORT_TABLE,
	.begin = tsv_begin,
	.row = tsv_row,
	.end = tsv_end,
};
