/* SPDX-License-Identifier: MIT */
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "tap.h"

#define NBSP "\u00a0"
#define NARROW "\u202f"

enum { PLAIN = 1 << NUMBER_PLAIN, VI = 1 << NUMBER_VI, EN = 1 << NUMBER_EN };
enum { SPACE_COMMA = 1 << NUMBER_SPACE_COMMA, SPACE_DOT = 1 << NUMBER_SPACE_DOT };

static struct str read_as(struct str text, enum number_style style)
{
	static struct number number;

	return number_parse(text, style, 0, &number) ? number_token(&number) : STR("refused");
}

static void reads_each_style(void)
{
	static const struct {
		enum number_style style;
		struct str text, token;
	} cases[] = {
		{ NUMBER_PLAIN, STR_INIT("0"), STR_INIT("0") },
		{ NUMBER_PLAIN, STR_INIT("-0"), STR_INIT("-0") },
		{ NUMBER_PLAIN, STR_INIT("+5"), STR_INIT("5") },
		{ NUMBER_PLAIN, STR_INIT("\u22125"), STR_INIT("-5") },
		{ NUMBER_PLAIN, STR_INIT("007"), STR_INIT("7") },
		{ NUMBER_PLAIN, STR_INIT("000"), STR_INIT("0") },
		{ NUMBER_PLAIN, STR_INIT(".5"), STR_INIT("0.5") },
		{ NUMBER_PLAIN, STR_INIT("-.50"), STR_INIT("-0.50") },
		{ NUMBER_PLAIN, STR_INIT("10.50"), STR_INIT("10.50") },
		{ NUMBER_PLAIN, STR_INIT("1e5"), STR_INIT("1e5") },
		{ NUMBER_PLAIN, STR_INIT("-1.5E+10"), STR_INIT("-1.5E+10") },
		{ NUMBER_PLAIN, STR_INIT("12345678901234567890"),
		    STR_INIT("12345678901234567890") },
		{ NUMBER_VI, STR_INIT("1.928.311"), STR_INIT("1928311") },
		{ NUMBER_VI, STR_INIT("1.928.311,50"), STR_INIT("1928311.50") },
		{ NUMBER_VI, STR_INIT("-11,27"), STR_INIT("-11.27") },
		{ NUMBER_VI, STR_INIT("1928311,5"), STR_INIT("1928311.5") },
		{ NUMBER_VI, STR_INIT("1,5E+10"), STR_INIT("1.5E+10") },
		{ NUMBER_VI, STR_INIT("0,05"), STR_INIT("0.05") },
		{ NUMBER_EN, STR_INIT("1,928,311.5"), STR_INIT("1928311.5") },
		{ NUMBER_EN, STR_INIT("-999,000"), STR_INIT("-999000") },
		{ NUMBER_SPACE_COMMA, STR_INIT("1 928 311,5"), STR_INIT("1928311.5") },
		{ NUMBER_SPACE_COMMA, STR_INIT("1" NBSP "928" NBSP "311"), STR_INIT("1928311") },
		{ NUMBER_SPACE_COMMA, STR_INIT("1" NARROW "928,25"), STR_INIT("1928.25") },
		{ NUMBER_SPACE_DOT, STR_INIT("1'928'311.5"), STR_INIT("1928311.5") },
		{ NUMBER_SPACE_DOT, STR_INIT("1\u2019928\u2019311"), STR_INIT("1928311") },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_str(read_as(cases[i].text, cases[i].style), cases[i].token,
		    "the token of a number");
}

static void refuses_what_is_no_number(void)
{
	static const struct str texts[] = { STR_INIT(""), STR_INIT("-"), STR_INIT("."),
		STR_INIT(","), STR_INIT("+-1"), STR_INIT("1.234.56"), STR_INIT("1.234.5678"),
		STR_INIT("1..234"), STR_INIT("1.2.3"), STR_INIT("1,2,3"), STR_INIT("1,234.567,8"),
		STR_INIT("1.234,567.8"), STR_INIT("12345,678,901"), STR_INIT("1 2345"),
		STR_INIT("1 234 56"), STR_INIT("1 234'567"), STR_INIT("0.123.456"), STR_INIT("1e"),
		STR_INIT("1e+"), STR_INIT("e5"), STR_INIT("5."), STR_INIT("5,"), STR_INIT(" 5"),
		STR_INIT("5 "), STR_INIT("0x1F"), STR_INIT("nan"), STR_INIT("inf"), STR_INIT("NaN"),
		STR_INIT("1e999"), STR_INIT("-1e999"), STR_INIT("12%"), STR_INIT("１２"),
		STR_INIT("1\0002"), STR_INIT("20/07/2024"), STR_INIT("2024-07-20"), STR_INIT("1-2"),
		STR_INIT("\xe2\x88"), STR_INIT("1.928.311e5"), STR_INIT("12a") };

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		char name[80];

		snprintf(name, sizeof(name), "'%.*s' is no number in any style", STR_ARG(texts[i]));
		is_number(number_styles(texts[i], 0), 0, name);
	}
	is_str(read_as(STR("1.234"), NUMBER_PLAIN), STR("1.234"), "a plain number has no groups");
	is_str(read_as(STR("1.2345"), NUMBER_VI), STR("refused"), "a group has three digits");
	is_str(read_as(STR("0.123"), NUMBER_VI), STR("refused"), "no group of 0 comes first");
	is_str(
	    read_as(STR("1234.567"), NUMBER_VI), STR("refused"), "the first group has up to three");
}

static void says_what_it_read(void)
{
	struct number number;

	ok(number_parse(STR("007"), NUMBER_PLAIN, 0, &number) && number.has_leading_zeros &&
		number.is_integer && number.integer == 7,
	    "leading zeros are flagged");
	ok(number_parse(STR("0,5"), NUMBER_VI, 0, &number) && !number.has_leading_zeros &&
		!number.is_integer && !number.fits_integer && number.value == 0.5,
	    "a single zero before the decimals leads nothing");
	ok(number_parse(STR("-9223372036854775808"), NUMBER_PLAIN, 0, &number) &&
		number.fits_integer && number.integer == INT64_MIN,
	    "the least integer fits");
	ok(number_parse(STR("9223372036854775807"), NUMBER_PLAIN, 0, &number) &&
		number.fits_integer && number.integer == INT64_MAX,
	    "the greatest integer fits");
	ok(number_parse(STR("9223372036854775808"), NUMBER_PLAIN, 0, &number) &&
		number.is_integer && !number.fits_integer && !number.integer &&
		number.value == 9223372036854775808.0,
	    "one more is kept as text and double");
	ok(number_parse(STR("-99999999999999999999"), NUMBER_PLAIN, 0, &number) &&
		number.is_integer && !number.fits_integer && number.value == -1e20,
	    "20 digits are kept as text and double");
	ok(number_parse(STR("-0"), NUMBER_PLAIN, 0, &number) && number.fits_integer &&
		number.integer == 0 && number.value == 0 && signbit(number.value),
	    "-0 keeps its sign");
	ok(number_parse(STR("5.0"), NUMBER_PLAIN, 0, &number) && !number.is_integer,
	    "5.0 is no integer");
	ok(number_parse(STR("5e0"), NUMBER_PLAIN, 0, &number) && !number.is_integer, "nor is 5e0");
	ok(number_parse(STR("1e-400"), NUMBER_PLAIN, 0, &number) && number.value == 0,
	    "too small a number is 0");
	ok(!strcmp(number.token, "1e-400"), "the token ends in NUL");
}

static void reads_percents_when_asked(void)
{
	struct number number;

	ok(number_parse(STR("79,6%"), NUMBER_VI, NUMBER_PERCENT, &number) && number.is_percent &&
		number.value == 79.6,
	    "a percent sign");
	ok(number_parse(STR("79,6" NBSP "%"), NUMBER_VI, NUMBER_PERCENT, &number) &&
		number.is_percent,
	    "after a no-break space");
	ok(number_parse(STR("45 %"), NUMBER_SPACE_DOT, NUMBER_PERCENT, &number) &&
		number.is_percent,
	    "after a blank that is no group");
	ok(number_parse(STR("45"), NUMBER_VI, NUMBER_PERCENT, &number) && !number.is_percent,
	    "a number without one is none");
	ok(!number_styles(STR("%"), NUMBER_PERCENT) && !number_styles(STR("4%%"), NUMBER_PERCENT) &&
		!number_styles(STR("4'%"), NUMBER_PERCENT) &&
		!number_styles(STR("4%5"), NUMBER_PERCENT),
	    "odd percents are refused");
	ok(!number_parse(STR("45%"), NUMBER_VI, 0, &number), "none without the option");
}

static void limits_the_length(void)
{
	char digits[NUMBER_TOKEN_MAX + 8];
	struct number number;

	memset(digits, '9', sizeof(digits));
	ok(number_parse((struct str){ digits, NUMBER_TOKEN_MAX }, NUMBER_PLAIN, 0, &number) &&
		number.token_len == NUMBER_TOKEN_MAX && number.value == 1e80,
	    "80 digits are a number");
	ok(!number_styles((struct str){ digits, NUMBER_TOKEN_MAX + 1 }, 0), "81 are not");
	digits[0] = '.';
	ok(number_parse((struct str){ digits, NUMBER_TOKEN_MAX - 1 }, NUMBER_PLAIN, 0, &number) &&
		number.token_len == NUMBER_TOKEN_MAX && number.value == 1,
	    "a zero put first still fits");
	ok(!number_styles((struct str){ digits, NUMBER_TOKEN_MAX }, 0), "or does not");
}

static void lets_a_column_decide(void)
{
	static const struct {
		struct str text;
		unsigned styles;
	} cases[] = {
		{ STR_INIT("1234"), NUMBER_STYLES_ALL },
		{ STR_INIT("-5"), NUMBER_STYLES_ALL },
		{ STR_INIT("1.234"), PLAIN | VI | EN | SPACE_DOT },
		{ STR_INIT("1.23"), PLAIN | EN | SPACE_DOT },
		{ STR_INIT("11,27"), VI | SPACE_COMMA },
		{ STR_INIT("1,234"), VI | EN | SPACE_COMMA },
		{ STR_INIT("0.123"), PLAIN | EN | SPACE_DOT },
		{ STR_INIT("1.928.311"), VI },
		{ STR_INIT("1,928,311"), EN },
		{ STR_INIT("1.928,5"), VI },
		{ STR_INIT("1,928.5"), EN },
		{ STR_INIT("1 928"), SPACE_COMMA | SPACE_DOT },
		{ STR_INIT("1 928.5"), SPACE_DOT },
		{ STR_INIT("1e5"), NUMBER_STYLES_ALL },
		{ STR_INIT("Cái Răng"), 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char name[80];

		snprintf(name, sizeof(name), "the styles of %.*s", STR_ARG(cases[i].text));
		is_number(number_styles(cases[i].text, 0), cases[i].styles, name);
	}
}

/* Every text of up to seven of these characters: the mask says what number_parse() does. */
static void agrees_with_itself(void)
{
	static const char alphabet[] = "01.,- ";
	size_t wrong = 0;

	for (int i = 0; i < 6 * 6 * 6 * 6 * 6 * 6 * 6; i++) {
		char text[8];
		struct str number_text = { text, 0 };
		unsigned styles;

		for (int rest = i; rest; rest /= 6)
			text[number_text.len++] = alphabet[rest % 6];
		styles = number_styles(number_text, 0);
		for (int style = 0; style < NUMBER_STYLE_COUNT; style++) {
			struct number number;
			bool reads = number_parse(
			    number_text, (enum number_style)style, 0, &number);

			wrong += reads != (styles >> style & 1);
			wrong += reads && !number_is_json(number_token(&number));
		}
	}
	is_number(wrong, 0, "the mask says what is read, and tokens are JSON");
}

/* Against strtod, which rounds correctly: fast and slow ways give the same double. */
static void gives_the_nearest_double(void)
{
	uint64_t state = 20240720;
	size_t wrong = 0;

	for (int i = 0; i < 100000; i++) {
		char text[64];
		struct number number;

		state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		snprintf(text, sizeof(text), "%s%llu.%0*llu", state >> 63 ? "-" : "",
		    (unsigned long long)(state >> (20 + state % 40)), (int)(state >> 7 & 15) + 1,
		    (unsigned long long)(state >> 40 & 0xff));
		wrong += !number_parse(str_of(text), NUMBER_PLAIN, 0, &number) ||
			 number.value != strtod(text, NULL);
	}
	is_number(wrong, 0, "the nearest double");
}

static struct str formatted(struct str token, enum number_style style)
{
	static struct strbuf buf;

	strbuf_clear(&buf);
	number_add_formatted(&buf, token, style);
	return strbuf_str(&buf);
}

static void formats_for_people(void)
{
	is_str(formatted(STR("1928311"), NUMBER_VI), STR("1.928.311"), "groups in Vietnamese");
	is_str(formatted(STR("1928311.50"), NUMBER_EN), STR("1,928,311.50"), "groups in English");
	is_str(formatted(STR("-11.27"), NUMBER_VI), STR("-11,27"), "the decimal comma");
	is_str(formatted(STR("-928"), NUMBER_VI), STR("-928"), "no group after the sign");
	is_str(formatted(STR("1000"), NUMBER_SPACE_COMMA), STR("1" NBSP "000"), "no-break spaces");
	is_str(formatted(STR("1928311.5"), NUMBER_PLAIN), STR("1928311.5"), "plain");
	is_str(formatted(STR("1.5e+10"), NUMBER_VI), STR("1,5e+10"), "an exponent");
	is_str(formatted(STR("12345678901234567890.12345"), NUMBER_EN),
	    STR("12,345,678,901,234,567,890.12345"), "decimals are not grouped");
	is_str(formatted(STR(""), NUMBER_VI), STR(""), "nothing");
	ok(number_style_of_language(STR("vi")) == NUMBER_VI &&
		number_style_of_language(STR("vi-VN")) == NUMBER_VI &&
		number_style_of_language(STR("en")) == NUMBER_EN &&
		number_style_of_language(STR("vie")) == NUMBER_EN,
	    "the style of a language");
}

static struct str of_double(double value)
{
	static struct strbuf buf;

	strbuf_clear(&buf);
	number_add_double(&buf, value);
	return strbuf_str(&buf);
}

static void writes_doubles(void)
{
	static const double values[] = { 0.1, 1.0 / 3, 5e-324, DBL_MAX, DBL_MIN, 1e21, 123456.789,
		9007199254740993.0, 1e15, 999999999999999.0, -2.5e-7 };
	size_t wrong = 0;

	is_str(of_double(0.1), STR("0.1"), "0.1");
	is_str(of_double(0.1 + 0.2), STR("0.30000000000000004"), "17 digits when they are needed");
	is_str(of_double(1.0 / 3), STR("0.3333333333333333"), "16 digits when they do");
	is_str(of_double(1928311), STR("1928311"), "a whole number");
	is_str(of_double(-0.0), STR("-0"), "-0");
	is_str(of_double((double)INFINITY), STR("INF"), "infinity as in XSD");
	is_str(of_double((double)-INFINITY), STR("-INF"), "minus infinity");
	is_str(of_double((double)NAN), STR("NaN"), "no number");
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++)
		wrong += strtod(of_double(values[i]).data, NULL) != values[i] ||
			 !number_is_json(of_double(values[i]));
	ok(!wrong, "each reads back as the same double and is JSON");
}

static void knows_the_grammar_of_json(void)
{
	static const struct str good[] = { STR_INIT("0"), STR_INIT("-0"), STR_INIT("10"),
		STR_INIT("1.50"), STR_INIT("0.5"), STR_INIT("1e5"), STR_INIT("-1.5E+10") };
	static const struct str bad[] = { STR_INIT(""), STR_INIT("-"), STR_INIT("007"),
		STR_INIT("+5"), STR_INIT(".5"), STR_INIT("5."), STR_INIT("1e"), STR_INIT("1e+"),
		STR_INIT("1 "), STR_INIT("1,5"), STR_INIT("NaN"), STR_INIT("-01"),
		STR_INIT("0x1") };
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		wrong += !number_is_json(good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		wrong += number_is_json(bad[i]);
	is_number(wrong, 0, "JSON's grammar of numbers exactly");
}

int main(void)
{
	reads_each_style();
	refuses_what_is_no_number();
	says_what_it_read();
	reads_percents_when_asked();
	limits_the_length();
	lets_a_column_decide();
	agrees_with_itself();
	gives_the_nearest_double();
	formats_for_people();
	writes_doubles();
	knows_the_grammar_of_json();
	return tap_end();
}
