/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/value_parsers.h"

enum { MANTISSA_DIGITS_MAX = 19, TOKEN_BUFFER = 128 };

/* 10^0 … 10^22 are exact doubles. */
static const double powers_of_ten[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
	1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

/* A number as it was found, before it is rewritten. */
struct scanned {
	bool is_negative, is_integer;
	bool is_plain; /* the text is a JSON number already */
	uint64_t mantissa;
	size_t digits;   /* significant ones */
	size_t decimals; /* of them behind the decimal character */
	struct str whole, fraction, exponent;
	bool has_groups;
	int exponent_value;
};

static bool is_digit(char c)
{
	return (unsigned)(unsigned char)c - '0' <= 9;
}

static size_t digit_run(struct str text)
{
	size_t i = 0;

	while (i < text.len && is_digit(text.data[i]))
		i++;
	return i;
}

/* str_from() for an offset within the text. */
static struct str behind(struct str text, size_t offset)
{
	return (struct str){ text.data + offset, text.len - offset };
}

static bool begins_with(struct str text, struct str part)
{
	return text.len >= part.len && part.len && text.data[0] == part.data[0] &&
	       (part.len == 1 || memcmp(text.data, part.data, part.len) == 0);
}

static void scan_digits(struct scanned *scanned, struct str run)
{
	for (size_t i = 0; i < run.len; i++) {
		if (scanned->mantissa == 0 && run.data[i] == '0')
			continue;
		if (++scanned->digits <= MANTISSA_DIGITS_MAX)
			scanned->mantissa = scanned->mantissa * 10 + (uint64_t)(run.data[i] - '0');
	}
}

/*
 * The whole part: digits, or groups of which the last has three digits and those between two
 * (12,34,567 in India) or three. "1.5" is thus no integer in a column whose groups are separated by
 * dots, rather than 15.
 */
static bool scan_whole(struct scanned *scanned, struct str *rest, struct str group_char)
{
	size_t run = digit_run(*rest), total = run;

	scan_digits(scanned, (struct str){ rest->data, run });
	while (run && begins_with(behind(*rest, total), group_char)) {
		struct str next = behind(*rest, total + group_char.len);
		size_t next_run = digit_run(next);

		if (run > 3 || (scanned->has_groups && run < 2) || next_run == 0)
			return false;
		scan_digits(scanned, (struct str){ next.data, next_run });
		scanned->has_groups = true;
		total += group_char.len + next_run;
		run = next_run;
	}
	scanned->whole = (struct str){ rest->data, total };
	*rest = behind(*rest, total);
	return !scanned->has_groups || (run == 3 && scanned->whole.data[0] != '0');
}

static bool scan_exponent(struct scanned *scanned, struct str *rest)
{
	size_t at = 1, run;
	bool is_negative;

	if (rest->len == 0 || (rest->data[0] != 'e' && rest->data[0] != 'E'))
		return true;
	is_negative = rest->len > 1 && rest->data[1] == '-';
	if (rest->len > 1 && (rest->data[1] == '-' || rest->data[1] == '+'))
		at++;
	run = digit_run(str_from(*rest, at));
	if (run == 0)
		return false;
	for (size_t i = 0; i < run && scanned->exponent_value < 100000; i++)
		scanned->exponent_value = scanned->exponent_value * 10 + (rest->data[at + i] - '0');
	if (is_negative)
		scanned->exponent_value = -scanned->exponent_value;
	scanned->exponent = str_slice(*rest, 0, at + run);
	*rest = str_from(*rest, at + run);
	return true;
}

static bool scan_sign(struct scanned *scanned, struct str *rest)
{
	if (begins_with(*rest, STR("−"))) {
		scanned->is_negative = true;
		*rest = behind(*rest, 3);
		return true;
	}
	if (rest->len == 0 || (rest->data[0] != '-' && rest->data[0] != '+'))
		return false;
	scanned->is_negative = rest->data[0] == '-';
	*rest = behind(*rest, 1);
	return true;
}

static bool scan_number(
    struct str text, struct str decimal_char, struct str group_char, struct scanned *scanned)
{
	struct str rest = text;
	bool has_decimal_char = false;

	*scanned = (struct scanned){ .is_plain = true };
	if (scan_sign(scanned, &rest) && text.data[0] != '-')
		scanned->is_plain = false;
	if (!scan_whole(scanned, &rest, group_char))
		return false;
	if (begins_with(rest, decimal_char)) {
		has_decimal_char = true;
		rest = behind(rest, decimal_char.len);
		scanned->fraction = (struct str){ rest.data, digit_run(rest) };
		scan_digits(scanned, scanned->fraction);
		scanned->decimals = scanned->fraction.len;
		rest = behind(rest, scanned->fraction.len);
	}
	if (scanned->whole.len + scanned->fraction.len == 0 || !scan_exponent(scanned, &rest))
		return false;
	scanned->is_integer = !has_decimal_char && scanned->exponent.len == 0;
	if (scanned->has_groups || scanned->whole.len == 0 ||
	    (scanned->whole.len > 1 && scanned->whole.data[0] == '0') ||
	    (has_decimal_char && (decimal_char.data[0] != '.' || scanned->fraction.len == 0)))
		scanned->is_plain = false;
	return rest.len == 0;
}

/* The JSON number: the digits as they were. */
static struct str write_token(const struct scanned *scanned, struct strbuf *scratch)
{
	size_t start = scratch->len;
	bool is_leading = true;
	char *to;

	strbuf_reserve(
	    scratch, scanned->whole.len + scanned->fraction.len + scanned->exponent.len + 3);
	to = scratch->data + start;
	if (scanned->is_negative)
		*to++ = '-';
	for (size_t i = 0; i < scanned->whole.len; i++) {
		char c = scanned->whole.data[i];

		if (!is_digit(c) || (is_leading && c == '0'))
			continue;
		is_leading = false;
		*to++ = c;
	}
	if (is_leading)
		*to++ = '0';
	if (scanned->fraction.len) {
		*to++ = '.';
		memcpy(to, scanned->fraction.data, scanned->fraction.len);
		to += scanned->fraction.len;
	}
	if (scanned->exponent.len)
		memcpy(to, scanned->exponent.data, scanned->exponent.len);
	to += scanned->exponent.len;
	*to = '\0';
	scratch->len = (size_t)(to - scratch->data);
	return (struct str){ scratch->data + start, scratch->len - start };
}

/* strtod() reads the C locale's form, which this process never leaves. */
static double read_double(struct str token, struct strbuf *scratch)
{
	char buffer[TOKEN_BUFFER];
	size_t start;
	double number;

	if (token.len < sizeof(buffer)) {
		memcpy(buffer, token.data, token.len);
		buffer[token.len] = '\0';
		return strtod(buffer, NULL);
	}
	/* Room first: the token may lie in scratch itself. */
	start = scratch->len;
	if (scratch->data && token.data >= scratch->data && token.data < scratch->data + start) {
		number = strtod(token.data, NULL);
		return number;
	}
	strbuf_add(scratch, token);
	number = strtod(scratch->data + start, NULL);
	scratch->len = start;
	scratch->data[start] = '\0';
	return number;
}

static double number_of(const struct scanned *scanned, struct str token, struct strbuf *scratch)
{
	int exponent = scanned->exponent_value - (int)scanned->decimals;
	double number = (double)scanned->mantissa;

	/* Two exact doubles: their product or quotient is the nearest one. */
	if (scanned->digits > MANTISSA_DIGITS_MAX || scanned->mantissa > UINT64_C(1) << 53 ||
	    scanned->decimals > 22 || exponent < -22 || exponent > 22)
		return read_double(token, scratch);
	number = exponent < 0 ? number / powers_of_ten[-exponent]
			      : number * powers_of_ten[exponent];
	return scanned->is_negative && scanned->mantissa ? -number : number;
}

/* "€ 95" and "95 %": what stands around the digits, but for the sign. */
static struct str strip_to_number(struct str text, struct str decimal_char, bool *is_negative)
{
	size_t from = 0, to = text.len;

	while (to > 0 && !ascii_is_digit(text.data[to - 1]))
		to--;
	while (from < to && !ascii_is_digit(text.data[from]))
		from++;
	*is_negative = from && (text.data[0] == '-' || text.data[from - 1] == '-' ||
				   str_starts_with(text, STR("−")));
	if (from >= decimal_char.len &&
	    str_eq(str_slice(text, from - decimal_char.len, from), decimal_char)) {
		from -= decimal_char.len;
		*is_negative |= from && text.data[from - 1] == '-';
	}
	return str_slice(text, from, to);
}

static bool parse_scanned(
    const struct value_input *input, struct str decimal_char, struct scanned *scanned)
{
	const struct field *field = input->field;
	struct str text = input->cell;
	bool is_negative = false, is_bare = true;

	if (scan_number(text, decimal_char, field->group_char, scanned))
		return true;
	if (field->bare_number)
		return false;
	text = strip_to_number(text, decimal_char, &is_negative);
	is_bare = scan_number(text, decimal_char, field->group_char, scanned);
	scanned->is_negative |= is_negative;
	scanned->is_plain = false;
	return is_bare;
}

static bool set_number(
    const struct value_input *input, const struct scanned *scanned, struct value *value)
{
	if (!scanned->is_plain)
		value->text = write_token(scanned, input->scratch);
	value->number = number_of(scanned, value->text, input->scratch);
	if (!isfinite(value->number))
		return false;
	if (scanned->is_integer && scanned->digits <= MANTISSA_DIGITS_MAX &&
	    scanned->mantissa <= INT64_MAX) {
		value->is_exact_integer = true;
		value->integer = (int64_t)scanned->mantissa;
		if (scanned->is_negative)
			value->integer = -value->integer;
	}
	return true;
}

bool value_parse_number(const struct value_input *input, struct value *value)
{
	static const struct str specials[] = { STR_INIT("NaN"), STR_INIT("INF"), STR_INIT("-INF") };
	const double numbers[] = { (double)NAN, (double)INFINITY, -(double)INFINITY };
	const struct field *field = input->field;
	struct scanned scanned;

	if (parse_scanned(
		input, field->decimal_char.len ? field->decimal_char : STR("."), &scanned))
		return set_number(input, &scanned, value);
	for (size_t i = 0; i < sizeof(specials) / sizeof(specials[0]); i++)
		if (str_eq(input->cell, specials[i])) {
			value->number = numbers[i];
			return true;
		}
	return false;
}

/* Up to 18 digits, as nearly all integers are. */
static bool parse_short_integer(struct str text, struct value *value)
{
	size_t at = text.len && text.data[0] == '-';
	uint64_t number = 0;

	if (text.len == at || text.len - at > 18 || (text.data[at] == '0' && text.len - at > 1))
		return false;
	for (size_t i = at; i < text.len; i++) {
		unsigned digit = (unsigned)(unsigned char)text.data[i] - '0';

		if (digit > 9)
			return false;
		number = number * 10 + digit;
	}
	value->is_exact_integer = true;
	value->integer = at ? -(int64_t)number : (int64_t)number;
	value->number = (double)value->integer;
	return true;
}

bool value_parse_integer(const struct value_input *input, struct value *value)
{
	struct scanned scanned;

	return parse_short_integer(input->cell, value) ||
	       (parse_scanned(input, STR(""), &scanned) && scanned.is_integer &&
		   set_number(input, &scanned, value));
}

bool decimal_parse(struct str text, double *number)
{
	struct scanned scanned;
	struct strbuf scratch = STRBUF_INIT;

	if (text.len >= TOKEN_BUFFER || !scan_number(text, STR("."), STR(""), &scanned))
		return false;
	*number = number_of(&scanned, text, &scratch);
	strbuf_release(&scratch);
	return isfinite(*number);
}

/* XSD's gYear with four digits; there was no year 0. */
bool value_parse_year(const struct value_input *input, struct value *value)
{
	struct str digits = input->cell;
	bool is_negative = digits.len && digits.data[0] == '-';

	if (is_negative)
		digits = str_from(digits, 1);
	if (digits.len != 4 || digit_run(digits) != 4 || str_eq(digits, STR("0000")))
		return false;
	for (size_t i = 0; i < 4; i++)
		value->integer = value->integer * 10 + (digits.data[i] - '0');
	if (is_negative)
		value->integer = -value->integer;
	value->is_exact_integer = true;
	value->number = (double)value->integer;
	return true;
}

static bool is_one_of(struct str text, const struct str *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(text, list[i]))
			return true;
	return false;
}

bool value_parse_boolean(const struct value_input *input, struct value *value)
{
	static const struct str yes[] = { STR_INIT("true"), STR_INIT("True"), STR_INIT("TRUE"),
		STR_INIT("1") };
	static const struct str no[] = { STR_INIT("false"), STR_INIT("False"), STR_INIT("FALSE"),
		STR_INIT("0") };
	const struct field *field = input->field;

	value->boolean = field->true_value_count
			     ? is_one_of(input->cell, field->true_values, field->true_value_count)
			     : is_one_of(input->cell, yes, sizeof(yes) / sizeof(yes[0]));
	if (!value->boolean &&
	    !(field->false_value_count
		    ? is_one_of(input->cell, field->false_values, field->false_value_count)
		    : is_one_of(input->cell, no, sizeof(no) / sizeof(no[0])))) {
		if (field->true_value_count || field->false_value_count) {
			value->expected_vi = "một trong các giá trị đúng/sai đã khai báo";
			value->expected_en = "one of the declared true and false values";
		}
		return false;
	}
	value->text = value->boolean ? STR("true") : STR("false");
	return true;
}
