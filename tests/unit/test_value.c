/* SPDX-License-Identifier: MIT */
#include "model/value.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "tap.h"

#define BAD "\x01" /* in place of the expected text */

struct example {
	enum field_type type;
	const char *format, *decimal, *group; /* "%" as group: not a bare number */
	const char *cell, *text;
	double number;
};

static const struct example examples[] = {
	{ TYPE_INTEGER, "", "", "", "1928311", "1928311", 1928311 },
	{ TYPE_INTEGER, "", "", "", "-0", "-0", 0 },
	{ TYPE_INTEGER, "", "", "", "+5", "5", 5 },
	{ TYPE_INTEGER, "", "", "", "007", "7", 7 },
	{ TYPE_INTEGER, "", "", "", " 12 ", "12", 12 },
	{ TYPE_INTEGER, "", "", "", "12345678901234567890", "12345678901234567890",
	    12345678901234567890.0 },
	{ TYPE_INTEGER, "", "", "", "-9223372036854775807", "-9223372036854775807",
	    -9223372036854775807.0 },
	{ TYPE_INTEGER, "", "", "", "1.0", BAD, 0 },
	{ TYPE_INTEGER, "", "", "", "1e3", BAD, 0 },
	{ TYPE_INTEGER, "", "", "", "-", BAD, 0 },
	{ TYPE_INTEGER, "", "", "", "0x10", BAD, 0 },
	{ TYPE_INTEGER, "", "", "", "1.928.311", BAD, 0 },
	{ TYPE_INTEGER, "", "", ".", "1.928.311", "1928311", 1928311 },
	{ TYPE_INTEGER, "", "", ".", "1.234.56", BAD, 0 },
	{ TYPE_INTEGER, "", "", ".", "1.5", BAD, 0 },
	{ TYPE_INTEGER, "", "", ".", "0.123", BAD, 0 },
	{ TYPE_INTEGER, "", "", ".", "1234.567", BAD, 0 },
	{ TYPE_INTEGER, "", "", ",", "12,34,567", "1234567", 1234567 },
	{ TYPE_INTEGER, "", "", "\xc2\xa0",
	    "1\xc2\xa0"
	    "928\xc2\xa0"
	    "311",
	    "1928311", 1928311 },
	{ TYPE_INTEGER, "", "", "%", "95%", "95", 95 },
	{ TYPE_INTEGER, "", "", "%", "abc", BAD, 0 },
	{ TYPE_NUMBER, "", "", "", "1928311.50", "1928311.50", 1928311.5 },
	{ TYPE_NUMBER, "", "", "", "-12.5e-3", "-12.5e-3", -0.0125 },
	{ TYPE_NUMBER, "", "", "", ".5", "0.5", 0.5 },
	{ TYPE_NUMBER, "", "", "", "5.", "5", 5 },
	{ TYPE_NUMBER, "", "", "",
	    "\xe2\x88\x92"
	    "3.5",
	    "-3.5", -3.5 },
	{ TYPE_NUMBER, "", "", "", "0.1", "0.1", 0.1 },
	{ TYPE_NUMBER, "", "", "", "3.14159265358979323846", "3.14159265358979323846",
	    3.14159265358979323846 },
	{ TYPE_NUMBER, "", "", "", "1e999", BAD, 0 },
	{ TYPE_NUMBER, "", "", "", "1e", BAD, 0 },
	{ TYPE_NUMBER, "", "", "", ".", BAD, 0 },
	{ TYPE_NUMBER, "", "", "", "1,5", BAD, 0 },
	{ TYPE_NUMBER, "", "", "", "INF", "INF", (double)INFINITY },
	{ TYPE_NUMBER, "", "", "", "inf", BAD, 0 },
	{ TYPE_NUMBER, "", ",", ".", "1.928.311,50", "1928311.50", 1928311.5 },
	{ TYPE_NUMBER, "", ",", ".", "11,27", "11.27", 11.27 },
	{ TYPE_NUMBER, "", ",", ".", "1.234.56", BAD, 0 },
	{ TYPE_NUMBER, "", ",", ".", "1,928,311.5", BAD, 0 },
	{ TYPE_NUMBER, "", ".", ",", "1,928,311.5", "1928311.5", 1928311.5 },
	{ TYPE_NUMBER, "", ".", ",", "11,27", BAD, 0 },
	{ TYPE_NUMBER, "", ",", "%", "12,5%", "12.5", 12.5 },
	{ TYPE_NUMBER, "", ",", "%", "5 %", "5", 5 },
	{ TYPE_NUMBER, "", "", "%", "-$5.25", "-5.25", -5.25 },
	{ TYPE_NUMBER, "", "", "%", "€ 95", "95", 95 },
	{ TYPE_NUMBER, "", "", "", "95%", BAD, 0 },
	{ TYPE_BOOLEAN, "", "", "", "TRUE", "true", 0 },
	{ TYPE_BOOLEAN, "", "", "", "0", "false", 0 },
	{ TYPE_BOOLEAN, "", "", "", "tRUE", BAD, 0 },
	{ TYPE_DATE, "", "", "", "1970-01-01", "1970-01-01", 0 },
	{ TYPE_DATE, "", "", "", "1899-12-31", "1899-12-31", -25568 },
	{ TYPE_DATE, "", "", "", "2024-02-29", "2024-02-29", 19782 },
	{ TYPE_DATE, "", "", "", "1900-02-29", BAD, 0 },
	{ TYPE_DATE, "", "", "", "2024-2-9", BAD, 0 },
	{ TYPE_DATE, "", "", "", "20/07/2024", BAD, 0 },
	{ TYPE_DATE, "default", "", "", "2024-02-29", "2024-02-29", 19782 },
	{ TYPE_DATE, "%d/%m/%Y", "", "", "20/07/2024", "2024-07-20", 19924 },
	{ TYPE_DATE, "%d/%m/%Y", "", "", "1/7/2024", "2024-07-01", 19905 },
	{ TYPE_DATE, "%d/%m/%Y", "", "", "31/02/2026", BAD, 0 },
	{ TYPE_DATE, "%d/%m/%Y", "", "", "07/20/2024", BAD, 0 },
	{ TYPE_DATE, "%m/%d/%Y", "", "", "07/20/2024", "2024-07-20", 19924 },
	{ TYPE_DATE, "fmt:%d.%m.%y", "", "", "20.07.69", "1969-07-20", -165 },
	{ TYPE_DATE, "%d %B %Y", "", "", "20 July 2024", "2024-07-20", 19924 },
	{ TYPE_DATE, "%a, %d %b %Y", "", "", "Sat, 20 Jul 2024", "2024-07-20", 19924 },
	{ TYPE_DATE, "%Y%j", "", "", "2024060", "2024-02-29", 19782 },
	{ TYPE_DATE, "%Y%j", "", "", "2023366", BAD, 0 },
	{ TYPE_DATE, "any", "", "", "20/07/2024", "2024-07-20", 19924 },
	{ TYPE_DATE, "any", "", "", "05/06/2024", BAD, 0 },
	{ TYPE_DATETIME, "", "", "", "1970-01-01T00:00:10Z", "1970-01-01T00:00:10Z", 10 },
	{ TYPE_DATETIME, "", "", "", "1970-01-01T07:00:00+07:00", "1970-01-01T07:00:00+07:00", 0 },
	{ TYPE_DATETIME, "", "", "", "1970-01-01T25:00:00", BAD, 0 },
	{ TYPE_DATETIME, "%d/%m/%Y %H:%M", "", "", "01/01/1970 00:01", "1970-01-01T00:01:00", 60 },
	{ TYPE_DATETIME, "%Y-%m-%dT%H:%M:%S.%f%z", "", "", "1970-01-01T00:00:01.5+0000",
	    "1970-01-01T00:00:01.5Z", 1.5 },
	{ TYPE_DATETIME, "%m/%d/%y %I:%M %p", "", "", "1/1/70 12:05 AM", "1970-01-01T00:05:00",
	    300 },
	{ TYPE_TIME, "", "", "", "07:30:15", "07:30:15", 27015 },
	{ TYPE_TIME, "", "", "", "7:30", BAD, 0 },
	{ TYPE_TIME, "%H:%M", "", "", "7:30", "07:30:00", 27000 },
	{ TYPE_TIME, "", "", "", "24:00:00", BAD, 0 },
	{ TYPE_YEAR, "", "", "", "2024", "2024", 2024 },
	{ TYPE_YEAR, "", "", "", "20245", BAD, 0 },
	{ TYPE_YEAR, "", "", "", "0000", BAD, 0 },
	{ TYPE_YEARMONTH, "", "", "", "1970-02", "1970-02", 31 },
	{ TYPE_YEARMONTH, "", "", "", "2024-13", BAD, 0 },
	{ TYPE_DURATION, "", "", "", "P1Y2M3DT4H5M6.5S", "P1Y2M3DT4H5M6.5S", 0 },
	{ TYPE_DURATION, "", "", "", "PT36H", "PT36H", 0 },
	{ TYPE_DURATION, "", "", "", "P", BAD, 0 },
	{ TYPE_DURATION, "", "", "", "P1DT", BAD, 0 },
	{ TYPE_DURATION, "", "", "", "P1D1Y", BAD, 0 },
	{ TYPE_DURATION, "", "", "", "1Y", BAD, 0 },
	{ TYPE_GEOPOINT, "", "", "", "105.85, 21.02", "105.85,21.02", 0 },
	{ TYPE_GEOPOINT, "", "", "", "21.02,105.85", BAD, 0 },
	{ TYPE_GEOPOINT, "", "", "", "190,0", BAD, 0 },
	{ TYPE_GEOPOINT, "", "", "", "105.85", BAD, 0 },
	{ TYPE_GEOPOINT, "array", "", "", "[105.85,21.02]", "105.85,21.02", 0 },
	{ TYPE_GEOPOINT, "array", "", "", "[105.85,21.02", BAD, 0 },
	{ TYPE_GEOPOINT, "object", "", "", "{\"lat\": 21.02, \"lon\": 105.85}", "105.85,21.02", 0 },
	{ TYPE_GEOPOINT, "object", "", "", "{\"lat\": 21.02}", BAD, 0 },
	{ TYPE_OBJECT, "", "", "", "{\"a\": [1, -2.5e3, null, \"\\u00e9\\n\"]}",
	    "{\"a\": [1, -2.5e3, null, \"\\u00e9\\n\"]}", 0 },
	{ TYPE_OBJECT, "", "", "", "{}", "{}", 0 },
	{ TYPE_OBJECT, "", "", "", "[]", BAD, 0 },
	{ TYPE_OBJECT, "", "", "", "{\"a\": 01}", BAD, 0 },
	{ TYPE_OBJECT, "", "", "", "{\"a\": 1,}", BAD, 0 },
	{ TYPE_OBJECT, "", "", "", "{\"a\": \"\\x\"}", BAD, 0 },
	{ TYPE_OBJECT, "", "", "", "{\"a\"", BAD, 0 },
	{ TYPE_ARRAY, "", "", "", "[[], {}]", "[[], {}]", 0 },
	{ TYPE_ARRAY, "", "", "", "[\"a", BAD, 0 },
	{ TYPE_GEOJSON, "", "", "", "{\"type\":\"Point\",\"coordinates\":[105.85,21.02]}",
	    "{\"type\":\"Point\",\"coordinates\":[105.85,21.02]}", 0 },
	{ TYPE_GEOJSON, "", "", "", "{\"type\":\"Dot\"}", BAD, 0 },
	{ TYPE_GEOJSON, "topojson", "", "", "{\"x\":1,\"type\":\"Topology\"}",
	    "{\"x\":1,\"type\":\"Topology\"}", 0 },
	{ TYPE_STRING, "", "", "", " x ", " x ", 0 },
	{ TYPE_STRING, "email", "", "", "sotttt@danang.gov.vn", "sotttt@danang.gov.vn", 0 },
	{ TYPE_STRING, "email", "", "", "a@b", BAD, 0 },
	{ TYPE_STRING, "email", "", "", "a b@c.d", BAD, 0 },
	{ TYPE_STRING, "uri", "", "", "https://example.org/x", "https://example.org/x", 0 },
	{ TYPE_STRING, "uri", "", "", "example.org", BAD, 0 },
	{ TYPE_STRING, "binary", "", "", "aGVsbG8=", "aGVsbG8=", 0 },
	{ TYPE_STRING, "binary", "", "", "aGVsbG8", BAD, 0 },
	{ TYPE_STRING, "uuid", "", "", "95ecc380-afe9-11e4-9b6c-751b66dd541e",
	    "95ecc380-afe9-11e4-9b6c-751b66dd541e", 0 },
	{ TYPE_STRING, "uuid", "", "", "95ecc380-afe9-11e4-9b6c", BAD, 0 },
	{ TYPE_ANY, "", "", "", "x", "x", 0 },
};

static struct field field_of(const struct example *example)
{
	bool is_bare = strcmp(example->group, "%") != 0;

	return (struct field){
		.type = example->type,
		.format = str_of(example->format),
		.decimal_char = str_of(example->decimal),
		.group_char = is_bare ? str_of(example->group) : STR(""),
		.bare_number = is_bare,
	};
}

static void test_examples(void)
{
	struct strbuf scratch = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		const struct example *example = &examples[i];
		struct field field = field_of(example);
		struct value value;
		char name[128];
		bool is_good = strcmp(example->text, BAD) != 0;

		strbuf_clear(&scratch);
		value = value_parse(str_of(example->cell), NULL, &field, &scratch);
		snprintf(name, sizeof(name), "%.*s %s '%s' %s '%s'",
		    STR_ARG(field_type_name(example->type)), example->format, example->cell,
		    is_good ? "is" : "is not read", is_good ? example->text : "");
		if (!is_good)
			ok(value.state == VALUE_BAD && value.expected_vi && value.expected_en,
			    name);
		else if (!ok(value.state == VALUE_OK && str_eq(value.text, str_of(example->text)) &&
				 (value.number == example->number),
			     name))
			printf("# got '%.*s' %.17g\n", STR_ARG(value.text), value.number);
	}
	strbuf_release(&scratch);
}

static void test_details(void)
{
	struct strbuf scratch = STRBUF_INIT;
	struct str yes[] = { STR("Có") }, no[] = { STR("Không") };
	struct field field = { .type = TYPE_BOOLEAN,
		.bare_number = true,
		.true_values = yes,
		.true_value_count = 1,
		.false_values = no,
		.false_value_count = 1 };
	struct value value;

	ok(value_parse(STR("Có"), NULL, &field, &scratch).boolean &&
		value_parse(STR("true"), NULL, &field, &scratch).state == VALUE_BAD,
	    "declared true and false values replace the defaults");
	ok(value_parse(STR(""), NULL, &field, &scratch).state == VALUE_MISSING,
	    "an empty cell is missing");

	field = (struct field){ .type = TYPE_DATE, .format = STR("%d/%m/%Y") };
	value = value_parse(STR("2024-07-20"), NULL, &field, &scratch);
	is_str(str_of(value.expected_en), STR("a date as dd/mm/yyyy"), "says which date");
	is_str(str_of(value.expected_vi), STR("ngày dạng dd/mm/yyyy"), "also in Vietnamese");
	value = value_parse(STR("31/02/2024"), NULL, &field, &scratch);
	is_str(str_of(value.expected_en), STR("a day that is in the calendar"),
	    "a day that does not exist is named as such");

	field = (struct field){ .type = TYPE_LIST, .item_type = STR("integer") };
	ok(value_parse(STR("1,2,3"), NULL, &field, &scratch).state == VALUE_OK &&
		value_parse(STR("1,x"), NULL, &field, &scratch).state == VALUE_BAD,
	    "the items of a list are of their type");
	field.delimiter = STR(";");
	ok(value_parse(STR("1;2"), NULL, &field, &scratch).state == VALUE_OK, "its delimiter");

	field = (struct field){ .type = TYPE_NUMBER, .bare_number = true };
	value = value_parse(STR("NaN"), NULL, &field, &scratch);
	ok(value.state == VALUE_OK && isnan(value.number), "NaN is a number");
	field.type = TYPE_INTEGER;
	value = value_parse(STR("9223372036854775808"), NULL, &field, &scratch);
	ok(value.state == VALUE_OK && !value.is_exact_integer, "2^63 is not exact in 64 bits");
	strbuf_release(&scratch);
}

static void test_long(void)
{
	struct strbuf cell = STRBUF_INIT, scratch = STRBUF_INIT;
	struct field field = { .type = TYPE_ARRAY, .bare_number = true };

	for (int i = 0; i < 100000; i++)
		strbuf_add_char(&cell, '[');
	ok(value_parse(strbuf_str(&cell), NULL, &field, &scratch).state == VALUE_BAD,
	    "deep nesting is refused without deep recursion");
	strbuf_clear(&cell);
	strbuf_add_cstr(&cell, "0.");
	for (int i = 0; i < 100000; i++)
		strbuf_add_char(&cell, '3');
	field.type = TYPE_NUMBER;
	ok(fabs(value_parse(strbuf_str(&cell), NULL, &field, &scratch).number - 1.0 / 3) < 1e-15,
	    "a number of 100,000 digits is read");
	strbuf_release(&cell);
	strbuf_release(&scratch);
}

static void bench(const char *what, struct field field, const char *cell)
{
	enum { ROUNDS = 5000000 };
	struct strbuf scratch = STRBUF_INIT;
	struct timespec start, end;
	struct str text = str_of(cell);
	double sum = 0;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	for (int i = 0; i < ROUNDS; i++) {
		strbuf_clear(&scratch);
		sum += value_parse(text, NULL, &field, &scratch).number;
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	printf("# %s: %.1f ns (%g)\n", what,
	    ((double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec)) /
		ROUNDS,
	    sum / ROUNDS);
	strbuf_release(&scratch);
}

int main(void)
{
	test_examples();
	test_details();
	test_long();
	if (getenv("DATAMO_BENCH")) {
		bench("integer of 7 digits", (struct field){ .type = TYPE_INTEGER }, "1928311");
		bench("number", (struct field){ .type = TYPE_NUMBER }, "1928.311");
		bench("number, vi",
		    (struct field){
			.type = TYPE_NUMBER, .decimal_char = STR(","), .group_char = STR(".") },
		    "1.928.311,5");
		bench("date", (struct field){ .type = TYPE_DATE }, "2024-07-20");
		bench("date, d/m/Y", (struct field){ .type = TYPE_DATE, .format = STR("%d/%m/%Y") },
		    "20/07/2024");
	}
	return tap_end();
}
