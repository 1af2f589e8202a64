/* SPDX-License-Identifier: MIT */
#include "base/csv_writer.h"

#include "base/output.h"
#include "tap.h"

static void quotes_when_needed(void)
{
	static const struct {
		struct str field, written;
	} cases[] = {
		{ STR_INIT("Cần Thơ"), STR_INIT("Cần Thơ") },
		{ STR_INIT("a b;c'd"), STR_INIT("a b;c'd") },
		{ STR_INIT(""), STR_INIT("") },
		{ STR_INIT("a,b"), STR_INIT("\"a,b\"") },
		{ STR_INIT("\"a\""), STR_INIT("\"\"\"a\"\"\"") },
		{ STR_INIT("\""), STR_INIT("\"\"\"\"") },
		{ STR_INIT("a\nb"), STR_INIT("\"a\nb\"") },
		{ STR_INIT("a\rb"), STR_INIT("\"a\rb\"") },
		{ STR_INIT(" a"), STR_INIT("\" a\"") },
		{ STR_INIT("a\t"), STR_INIT("\"a\t\"") },
		{ STR_INIT(" "), STR_INIT("\" \"") },
		{ STR_INIT("=1+1"), STR_INIT("=1+1") },
		{ STR_INIT("\0\xff"), STR_INIT("\0\xff") },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct output *output = output_new_memory();
		struct csv_writer csv;
		struct str row;

		csv_writer_init(&csv, output, CSV_LF);
		csv_writer_add(&csv, STR("1"));
		csv_writer_add(&csv, cases[i].field);
		csv_writer_end_row(&csv);
		row = output_memory(output);
		is_str(str_slice(row, 2, row.len - 1), cases[i].written, "a field");
		output_free(output);
	}
}

static void ends_rows(void)
{
	struct output *output = output_new_memory();
	struct csv_writer csv;

	csv_writer_init(&csv, output, CSV_CRLF);
	csv_writer_add(&csv, STR("a"));
	csv_writer_add(&csv, STR(""));
	csv_writer_end_row(&csv);
	csv_writer_add(&csv, STR(""));
	csv_writer_end_row(&csv);
	csv_writer_add(&csv, STR(""));
	csv_writer_add(&csv, STR(""));
	csv_writer_end_row(&csv);
	csv_writer_add(&csv, STR("b"));
	csv_writer_end_row(&csv);
	is_str(output_memory(output), STR("a,\r\n\"\"\r\n,\r\nb\r\n"),
	    "CRLF, and quotes where a row would be a blank line");
	output_free(output);
}

int main(void)
{
	quotes_when_needed();
	ends_rows();
	return tap_end();
}
