/* SPDX-License-Identifier: MIT */
#include "check/schema_check.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "read/table_read.h"
#include "tap.h"

/* All findings of a table, one "id line:column" a line, messages behind. */
static void check(struct table_schema schema, const char *csv, struct strbuf *findings)
{
	struct schema_check *checker = schema_check_new();
	struct diags *diags = diags_new();
	int fd = memfd_create("table", 0);
	struct table_source source = { fd, STR("t.csv"), &limits_default };
	struct dialect dialect = {
		.delimiter = ',', .has_delimiter = true, .quote = '"', .header = true
	};
	struct row_sink *sink = schema_check_begin(checker, &schema, diags);

	if (fd < 0 || write(fd, csv, strlen(csv)) != (ssize_t)strlen(csv))
		abort();
	lseek(fd, 0, SEEK_SET);
	if (table_detect(&source, &dialect, diags))
		table_read(&source, &dialect, &sink, 1, diags);
	diags_sort(diags);
	strbuf_clear(findings);
	for (size_t i = 0; i < diags_kept(diags); i++) {
		const struct diag *diag = diags_at(diags, i);

		strbuf_add_format(findings, "%s %llu:%llu ", diag->kind->id,
		    (unsigned long long)diag->at.line, (unsigned long long)diag->at.column);
		diag_message(diag, MESSAGES_EN, findings);
		strbuf_add_char(findings, '\n');
	}
	close(fd);
	diags_free(diags);
	schema_check_free(checker);
}

static struct table_schema two_fields(enum fields_match match)
{
	static struct field fields[] = {
		{ .name = STR_INIT("Country Name"),
		    .type = TYPE_STRING,
		    .is_declared = true,
		    .bare_number = true },
		{ .name = STR_INIT("Year"),
		    .type = TYPE_YEAR,
		    .is_declared = true,
		    .bare_number = true },
	};

	return (struct table_schema){ .fields = fields, .field_count = 2, .fields_match = match };
}

struct header_example {
	enum fields_match match;
	const char *csv, *findings, *name;
};

#define RENAMED "The column is named “Country”, the schema says “Country Name”.\n"
#define NOT_DECLARED "Column “Note” is not in the schema.\n"
#define NOT_THERE "The schema declares a column “Year” that the file does not have.\n"

static const struct header_example headers[] = {
	{ MATCH_EXACT, "Country Name,Year\na,2024\n", "", "exact: the same" },
	{ MATCH_EXACT, "Country,Year\na,2024\n", "schema.header-mismatch 1:1 " RENAMED,
	    "exact: another name" },
	{ MATCH_EXACT, "Year,Country Name\n2024,a\n",
	    "schema.header-mismatch 1:1 The column is named “Year”, the schema says “Country "
	    "Name”.\n",
	    "exact: another order" },
	{ MATCH_EXACT, "Note,Country Name,Year\nn,a,2024\n",
	    "schema.undeclared-column 1:1 " NOT_DECLARED,
	    "exact: one more, and no others shifted" },
	{ MATCH_EXACT, "Country Name\na\n", "schema.missing-column 1:0 " NOT_THERE,
	    "exact: one less" },
	{ MATCH_EQUAL, "Year,Country Name\n2024,a\n", "", "equal: another order" },
	{ MATCH_EQUAL, "Year,Note,Country Name\n2024,n,a\n",
	    "schema.undeclared-column 1:6 " NOT_DECLARED, "equal: one more" },
	{ MATCH_SUBSET, "Year,Note,Country Name\n2024,n,a\n", "", "subset: one more" },
	{ MATCH_SUBSET, "Country Name\na\n", "schema.missing-column 1:0 " NOT_THERE,
	    "subset: one less" },
	{ MATCH_SUPERSET, "Country Name\na\n", "", "superset: one less" },
	{ MATCH_PARTIAL, "Year,Note\n2024,n\n", "", "partial: one of them" },
	{ MATCH_PARTIAL, "x,Note\n2024,n\n",
	    "schema.no-column 1:0 The file has none of the columns that the schema declares, such "
	    "as "
	    "“Country Name”.\n",
	    "partial: none" },
	{ MATCH_EXACT, "Country,Year\na,24\n",
	    "schema.header-mismatch 1:1 " RENAMED
	    "schema.type 2:3 Column “Year”: “24” is not a year of four digits.\n",
	    "cells are checked below a wrong header" },
};

static void test_headers(void)
{
	struct strbuf findings = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
		check(two_fields(headers[i].match), headers[i].csv, &findings);
		is_str(strbuf_str(&findings), str_of(headers[i].findings), headers[i].name);
	}
	strbuf_release(&findings);
}

struct cell_example {
	struct field field;
	const char *cell, *finding, *name;
};

static struct str colours[] = { STR_INIT("red"), STR_INIT("green") };

#define DECLARED .is_declared = true, .bare_number = true

static const struct cell_example cells[] = {
	{ { .type = TYPE_INTEGER, DECLARED }, "12", "", "an integer" },
	{ { .type = TYPE_INTEGER, DECLARED }, "x",
	    "schema.type 2:3 Column “f”: “x” is not an integer.\n", "no integer" },
	{ { .type = TYPE_INTEGER, DECLARED }, "", "", "an empty cell is fine" },
	{ { .type = TYPE_INTEGER, .constraints = { .required = true }, DECLARED }, "",
	    "schema.required 2:3 Column “f” must have a value.\n", "unless it is required" },
	{ { .type = TYPE_DATE, .format = STR_INIT("%d/%m/%Y"), DECLARED }, "2024-07-20",
	    "schema.type 2:3 Column “f”: “2024-07-20” is not a date as dd/mm/yyyy.\n",
	    "another date form" },
	{ { .type = TYPE_INTEGER, .bare_number = true }, "x", "", "without a type all is fine" },
	{ { .type = TYPE_STRING,
	      .constraints = { .enumeration = colours, .enumeration_count = 2 },
	      DECLARED },
	    "blue",
	    "schema.enum 2:3 Column “f”: “blue” is none of the allowed values (red, green).\n",
	    "none of the enum" },
	{ { .type = TYPE_INTEGER, .constraints = { .minimum = STR_INIT("5") }, DECLARED }, "4",
	    "schema.minimum 2:3 Column “f”: “4” is less than the minimum 5.\n", "too small" },
	{ { .type = TYPE_INTEGER, .constraints = { .minimum = STR_INIT("5") }, DECLARED }, "5", "",
	    "the minimum itself" },
	{ { .type = TYPE_INTEGER,
	      .constraints = { .maximum = STR_INIT("9007199254740992") },
	      DECLARED },
	    "9007199254740993",
	    "schema.maximum 2:3 Column “f”: “9007199254740993” is more than the maximum "
	    "9007199254740992.\n",
	    "large integers are compared exactly" },
	{ { .type = TYPE_NUMBER, .constraints = { .exclusive_minimum = STR_INIT("0") }, DECLARED },
	    "0.0", "schema.exclusive-minimum 2:3 Column “f”: “0.0” must be more than 0.\n",
	    "an exclusive limit" },
	{ { .type = TYPE_DATE,
	      .format = STR_INIT("%d/%m/%Y"),
	      .constraints = { .maximum = STR_INIT("2024-12-31") },
	      DECLARED },
	    "01/01/2025",
	    "schema.maximum 2:3 Column “f”: “01/01/2025” is more than the maximum 2024-12-31.\n",
	    "a limit in ISO form for dates in another" },
	{ { .type = TYPE_STRING,
	      .constraints = { .has_max_length = true, .max_length = 3 },
	      DECLARED },
	    "Huế", "", "three characters" },
	{ { .type = TYPE_STRING,
	      .constraints = { .has_max_length = true, .max_length = 3 },
	      DECLARED },
	    "Vinh",
	    "schema.max-length 2:3 Column “f”: “Vinh” is longer than the greatest length 3.\n",
	    "four characters" },
};

static void test_cells(void)
{
	struct strbuf findings = STRBUF_INIT, csv = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		struct field fields[] = { { .name = STR("k"), .type = TYPE_ANY }, cells[i].field };

		fields[1].name = STR("f");
		strbuf_clear(&csv);
		strbuf_add_format(&csv, "k,f\nk,%s\n", cells[i].cell);
		check((struct table_schema){ .fields = fields, .field_count = 2 }, csv.data,
		    &findings);
		is_str(strbuf_str(&findings), str_of(cells[i].finding), cells[i].name);
	}
	strbuf_release(&findings);
	strbuf_release(&csv);
}

int main(void)
{
	struct strbuf findings = STRBUF_INIT;

	test_headers();
	test_cells();
	check((struct table_schema){ .fields = NULL }, "a,b\n1,2\n", &findings);
	is_str(strbuf_str(&findings), STR(""), "without declared fields there is nothing to hold");
	strbuf_release(&findings);
	return tap_end();
}
