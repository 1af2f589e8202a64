/* SPDX-License-Identifier: MIT */
#include "check/spreadsheet_traps.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "check/spreadsheet_traps_cell.h"
#include "model/limits.h"
#include "read/table_read.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BIT(sign) (1u << SIGN_##sign)
#define DIGITS (BIT(DIGITS) | BIT(NUMBER))

static const struct table_schema no_schema;

/* "trap.formula 2:1 x34 (2, 3, 4 …)\n" for each finding. */
static struct strbuf find_traps(struct str text, const struct table_schema *schema)
{
	struct strbuf found = STRBUF_INIT;
	struct spreadsheet_traps *traps = spreadsheet_traps_new();
	struct diags *diags = diags_new(), *others = diags_new();
	struct dialect dialect = { 0 };
	struct row_sink *sink = spreadsheet_traps_begin(traps, schema, diags);
	struct table_source source = { memfd_create("table", 0), STR("t.csv"), &limits_default };

	if (source.fd < 0 || write(source.fd, text.data, text.len) != (ssize_t)text.len)
		exit(3);
	if (table_detect(&source, &dialect, others))
		table_read(&source, &dialect, &sink, 1, others);
	diags_sort(diags);
	for (size_t i = 0; i < diags_kept(diags); i++) {
		const struct diag *diag = diags_at(diags, i);

		strbuf_add_format(&found, "%s %d:%d x%.*s (%.*s)\n", diag->kind->id,
		    (int)diag->at.line, (int)diag->at.column, STR_ARG(diag->args.found),
		    STR_ARG(diag->args.expected));
		if (diag->level != DIAG_WARNING)
			ok(false, "a trap is a warning");
	}
	spreadsheet_traps_free(traps);
	diags_free(diags);
	diags_free(others);
	close(source.fd);
	return found;
}

struct cell_case {
	const char *cell;
	unsigned signs;
};

static const struct cell_case cell_cases[] = {
	{ "", 0 },
	{ "012", DIGITS },
	{ "1.5", BIT(NUMBER) | BIT(FRACTION) },
	{ "1.500", BIT(NUMBER) },
	{ "1.234.567", BIT(NUMBER) | BIT(GROUPED_DOT) },
	{ "-1.234,5", BIT(NUMBER) | BIT(GROUPED_DOT) },
	{ "1,234.5", BIT(NUMBER) | BIT(GROUPED_COMMA) },
	{ "12 345 678", BIT(NUMBER) | BIT(GROUPED_BLANK) },
	{ "012.345.678", 0 },
	{ "1.234.56", 0 },
	{ "1.234.567.89", 0 },
	{ "192.168.1.1", 0 },
	{ "31/01/2024", BIT(DAY_FIRST) },
	{ "01/31/2024", BIT(MONTH_FIRST) },
	{ "01/02/2024", 0 },
	{ "31-1-2024", BIT(DAY_FIRST) },
	{ "2024-01-31", 0 },
	{ "1.23E+11", BIT(NUMBER) | BIT(SCIENTIFIC) },
	{ "1.23e11", BIT(NUMBER) | BIT(FRACTION) },
	{ "6.02E+23", BIT(NUMBER) | BIT(FRACTION) },
	{ "1E+", 0 },
	{ "1e-7", BIT(NUMBER) | BIT(FRACTION) },
	{ "1E+11x", 0 },
	{ "#N/A", BIT(ERROR) },
	{ "#DIV/0!", BIT(ERROR) },
	{ "#####", BIT(ERROR) },
	{ "#1", 0 },
	{ "Hà Nội, Đắk Lắk", 0 },
	{ "Há»\xc2\x93", BIT(MOJIBAKE) },
	{ "Báº¯c", BIT(MOJIBAKE) },
	{ "thÃ¡ng", BIT(MOJIBAKE) },
	{ "DÆ°Æ¡ng", BIT(MOJIBAKE) },
	{ "Ä‘Æ°á»ng", BIT(MOJIBAKE) },
	{ "th\xef\xbf\xbdng", BIT(MOJIBAKE) },
	{ "lÃ m", BIT(MOJIBAKE) },
	{ "HÃ  NÃ´i", BIT(MOJIBAKE) },
	{ "Ã ", BIT(MOJIBAKE) }, /* a letter alone */
	{ "MÃ SỐ", 0 },
	{ "«Cà phê sữa đá»", 0 },
	{ "MÃ\xc2\xa0SỐ", 0 },
	{ "Tie\xcc\x82\xcc\x81ng", BIT(DECOMPOSED) },
	{ "a\xe2\x80\x8b", BIT(HIDDEN) },
	{ "user\xe2\x80\xae x", BIT(HIDDEN) },
	{ "=1+1", BIT(FORMULA) },
	{ " =1+1", BIT(FORMULA) },
	{ "\t1", BIT(FORMULA) },
	{ "＝1+1", BIT(FORMULA) },
	{ "@SUM(1)", BIT(FORMULA) },
	{ "-1+1", BIT(FORMULA) },
	{ "−1+1", BIT(FORMULA) },
	{ "+1-1", BIT(FORMULA) },
	{ "-A1", BIT(FORMULA) },
	{ "- ghi chú", BIT(FORMULA) },
	{ "-5|cmd", BIT(FORMULA) },
	{ "-", 0 },
	{ "---", 0 },
	{ "++", 0 },
	{ "-5", BIT(NUMBER) },
	{ "-12.5", BIT(NUMBER) | BIT(FRACTION) },
	{ "−12,5", 0 },
	{ "-5 °C", 0 },
	{ "-9.17E-07", BIT(NUMBER) | BIT(FRACTION) },
	{ "-INF", 0 },
	{ "=INF", BIT(FORMULA) },
	{ "-5%", 0 },
	{ "+84912345678", BIT(NUMBER) },
	{ "+84 (24) 3825-1234", 0 },
	{ "'=1+1", 0 },
	{ "a=1", 0 },
};

static void sees_signs(void)
{
	for (size_t i = 0; i < COUNT(cell_cases); i++)
		is_number(cell_signs(str_of(cell_cases[i].cell)), cell_cases[i].signs,
		    cell_cases[i].cell);
	is_number(cell_signs((struct str){ "\0a", 2 }), BIT(FORMULA), "NUL first");
}

struct table_case {
	const char *table, *found, *name;
};

static const struct table_case table_cases[] = {
	{ "ma\n00001\n2321\n00688\n", "trap.leading-zeros 3:1 x1 (3)\n", "zeros were lost" },
	{ "ma\n01\n001\n00001\n26734\n", "", "codes of several levels" },
	{ "so\n0\n7\n12\n305\n", "", "counts" },
	{ "so\n1.234.567\n2.345.678\n512\n", "trap.thousands-marks 2:1 x2 (2, 3)\n", "marks" },
	{ "so\n1.234\n2.345\n", "", "marks that may be decimal" },
	{ "so\n\"1.234,5\"\n\"1,234.5\"\n\"2,345.6\"\n", "trap.mixed-number-marks 2:1 x1 (2)\n",
	    "both kinds of marks" },
	{ "ngay\n31/01/2024\n01/31/2024\n02/01/2024\n02/28/2024\n",
	    "trap.mixed-date-orders 2:1 x1 (2)\n", "both orders" },
	{ "ngay\n31/01/2024\n02/01/2024\n", "", "one order" },
	{ "ma\n1.23E+11\n123456789012\n", "trap.scientific-notation 2:1 x1 (2)\n", "codes" },
	{ "luong\n1.23E+11\n4.5\n", "", "measurements" },
	{ "x,y\na,#REF!\nb,1\nc,#N/A\nd,#N/A\ne,#N/A\n",
	    "trap.spreadsheet-error 2:3 x4 (2, 4, 5 …)\n", "error cells" },
	{ "x,y\na,=1+1\n", "trap.formula 2:3 x1 (2)\n", "a formula" },
	{ "x,y\na,b\xe2\x80\x8b\n", "trap.hidden-character 2:3 x1 (2 (U+200B))\n", "hidden" },
};

static void decides_columns(void)
{
	static struct str markers[] = { STR_INIT("#N/A") };
	struct field field = { .name = STR("y"),
		.is_declared = true,
		.type = TYPE_STRING,
		.missing_values = markers,
		.missing_value_count = 1,
		.has_missing_values = true,
		.group_char = STR(".") };
	struct table_schema schema = { .fields = &field, .field_count = 1 };
	struct strbuf found;

	for (size_t i = 0; i < COUNT(table_cases); i++) {
		found = find_traps(str_of(table_cases[i].table), &no_schema);
		is_str(strbuf_str(&found), str_of(table_cases[i].found), table_cases[i].name);
		strbuf_release(&found);
	}
	found = find_traps(STR("y\n=1+1\n#N/A\n1.234.567\n2.345.678\n3.345.678\n"), &schema);
	is_str(strbuf_str(&found), STR(""), "what the schema declares is no trap");
	strbuf_release(&found);
}

static struct strbuf read_shared(const char *path)
{
	const char *folder = getenv("DATAMO_SHARED");
	struct strbuf text = STRBUF_INIT, full = STRBUF_INIT;
	char block[65536];
	size_t got;
	FILE *file;

	strbuf_add_format(&full, "%s/%s", folder ? folder : "../shared", path);
	file = fopen(full.data, "r");
	strbuf_release(&full);
	if (!file)
		return text;
	while ((got = fread(block, 1, sizeof(block), file)) > 0)
		strbuf_add_bytes(&text, block, got);
	fclose(file);
	return text;
}

/* What must be found in a file, one a line, and nothing else when `is_all`. */
struct shared_case {
	const char *path;
	const char *ids; /* in the order of places; NULL at the end of the table */
};

#define DIRT "data/vietnam/encodings-dirt/"

static const struct shared_case shared_cases[] = {
	{ DIRT "01-utf8.csv", "" },
	{ DIRT "02-utf8-bom-crlf.csv", "" },
	{ DIRT "03-utf8-bom-semicolon.csv", "" },
	{ DIRT "04-utf16le-bom-tab.txt.csv", "" },
	{ DIRT "09-utf8-nfd.csv", "decomposed decomposed decomposed decomposed " },
	{ DIRT "10-mojibake-double-utf8.csv", "mojibake mojibake mojibake mojibake " },
	{ DIRT "20-vi-numbers-semicolon.csv", "thousands-marks thousands-marks " },
	{ DIRT "22-mixed-1,234.5-and-1.234,5.csv", "mixed-number-marks " },
	{ DIRT "23-dates-ddmmyyyy.csv", "" },
	{ DIRT "36-injection.csv", "formula hidden-character " },
	{ DIRT "49-invisible-characters.csv", "hidden-character hidden-character " },
	{ "bad/formula/formula.csv", "formula hidden-character " },
};

static void finds_in_shared_files(void)
{
	for (size_t i = 0; i < COUNT(shared_cases); i++) {
		struct strbuf text = read_shared(shared_cases[i].path), found, ids = STRBUF_INIT;
		struct str rest, line;

		if (!text.len) {
			tap_skip(shared_cases[i].path, "not there");
			continue;
		}
		found = find_traps(strbuf_str(&text), &no_schema);
		rest = strbuf_str(&found);
		while (str_split(&rest, '\n', &line)) {
			if (line.len)
				strbuf_add_format(
				    &ids, "%.*s ", (int)str_find(line, ' ') - 5, line.data + 5);
		}
		if (!is_str(strbuf_str(&ids), str_of(shared_cases[i].ids), shared_cases[i].path))
			printf("# %.*s", (int)found.len, found.data);
		strbuf_release(&found);
		strbuf_release(&ids);
		strbuf_release(&text);
	}
}

/* Each cell of the file that a spreadsheet would take for a formula is counted, no other. */
static void counts_formulas(void)
{
	static const char harmless[] = "0 3 4 5 7 8 12 30 31 36 37";
	struct strbuf text = read_shared("bad/formula/formula.csv"), found;

	if (!text.len) {
		tap_skip("the formulas of ../shared/bad", "not there");
		return;
	}
	found = find_traps(strbuf_str(&text), &no_schema);
	printf("# all but %s: %s", harmless, found.data);
	ok(str_starts_with(strbuf_str(&found), STR("trap.formula 3:3 x27 (")),
	    "every formula is counted");
	strbuf_release(&found);
	strbuf_release(&text);
}

int main(void)
{
	sees_signs();
	decides_columns();
	finds_in_shared_files();
	counts_formulas();
	return tap_end();
}
