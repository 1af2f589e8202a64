/* SPDX-License-Identifier: MIT */
#include "base/csv_writer.h"

#include "base/output.h"

void csv_writer_init(struct csv_writer *csv, struct output *output, enum csv_line_end line_end)
{
	*csv = (struct csv_writer){ .output = output, .line_end = line_end, .delimiter = ',' };
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool needs_quotes(struct str field, char delimiter)
{
	if (!field.len)
		return false;
	if (is_blank(field.data[0]) || is_blank(field.data[field.len - 1]))
		return true;
	for (size_t i = 0; i < field.len; i++) {
		char c = field.data[i];

		if (c == delimiter || c == '"' || c == '\n' || c == '\r')
			return true;
	}
	return false;
}

static void add_quoted(struct output *output, struct str field)
{
	output_add_char(output, '"');
	while (field.len) {
		size_t quote = str_find(field, '"');

		output_add(output, str_slice(field, 0, quote));
		if (quote < field.len)
			output_add(output, STR("\"\""));
		field = str_from(field, quote + 1);
	}
	output_add_char(output, '"');
}

void csv_writer_add(struct csv_writer *csv, struct str field)
{
	if (csv->field_count++)
		output_add_char(csv->output, csv->delimiter);
	csv->is_blank = csv->field_count == 1 && !field.len;
	if (needs_quotes(field, csv->delimiter))
		add_quoted(csv->output, field);
	else
		output_add(csv->output, field);
}

void csv_writer_end_row(struct csv_writer *csv)
{
	if (csv->is_blank)
		output_add(csv->output, STR("\"\""));
	output_add(csv->output, csv->line_end == CSV_CRLF ? STR("\r\n") : STR("\n"));
	csv->field_count = 0;
	csv->is_blank = false;
}
