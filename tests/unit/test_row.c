/* SPDX-License-Identifier: MIT */
#include "model/row.h"

#include "tap.h"

static const struct {
	struct str raw;
	size_t cell;
	int line, column;
	char quote;
	const char *name;
} cases[] = {
	{ STR_INIT("1,2,3\n"), 0, 7, 1, '"', "the first cell" },
	{ STR_INIT("1,2,3\n"), 2, 7, 5, '"', "a later cell" },
	{ STR_INIT("1,2,3\n"), 3, 7, 6, '"', "behind the last cell" },
	{ STR_INIT("1,2,3\n"), 9, 7, 6, '"', "no such cell" },
	{ STR_INIT("1,2"), 2, 7, 4, '"', "behind a record without a line end" },
	{ STR_INIT(""), 1, 7, 1, '"', "nothing" },
	{ STR_INIT("Đắk,ê,x\n"), 2, 7, 7, '"', "columns are characters" },
	{ STR_INIT("\"a,b\",x\n"), 1, 7, 7, '"', "a delimiter in quotes" },
	{ STR_INIT("\"a\"\",b\",x\n"), 1, 7, 9, '"', "doubled quotes" },
	{ STR_INIT("\"a\r\nb\",x\r\n"), 1, 8, 4, '"', "behind a quoted CRLF" },
	{ STR_INIT("\"a\n\nb\",x\n"), 1, 9, 4, '"', "behind quoted line feeds" },
	{ STR_INIT("\"a\rb\",x\r"), 1, 8, 4, '"', "behind a quoted CR where lines end so" },
	{ STR_INIT("\"a\rb\",x\n"), 1, 7, 7, '"', "a quoted CR where lines end in LF" },
	{ STR_INIT("1,\"a\nb"), 1, 7, 3, '"', "a cell whose quote is open" },
	{ STR_INIT("1,\"a\nb"), 2, 8, 2, '"', "behind a cell whose quote is open" },
	{ STR_INIT("5\"x,y\n"), 1, 7, 5, '"', "a quote inside a cell that is not quoted" },
	{ STR_INIT("1, \"a,b\",x\n"), 2, 7, 10, '"', "blanks before a quote" },
	{ STR_INIT("\"a,b\n"), 1, 7, 4, '\0', "where nothing is quoted" },
};

/* Where blanks before a quote are no more than blanks, the cell itself has the quote. */
static void test_quote_behind_kept_blanks(void)
{
	struct str cells[] = { STR(" \"a"), STR("b\""), STR("x") };
	struct row row = {
		.cells = cells,
		.count = 3,
		.line = 1,
		.raw = STR(" \"a,b\",x\n"),
	};

	row.delimiter = ',';
	row.quote = '"';
	is_number(row_locate(&row, 1).column, 5, "a quote behind blanks that are kept");
	is_number(row_locate(&row, 2).column, 8, "and behind it");
}

/* From the left and back, with and without a cursor. */
static void test_cursor(void)
{
	struct row_cursor cursor = { .line = 0 };
	struct row row = { .count = 5,
		.line = 3,
		.raw = STR("a,\"b\nc\",ơ,d,e\n"),
		.delimiter = ',',
		.quote = '"' },
		   same = row;
	static const size_t order[] = { 0, 1, 2, 2, 4, 3, 1, 5, 9, 4 };

	row.cursor = &cursor;
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		struct location at = row_locate(&row, order[i]);
		struct location plain = row_locate(&same, order[i]);

		is_number(at.line, plain.line, "a cursor finds the same line");
		is_number(at.column, plain.column, "and the same column");
	}
}

int main(void)
{
	test_cursor();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct row row = {
			.line = 7, .raw = cases[i].raw, .delimiter = ',', .quote = cases[i].quote
		};
		struct location at = row_locate(&row, cases[i].cell);

		is_number(at.line, cases[i].line, cases[i].name);
		is_number(at.column, cases[i].column, cases[i].name);
	}
	test_quote_behind_kept_blanks();
	return tap_end();
}
