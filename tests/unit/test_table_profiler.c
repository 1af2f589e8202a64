/* SPDX-License-Identifier: MIT */
#include "profile/table_profiler.h"

#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "model/value.h"
#include "read/table_read.h"
#include "tap.h"

struct fixture {
	struct table_profiler *profiler;
	struct arena *arena;
	struct diags *diags;
	struct resource resource;
};

static struct fixture fixture_new(void)
{
	return (struct fixture){ table_profiler_new(), arena_new(), diags_new(), { .kind = 0 } };
}

static void fixture_free(struct fixture *fixture)
{
	table_profiler_free(fixture->profiler);
	arena_free(fixture->arena);
	diags_free(fixture->diags);
}

static void profile_file(struct fixture *fixture, int fd, struct dialect dialect)
{
	struct table_source source = { fd, STR("t.csv"), &limits_default };
	struct row_sink *sink;

	arena_reset(fixture->arena);
	diags_free(fixture->diags);
	fixture->diags = diags_new();
	sink = table_profiler_begin(
	    fixture->profiler, &fixture->resource.schema, source.path, fixture->diags);
	if (table_detect(&source, &dialect, fixture->diags))
		table_read(&source, &dialect, &sink, 1, fixture->diags);
	table_profiler_end(fixture->profiler, fixture->arena, &fixture->resource);
}

static void profile_text(struct fixture *fixture, struct str csv)
{
	int fd = memfd_create("table", 0);
	struct dialect dialect = {
		.delimiter = ';', .has_delimiter = true, .quote = '"', .header = true
	};

	if (fd < 0 || write(fd, csv.data, csv.len) != (ssize_t)csv.len)
		abort();
	lseek(fd, 0, SEEK_SET);
	profile_file(fixture, fd, dialect);
	close(fd);
}

/* A table of one column "x" (and a second one, so that no line is blank). */
static const struct field *profile_cells(
    struct fixture *fixture, const char *name, const char *cells)
{
	struct strbuf csv = STRBUF_INIT;
	struct str rest = str_of(cells), cell;

	strbuf_add_format(&csv, "%s;y\n", name);
	while (str_split(&rest, '|', &cell))
		strbuf_add_format(&csv, "%.*s;k\n", STR_ARG(cell));
	fixture->resource.schema = (struct table_schema){ .fields = NULL };
	profile_text(fixture, strbuf_str(&csv));
	strbuf_release(&csv);
	return &fixture->resource.schema.fields[0];
}

static bool has_diag(const struct fixture *fixture, const char *id)
{
	for (size_t i = 0; i < diags_kept(fixture->diags); i++)
		if (strcmp(diags_at(fixture->diags, i)->kind->id, id) == 0)
			return true;
	return false;
}

#define NUMBER_DOUBT "table.number-form-doubtful"
#define DATE_DOUBT "table.date-form-doubtful"
#define MARKER "table.missing-marker"

struct example {
	const char *name, *cells, *type, *format, *decimal, *group, *diag, *minimum, *maximum;
};

static const struct example examples[] = {
	{ "x", "1|-5|928311", "integer", "", "", "", "", "-5", "928311" },
	{ "x", "1.5|2|-3.25", "number", "", "", "", "", "-3.25", "2" },
	{ "x", "11,27|3", "number", "", ",", ".", "", "3", "11.27" },
	{ "x", "1.928.311|12|1.234", "integer", "", ",", ".", "", "12", "1928311" },
	{ "x", "3.359,84|8.435.650", "number", "", ",", ".", "", "3359.84", "8435650" },
	{ "x", "1,928,311|12|1,234", "integer", "", "", ",", "", "12", "1928311" },
	{ "x", "3,359.84|12", "number", "", "", ",", "", "12", "3359.84" },
	{ "x", "1 928 311,5|2", "number", "", ",", " ", "", "2", "1928311.5" },
	{ "x", "1.234|5.678", "number", "", "", "", NUMBER_DOUBT, "1.234", "5.678" },
	{ "x", "1,234|5,678", "integer", "", "", ",", NUMBER_DOUBT, "1234", "5678" },
	{ "x", "1.234|0.567", "number", "", "", "", "", "0.567", "1.234" },
	{ "x", "1.234|2,5", "number", "", ",", ".", "", "2.5", "1234" },
	{ "x", "1.234,5|1,234.5", "string", "", "", "", "", "1,234.5", "1.234,5" },
	{ "x", "1.234.56|1", "string", "", "", "", "", "1", "1.234.56" },
	{ "x", "12,5%|100%|0,03%", "number", "", ",", ".", "", "0.03", "100" },
	{ "x", "12,5%|3", "string", "", "", "", "", "12,5%", "3" },
	{ "x", "1.5e-3|2E+2|4", "number", "", "", "", "", "1.5e-3", "2E+2" },
	{ "x", "12E4|13E5", "string", "", "", "", "", "12E4", "13E5" },
	{ "x", "01|79", "string", "", "", "", "", "01", "79" },
	{ "x", "0|0.5", "number", "", "", "", "", "0", "0.5" },
	{ "x", "1234567890123456|1", "string", "", "", "", "", "1", "1234567890123456" },
	{ "x", "123456789012345|1", "integer", "", "", "", "", "1", "123456789012345" },
	{ "x", "+84912345678|+84912345679", "string", "", "", "", "", "+84912345678",
	    "+84912345679" },
	{ "x", "-0|3", "integer", "", "", "", "", "-0", "3" },
	{ "x", "0|1|1", "integer", "", "", "", "", "0", "1" },
	{ "x", "2019|2024", "year", "", "", "", "", "2019", "2024" },
	{ "x", "2019|2500", "integer", "", "", "", "", "2019", "2500" },
	{ "năm", "1010|2024", "year", "", "", "", "", "1010", "2024" },
	{ "x", "2024-07-20|1899-12-31", "date", "", "", "", "", "1899-12-31", "2024-07-20" },
	{ "x", "20/07/2024|1/2/2024", "date", "%d/%m/%Y", "", "", "", "2024-02-01", "2024-07-20" },
	{ "x", "07/20/2024|1/2/2024", "date", "%m/%d/%Y", "", "", "", "2024-01-02", "2024-07-20" },
	{ "x", "1/2/2024|3/4/2024", "date", "%d/%m/%Y", "", "", DATE_DOUBT, "2024-02-01",
	    "2024-04-03" },
	{ "x", "1/1/2024|2/2/2024", "date", "%d/%m/%Y", "", "", "", "2024-01-01", "2024-02-02" },
	{ "x", "20-7-2024|21-7-2024", "date", "%d-%m-%Y", "", "", "", "2024-07-20", "2024-07-21" },
	{ "x", "2024/7/20|2024/12/1", "date", "%Y/%m/%d", "", "", "", "2024-07-20", "2024-12-01" },
	{ "x", "20/07/2024|20-07-2024", "string", "", "", "", "", "20-07-2024", "20/07/2024" },
	{ "x", "31/02/2024|01/02/2024", "string", "", "", "", "", "01/02/2024", "31/02/2024" },
	{ "x", "29/02/2024|28/02/2023", "date", "%d/%m/%Y", "", "", "", "2023-02-28",
	    "2024-02-29" },
	{ "x", "2024-07-20T07:30:00Z|2024-07-20T07:30:00+07:00", "datetime", "", "", "", "",
	    "2024-07-20T07:30:00+07:00", "2024-07-20T07:30:00Z" },
	{ "x", "2024-07-20 07:30:00|2024-07-21 00:00:00", "datetime", "%Y-%m-%d %H:%M:%S", "", "",
	    "", "2024-07-20T07:30:00", "2024-07-21T00:00:00" },
	{ "x", "20/07/2024 7:30|21/07/2024 17:30", "datetime", "%d/%m/%Y %H:%M", "", "", "",
	    "2024-07-20T07:30:00", "2024-07-21T17:30:00" },
	{ "x", "2024-07-20|2024-07-20T07:30:00Z", "string", "", "", "", "", "2024-07-20",
	    "2024-07-20T07:30:00Z" },
	{ "x", "07:30|17:05", "time", "%H:%M", "", "", "", "07:30:00", "17:05:00" },
	{ "x", "07:30:15|17:05:00", "time", "", "", "", "", "07:30:15", "17:05:00" },
	{ "x", "25:30|17:05", "string", "", "", "", "", "17:05", "25:30" },
	{ "x", "2024-06|2024-12", "yearmonth", "", "", "", "", "2024-06", "2024-12" },
	{ "x", "true|FALSE", "boolean", "", "", "", "", "", "" },
	{ "x", "Có|không|có", "boolean", "", "", "", "", "", "" },
	{ "x", "yes|No", "boolean", "", "", "", "", "", "" },
	{ "x", "NO|NO", "string", "", "", "", "", "NO", "NO" },
	{ "x", "105.85,21.02|105.8, 20.9", "geopoint", "", "", "", "", "", "" },
	{ "x", "21.02,105.85|20.9,105.8", "string", "", "", "", "", "20.9,105.8", "21.02,105.85" },
	{ "x", "12|NA|-|…|13", "integer", "", "", "", MARKER, "12", "13" },
	{ "x", "12|NA|x", "string", "", "", "", "", "12", "x" },
	{ "x", "NA|-", "string", "", "", "", "", "-", "NA" },
	{ "x", "|", "string", "", "", "", "", "", "" },
	{ "x", " 12|13", "string", "", "", "", "", " 12", "13" },
};

/* Every cell fits what was inferred. */
static bool all_fit(struct fixture *fixture, const char *cells)
{
	struct str rest = str_of(cells), cell;
	struct strbuf scratch = STRBUF_INIT;
	bool all = true;

	while (str_split(&rest, '|', &cell)) {
		strbuf_clear(&scratch);
		all &= value_parse(cell, &fixture->resource.schema,
			   &fixture->resource.schema.fields[0], &scratch)
			   .state != VALUE_BAD;
	}
	strbuf_release(&scratch);
	return all;
}

static void test_types(void)
{
	struct fixture fixture = fixture_new();

	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		const struct example *example = &examples[i];
		const struct field *field = profile_cells(&fixture, example->name, example->cells);
		const struct column_profile *column = &fixture.resource.profile->columns[0];
		char name[200];

		snprintf(name, sizeof(name), "%s: %s %s", example->cells, example->type,
		    example->format);
		if (!ok(str_eq(field_type_name(field->type), str_of(example->type)) &&
			    str_eq(field->format, str_of(example->format)) &&
			    str_eq(field->decimal_char, str_of(example->decimal)) &&
			    str_eq(field->group_char, str_of(example->group)) &&
			    str_eq(column->minimum, str_of(example->minimum)) &&
			    str_eq(column->maximum, str_of(example->maximum)) &&
			    all_fit(&fixture, example->cells),
			name))
			printf("# got %.*s '%.*s' decimal '%.*s' group '%.*s', %.*s to %.*s\n",
			    STR_ARG(field_type_name(field->type)), STR_ARG(field->format),
			    STR_ARG(field->decimal_char), STR_ARG(field->group_char),
			    STR_ARG(column->minimum), STR_ARG(column->maximum));
		if (example->diag[0]
			? !has_diag(&fixture, example->diag)
			: has_diag(&fixture, NUMBER_DOUBT) || has_diag(&fixture, DATE_DOUBT) ||
			      has_diag(&fixture, MARKER))
			ok(false, example->diag[0] ? example->diag : "nothing to report");
	}
	fixture_free(&fixture);
}

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

/* Columns of random cells of one kind, with an odd one here and there: whatever is inferred, each
 * cell must then be read. */
static void test_consistency(void)
{
	static const char *const alphabets[] = { "0123456789", "0123456789.", "0123456789,.",
		"-0123456789.,", "0123456789 ", "0123456789%,", "012/", "012-",
		"012:", "0129T:-/Z+", "e+-.12", "NA-.…", "truefalsTRUE", "\"{}[],:1" };
	struct fixture fixture = fixture_new();
	struct row_sink *sink;
	uint64_t random = 88172645463325252u;
	struct strbuf scratch = STRBUF_INIT;
	size_t bad = 0, typed = 0;

	for (int round = 0; round < 20000; round++) {
		char text[4][24];
		struct str cells[4], name = STR("x");
		struct row row = { .cells = &name, .count = 1, .path = STR("t.csv") };
		const char *alphabet;

		random ^= random << 13, random ^= random >> 7, random ^= random << 17;
		alphabet = alphabets[random % (sizeof(alphabets) / sizeof(alphabets[0]))];
		fixture.resource.schema = (struct table_schema){ .fields = NULL };
		arena_reset(fixture.arena);
		sink = table_profiler_begin(
		    fixture.profiler, &fixture.resource.schema, STR("t.csv"), fixture.diags);
		sink->begin(sink, &row);
		for (size_t i = 0; i < 4; i++) {
			random ^= random << 13, random ^= random >> 7, random ^= random << 17;
			cells[i] = (struct str){ text[i], 1 + random % (round % 2 ? 4 : 19) };
			for (size_t k = 0; k < cells[i].len; k++) {
				random ^= random << 13, random ^= random >> 7,
				    random ^= random << 17;
				text[i][k] = alphabet[random % strlen(alphabet)];
			}
			row.cells = &cells[i];
			sink->row(sink, &row);
		}
		table_profiler_end(fixture.profiler, fixture.arena, &fixture.resource);
		typed += fixture.resource.schema.fields[0].type != TYPE_STRING;
		for (size_t i = 0; i < 4; i++) {
			strbuf_clear(&scratch);
			if (value_parse(cells[i], &fixture.resource.schema,
				&fixture.resource.schema.fields[0], &scratch)
				.state != VALUE_BAD)
				continue;
			if (bad++ < 5)
				printf("# '%.*s' as %.*s '%.*s'\n", STR_ARG(cells[i]),
				    STR_ARG(
					field_type_name(fixture.resource.schema.fields[0].type)),
				    STR_ARG(fixture.resource.schema.fields[0].format));
		}
	}
	ok(bad == 0 && typed > 2000, "what was inferred reads every cell it was inferred from");
	printf("# %zu of 20000 columns are not text\n", typed);
	strbuf_release(&scratch);
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
		struct row header = { names, COLUMNS, 0, 1, STR(""), STR("t.csv"), ',', '"' };
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
	test_types();
	test_profile();
	test_names();
	test_declared();
	test_empty();
	test_reuse();
	test_consistency();
	if (getenv("DATAMO_BENCH"))
		bench();
	return tap_end();
}
