/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "profile/shapes.h"

const struct str group_signs[GROUP_SIGN_COUNT] = { STR_INIT(" "), STR_INIT("\xc2\xa0"),
	STR_INIT("\xe2\x80\xaf"), STR_INIT("\xe2\x80\x89"), STR_INIT("'"),
	STR_INIT("\xe2\x80\x99") };

enum { SIGN_DOT = GROUP_SIGN_COUNT, SIGN_COMMA, RUNS_MAX = 12, TOKEN_MAX = SHAPE_BYTES_MAX + 2 };

/* Integers of more digits are identifiers: a spreadsheet would round them. */
enum { INTEGER_DIGITS_MAX = 15, PHONE_DIGITS = 8, EXACT_DIGITS = 15 };

/* Runs of digits and the signs between them. */
struct runs {
	bool is_negative, has_plus, has_zeros_in_front, is_percent, has_exponent;
	size_t run_count, digits;
	uint8_t lengths[RUNS_MAX], signs[RUNS_MAX];
	uint64_t mantissa;
	struct str exponent;
	char digit_text[TOKEN_MAX]; /* with a sign */
	size_t digit_text_len;
};

static bool take_sign(struct str *rest, uint8_t *sign)
{
	char c = rest->data[0];
	size_t len;

	if (c == '.' || c == ',') {
		*sign = c == '.' ? SIGN_DOT : SIGN_COMMA;
		*rest = str_from(*rest, 1);
		return true;
	}
	for (size_t i = 0; i < GROUP_SIGN_COUNT; i++) {
		len = group_signs[i].len;
		if (c == group_signs[i].data[0] && rest->len >= len &&
		    memcmp(rest->data, group_signs[i].data, len) == 0) {
			*sign = (uint8_t)i;
			*rest = str_from(*rest, len);
			return true;
		}
	}
	return false;
}

static void take_run(struct str *rest, struct runs *runs)
{
	size_t i = 0;

	for (; i < rest->len; i++) {
		unsigned digit = (unsigned)(unsigned char)rest->data[i] - '0';

		if (digit > 9)
			break;
		runs->digit_text[runs->digit_text_len++] = rest->data[i];
		if (runs->digits || digit) {
			runs->digits++;
			runs->mantissa = runs->mantissa * 10 + digit;
		}
	}
	runs->lengths[runs->run_count++] = (uint8_t)i;
	rest->data += i;
	rest->len -= i;
}

/* "e" only behind a dot or with a sign of its own: "12E4" is rather a code. */
static bool take_exponent(struct str *rest, struct runs *runs)
{
	size_t i = 1;
	bool has_sign;

	if (rest->len < 2 || (rest->data[0] != 'e' && rest->data[0] != 'E'))
		return false;
	has_sign = rest->data[1] == '-' || rest->data[1] == '+';
	i += has_sign;
	if (i == rest->len || (!has_sign && runs->run_count < 2))
		return false;
	for (; i < rest->len; i++)
		if (!ascii_is_digit(rest->data[i]))
			return false;
	runs->exponent = *rest;
	runs->has_exponent = true;
	*rest = str_from(*rest, rest->len);
	return true;
}

static bool take_percent(struct str *rest, struct runs *runs)
{
	if (rest->len == 2 && rest->data[0] == ' ')
		*rest = str_from(*rest, 1);
	runs->is_percent = rest->len == 1 && rest->data[0] == '%';
	return runs->is_percent;
}

static void take_plus_minus(struct str *rest, struct runs *runs)
{
	if (rest->data[0] == '-' || rest->data[0] == '+') {
		runs->is_negative = rest->data[0] == '-';
		runs->has_plus = !runs->is_negative;
		*rest = str_from(*rest, 1);
	} else if (str_starts_with(*rest, STR("−"))) {
		runs->is_negative = true;
		*rest = str_from(*rest, 3);
	}
	if (runs->is_negative)
		runs->digit_text[runs->digit_text_len++] = '-';
}

static bool scan(struct str rest, struct runs *runs)
{
	take_plus_minus(&rest, runs);
	if (rest.len == 0)
		return false;
	runs->has_zeros_in_front = rest.len > 1 && rest.data[0] == '0' &&
				   ascii_is_digit(rest.data[1]);
	take_run(&rest, runs);
	while (rest.len) {
		struct str before = rest;

		if (runs->run_count == RUNS_MAX)
			return false;
		if (!take_sign(&rest, &runs->signs[runs->run_count - 1]) || rest.len == 0 ||
		    !ascii_is_digit(rest.data[0])) {
			rest = before;
			return take_percent(&rest, runs) || take_exponent(&rest, runs);
		}
		take_run(&rest, runs);
	}
	return runs->lengths[0] || runs->run_count > 1;
}

static double power_of_ten(size_t exponent)
{
	static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
		1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

	return powers[exponent];
}

/* The same double as value_parse() gives. */
static double value_of(const struct runs *runs, size_t decimals)
{
	char token[TOKEN_MAX + SHAPE_BYTES_MAX];
	size_t whole = runs->digit_text_len - decimals;
	double number;

	if (runs->digits <= EXACT_DIGITS && decimals <= 22 && !runs->has_exponent) {
		number = (double)runs->mantissa / power_of_ten(decimals);
		return runs->is_negative && runs->mantissa ? -number : number;
	}
	memcpy(token, runs->digit_text, whole);
	token[whole] = '.';
	memcpy(token + whole + 1, runs->digit_text + whole, decimals);
	if (runs->has_exponent)
		memcpy(token + runs->digit_text_len + 1, runs->exponent.data, runs->exponent.len);
	token[runs->digit_text_len + 1 + runs->exponent.len] = '\0';
	return strtod(token, NULL);
}

/* The number of decimals, or -1 when the runs are no number with this sign before decimals. */
static int read_as(const struct runs *runs, uint8_t decimal_sign, uint32_t *group)
{
	size_t signs = runs->run_count - 1, groups = signs;
	bool has_decimals = signs && runs->signs[signs - 1] == decimal_sign;

	groups -= has_decimals;
	*group = UINT32_MAX;
	if (groups) {
		*group = runs->signs[0];
		if (*group == decimal_sign || runs->lengths[0] == 0 || runs->lengths[0] > 3 ||
		    runs->digit_text[runs->is_negative] == '0')
			return -1;
	}
	for (size_t i = 0; i < groups; i++)
		if (runs->signs[i] != *group || runs->lengths[i + 1] != 3)
			return -1;
	return has_decimals ? runs->lengths[runs->run_count - 1] : 0;
}

static uint32_t forms_of(uint32_t group, bool is_dot)
{
	if (group == UINT32_MAX)
		return is_dot ? NUMBER_FORMS_DOT : NUMBER_FORMS_COMMA;
	if (group < GROUP_SIGN_COUNT)
		return (uint32_t)(is_dot ? NUMBER_DOT_SIGN : NUMBER_COMMA_SIGN) << group;
	return is_dot ? NUMBER_DOT_EN : NUMBER_COMMA_VI;
}

/* Of four digits. */
static uint32_t year_traits_of(uint64_t number)
{
	return (number < 1800 || number > 2100 ? TRAIT_NOT_RECENT_YEAR : 0u) |
	       (number < 1000 || number > 2999 ? TRAIT_NOT_YEAR : 0u);
}

static uint32_t year_traits(const struct runs *runs)
{
	if (runs->run_count > 1 || runs->is_negative || runs->has_plus || runs->is_percent ||
	    runs->lengths[0] != 4)
		return TRAIT_NOT_YEAR | TRAIT_NOT_RECENT_YEAR;
	return year_traits_of(runs->mantissa);
}

/* Digits that name something rather than count it: codes, identifiers, telephone numbers. */
static bool is_name(const struct runs *runs)
{
	if (runs->has_zeros_in_front)
		return true;
	return runs->run_count == 1 && !runs->has_exponent &&
	       (runs->digits > INTEGER_DIGITS_MAX ||
		   (runs->has_plus && runs->digits >= PHONE_DIGITS));
}

static size_t run_of_digits(struct str text, size_t from, uint64_t *number)
{
	size_t i = from;

	for (; i < text.len; i++) {
		unsigned digit = (unsigned)(unsigned char)text.data[i] - '0';

		if (digit > 9)
			break;
		*number = *number * 10 + digit;
	}
	return i - from;
}

/*
 * What most cells are: digits, perhaps a minus in front and a dot within that cannot stand between
 * groups. The rest of this file would say the same of them.
 */
static bool plain_shape(struct str cell, struct cell_shape *shape)
{
	bool is_negative = cell.data[0] == '-';
	uint64_t number = 0;
	size_t whole, decimals = 0;

	if (cell.len > EXACT_DIGITS)
		return false;
	whole = run_of_digits(cell, is_negative, &number);
	if (whole == 0 || (whole > 1 && cell.data[is_negative] == '0'))
		return false;
	shape->kind = CELL_NUMBER;
	if (is_negative + whole == cell.len) {
		shape->forms = NUMBER_FORMS_DOT | NUMBER_FORMS_COMMA | NUMBER_BARE;
		shape->traits = TRAIT_NOT_YEAR | TRAIT_NOT_RECENT_YEAR;
		if (!is_negative && whole == 4)
			shape->traits = year_traits_of(number);
	} else {
		if (cell.data[is_negative + whole] != '.')
			return false;
		decimals = run_of_digits(cell, is_negative + whole + 1, &number);
		if (decimals == 0 || decimals == 3 ||
		    is_negative + whole + 1 + decimals != cell.len)
			return false;
		shape->forms = NUMBER_FORMS_DOT | NUMBER_BARE;
		shape->traits = TRAIT_FRACTION | TRAIT_NOT_YEAR | TRAIT_NOT_RECENT_YEAR;
	}
	shape->readings[0] = (double)number / power_of_ten(decimals);
	if (is_negative && number)
		shape->readings[0] = -shape->readings[0];
	shape->readings[1] = shape->readings[0];
	return true;
}

bool number_shape(struct str cell, struct cell_shape *shape)
{
	struct runs runs;
	uint32_t group;
	int dot, comma;

	if (plain_shape(cell, shape))
		return true;
	/* Not the digits' text: clearing it costs more than the rest. */
	memset(&runs, 0, offsetof(struct runs, digit_text));
	runs.digit_text_len = 0;
	if (!scan(cell, &runs) || is_name(&runs))
		return false;
	shape->kind = CELL_NUMBER;
	shape->traits = year_traits(&runs);
	shape->forms = 0;
	dot = read_as(&runs, SIGN_DOT, &group);
	if (dot >= 0) {
		shape->forms |= forms_of(group, true);
		shape->readings[0] = value_of(&runs, (size_t)dot);
		if (dot > 0 || runs.has_exponent)
			shape->traits |= TRAIT_FRACTION;
	}
	comma = runs.has_exponent && runs.run_count > 1 ? -1 : read_as(&runs, SIGN_COMMA, &group);
	if (comma >= 0) {
		shape->forms |= forms_of(group, false);
		shape->readings[1] = comma == dot ? shape->readings[0]
						  : value_of(&runs, (size_t)comma);
		if (comma > 0 || runs.has_exponent)
			shape->traits |= TRAIT_FRACTION_COMMA;
	}
	if (!shape->forms || (dot >= 0 && !isfinite(shape->readings[0])) ||
	    (comma >= 0 && !isfinite(shape->readings[1])))
		return false;
	if (dot >= 0 && comma >= 0 && dot != comma)
		shape->traits |= TRAIT_DOUBTFUL;
	shape->forms |= runs.is_percent ? NUMBER_PERCENTS : NUMBER_BARE;
	return true;
}
