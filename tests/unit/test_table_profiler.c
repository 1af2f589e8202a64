/* SPDX-License-Identifier: MIT */
#include "profile/table_profiler.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "base/strbuf.h"
#include "profile_fixture.h"
#include "tap.h"

static void test_profile(void)
{
	struct fixture fixture = fixture_new();
	const struct column_profile *column;
	const struct field *field;

	profile_cells(&fixture, "x", "1|2|2|NA||4|3|100");
	column = &fixture.resource.profile->columns[0];
	field = &fixture.resource.schema.fields[0];
	is_number(column->count, 8, "counts rows");
	is_number(column->missing, 2, "empty cells and markers are missing");
	is_number(column->distinct, 5, "a marker is no distinct value");
	ok(column->is_distinct_exact, "exactly");
	is_str(column->top[0].value, STR("2"), "the most frequent first");
	is_number(column->top[0].count, 2, "with its count");
	is_str(column->top[1].value, STR("1"), "then by first appearance");
	is_number(column->mean, 112.0 / 6, "mean");
	is_number(column->quantiles[2], 2.5, "median");
	is_number(column->longest_characters, 3, "longest");
	is_number(column->shortest_characters, 1, "shortest");
	ok(field->has_missing_values && field->missing_value_count == 2 &&
		field->missing_values[0].len == 0 && str_eq(field->missing_values[1], STR("NA")),
	    "the marker is declared beside the empty cell");
	ok(column->bin_count > 0 && column->bin_count <= PROFILE_HISTOGRAM_BINS &&
		column->bin_start <= 1 &&
		column->bin_start + (double)column->bin_count * column->bin_width >= 100,
	    "the histogram covers all");

	profile_cells(&fixture, "x", "Hà Nội|Huế");
	column = &fixture.resource.profile->columns[0];
	is_number(column->longest_characters, 6, "characters, not bytes");
	ok(!column->has_numbers && column->bin_count == 0, "a text has no numbers");

	profile_cells(&fixture, "x", "20/07/2024|20/07/2024");
	is_str(fixture.resource.profile->columns[0].top[0].value, STR("2024-07-20"),
	    "frequent values as the derived files write them");
	fixture_free(&fixture);
}

static void test_names(void)
{
	struct fixture fixture = fixture_new();
	const struct field *fields;

	profile_text(&fixture, STR("a;a; ;a_2\n1;2;3;4\n"));
	fields = fixture.resource.schema.fields;
	is_number(fixture.resource.column_count, 4, "one field a column");
	is_str(fields[0].name, STR("a"), "the name of the header");
	ok(str_eq(fields[1].name, STR("a_2")) || str_eq(fields[1].name, STR("a_3")),
	    "a second of the same name gets a number");
	is_str(fields[2].name, STR("column_3"), "a blank one is named by its place");
	ok(!str_eq(fields[1].name, fields[3].name), "all differ");
	fixture_free(&fixture);
}

static void test_declared(void)
{
	struct fixture fixture = fixture_new();
	struct text_entry title = { STR(""), STR("Mã") };
	struct field declared[] = {
		{ .name = STR("b"), .type = TYPE_STRING, .is_declared = true, .bare_number = true },
		{ .name = STR("a"),
		    .title = { &title, 1 },
		    .type = TYPE_INTEGER,
		    .is_declared = true,
		    .bare_number = true },
		{ .name = STR("c"), .title = { &title, 1 }, .bare_number = true },
	};
	const struct field *fields;

	fixture.resource.schema = (struct table_schema){ .fields = declared, .field_count = 3 };
	profile_text(&fixture, STR("a;b;c;d\n1;2;1,5;2024-01-02\nx;3;2,5;2024-01-03\n"));
	fields = fixture.resource.schema.fields;
	ok(fields[0].type == TYPE_INTEGER && fields[0].title.count == 1 && fields[0].is_declared,
	    "a declared field keeps all, also in another order");
	ok(fields[1].type == TYPE_STRING, "declared as text, read as text");
	ok(fields[2].type == TYPE_NUMBER && fields[2].title.count == 1 && !fields[2].is_declared,
	    "a field without a type gets one");
	ok(fields[3].type == TYPE_DATE && str_eq(fields[3].name, STR("d")),
	    "a column without a field gets one");
	is_number(fixture.resource.profile->columns[0].distinct, 2, "a bad cell counts as text");
	is_number(fixture.resource.profile->columns[0].number_maximum, 1, "but not as a number");
	fixture_free(&fixture);
}

static void test_empty(void)
{
	struct fixture fixture = fixture_new();

	profile_text(&fixture, STR("a;b\n"));
	is_number(fixture.resource.row_count, 0, "a table without rows");
	is_number(fixture.resource.column_count, 2, "has columns");
	ok(fixture.resource.schema.fields[0].type == TYPE_STRING, "of text");
	fixture_free(&fixture);
}

/* The same small table after a large one and in a new profiler: history leaves no trace. */
static void test_reuse(void)
{
	struct fixture fixture = fixture_new();
	struct strbuf csv = STRBUF_INIT;
	const struct column_profile *column;

	strbuf_add_cstr(&csv, "a;b\n");
	for (int i = 0; i < 20000; i++)
		strbuf_add_format(&csv, "%d;x%d\n", i, i % 7);
	profile_text(&fixture, strbuf_str(&csv));
	column = fixture.resource.profile->columns;
	ok(!column->is_distinct_exact && fabs((double)column->distinct / 20000 - 1) < 0.06,
	    "20,000 distinct values are counted within 6 %");
	printf("# %llu\n", (unsigned long long)column->distinct);
	is_number(column->mean, 9999.5, "the mean stays exact");
	ok(fabs(column->quantiles[2] - 10000) < 200, "the median within 1 %");
	ok(column[1].is_distinct_exact && column[1].distinct == 7, "7 distinct values are 7");
	profile_cells(&fixture, "x", "1|2|2");
	column = fixture.resource.profile->columns;
	ok(column->is_distinct_exact && column->distinct == 2 && column->mean == 5.0 / 3,
	    "a small table after it is as if alone");
	strbuf_release(&csv);
	fixture_free(&fixture);
}

static double now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* What a table of 10 KB and 8 columns costs beyond its parse. */
static void bench(void)
{
	enum { ROWS = 150, COLUMNS = 8, ROUNDS = 2000 };
	static char text[ROWS][COLUMNS][32];
	static struct str cells[ROWS][COLUMNS];
	struct str names[COLUMNS] = { STR("id"), STR("ten"), STR("ngay"), STR("gia"), STR("tinh"),
		STR("nam"), STR("so"), STR("ghi_chu") };
	struct fixture fixture = fixture_new();
	size_t bytes = 0;
	double start;

	for (int i = 0; i < ROWS; i++) {
		snprintf(text[i][0], 32, "%d", i + 1);
		snprintf(text[i][1], 32, "Xã số %d", i * 7919 % 1000);
		snprintf(text[i][2], 32, "%02d/%02d/2024", i % 28 + 1, i % 12 + 1);
		snprintf(text[i][3], 32, "%d.%03d,%02d", i + 1, i * 37 % 1000, i % 100);
		snprintf(text[i][4], 32, "%s", i % 3 ? "Đà Nẵng" : "Hà Nội");
		snprintf(text[i][5], 32, "%d", 2000 + i % 25);
		snprintf(text[i][6], 32, "%d.5", i * 31 % 5000);
		snprintf(text[i][7], 32, "%s", i % 4 ? "" : "sơ bộ");
		for (int k = 0; k < COLUMNS; k++) {
			cells[i][k] = str_of(text[i][k]);
			bytes += cells[i][k].len + 1;
		}
	}
	start = now_ns();
	for (int round = 0; round < ROUNDS; round++) {
		struct row header = { .cells = names,
			.count = COLUMNS,
			.line = 1,
			.path = STR("t.csv"),
			.delimiter = ',',
			.quote = '"' };
		struct row_sink *sink;

		arena_reset(fixture.arena);
		fixture.resource.schema = (struct table_schema){ .fields = NULL };
		sink = table_profiler_begin(
		    fixture.profiler, &fixture.resource.schema, STR("t.csv"), fixture.diags);
		sink->begin(sink, &header);
		for (int i = 0; i < ROWS; i++) {
			struct row row = header;

			row.cells = cells[i];
			sink->row(sink, &row);
		}
		table_profiler_end(fixture.profiler, fixture.arena, &fixture.resource);
	}
	printf("# a table of %zu bytes, %d columns, %d rows: %.1f us\n", bytes, COLUMNS, ROWS,
	    (now_ns() - start) / ROUNDS / 1000);
	fixture_free(&fixture);
}

int main(void)
{
	test_profile();
	test_names();
	test_declared();
	test_empty();
	test_reuse();
	if (getenv("DATAMO_BENCH"))
		bench();
	return tap_end();
}
