/* SPDX-License-Identifier: MIT */
#include "profile/infer_type.h"

#include "model/value.h"
#include "profile_fixture.h"
#include "tap.h"

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

int main(void)
{
	test_types();
	test_consistency();
	return tap_end();
}
