/* SPDX-License-Identifier: MIT */
#include "model/value_parsers.h"

static const struct str month_names[] = { STR_INIT("January"), STR_INIT("February"),
	STR_INIT("March"), STR_INIT("April"), STR_INIT("May"), STR_INIT("June"), STR_INIT("July"),
	STR_INIT("August"), STR_INIT("September"), STR_INIT("October"), STR_INIT("November"),
	STR_INIT("December") };
static const struct str day_names[] = { STR_INIT("Monday"), STR_INIT("Tuesday"),
	STR_INIT("Wednesday"), STR_INIT("Thursday"), STR_INIT("Friday"), STR_INIT("Saturday"),
	STR_INIT("Sunday") };

static bool take_digits(struct str *rest, size_t least, size_t most, int *number)
{
	size_t i = 0;
	int sum = 0;

	for (; i < most && i < rest->len; i++) {
		unsigned digit = (unsigned)(unsigned char)rest->data[i] - '0';

		if (digit > 9)
			break;
		sum = sum * 10 + (int)digit;
	}
	if (i < least)
		return false;
	*number = sum;
	rest->data += i;
	rest->len -= i;
	return true;
}

static bool take_name(
    struct str *rest, const struct str *names, size_t count, bool is_short, int *index)
{
	for (size_t i = 0; i < count; i++) {
		size_t len = is_short ? 3 : names[i].len;

		if (rest->len >= len &&
		    str_eq_ignoring_case(str_slice(*rest, 0, len), str_slice(names[i], 0, len))) {
			*rest = str_from(*rest, len);
			*index = (int)i + 1;
			return true;
		}
	}
	return false;
}

static bool take_half(struct str *rest, struct parsed_time *result)
{
	struct str word = str_slice(*rest, 0, 2);

	result->is_afternoon = str_eq_ignoring_case(word, STR("pm"));
	if (!result->is_afternoon && !str_eq_ignoring_case(word, STR("am")))
		return false;
	result->is_half_day = true;
	*rest = str_from(*rest, 2);
	return true;
}

/* Z, +07, +0700, +07:00 */
static bool take_zone(struct str *rest, struct parsed_time *result)
{
	int hours, minutes = 0, sign;

	result->has_zone = true;
	if (rest->len && rest->data[0] == 'Z') {
		*rest = str_from(*rest, 1);
		return true;
	}
	if (rest->len == 0 || (rest->data[0] != '+' && rest->data[0] != '-'))
		return false;
	sign = rest->data[0] == '-' ? -1 : 1;
	*rest = str_from(*rest, 1);
	if (!take_digits(rest, 2, 2, &hours))
		return false;
	if (rest->len && rest->data[0] == ':') {
		*rest = str_from(*rest, 1);
		if (!take_digits(rest, 2, 2, &minutes))
			return false;
	} else if (rest->len && ascii_is_digit(rest->data[0]) &&
		   !take_digits(rest, 2, 2, &minutes)) {
		return false;
	}
	result->zone_minutes = sign * (hours * 60 + minutes);
	return minutes < 60 && hours * 60 + minutes <= 14 * 60;
}

/* Of the names only UTC's say how far they are from it. */
static bool take_zone_name(struct str *rest, struct parsed_time *result)
{
	size_t i = 0;
	struct str name;

	while (i < rest->len && ascii_is_alpha(rest->data[i]))
		i++;
	name = str_slice(*rest, 0, i);
	*rest = str_from(*rest, i);
	result->has_zone = str_eq(name, STR("UTC")) || str_eq(name, STR("GMT")) ||
			   str_eq(name, STR("Z"));
	return result->has_zone;
}

static bool take_fraction(struct str *rest, struct parsed_time *result)
{
	int number = 0, scale = 100000000;
	size_t i = 0;

	for (; i < 9 && i < rest->len && ascii_is_digit(rest->data[i]); i++, scale /= 10)
		number += (rest->data[i] - '0') * scale;
	result->nanosecond = number;
	*rest = str_from(*rest, i);
	return i > 0;
}

static bool take_short_year(struct str *rest, struct parsed_time *result)
{
	/* POSIX: 69 to 99 are of the 20th century. */
	if (!take_digits(rest, 2, 2, &result->year))
		return false;
	result->year += result->year >= 69 ? 1900 : 2000;
	return true;
}

static bool match_pattern(struct str *rest, struct str pattern, struct parsed_time *result);

static bool take_directive(char directive, struct str *rest, struct parsed_time *result)
{
	int ignored;

	switch (directive) {
	case 'Y':
		return take_digits(rest, 4, 4, &result->year);
	case 'y':
		return take_short_year(rest, result);
	case 'm':
		return take_digits(rest, 1, 2, &result->month);
	case 'd':
	case 'e':
		return take_digits(rest, 1, 2, &result->day);
	case 'j':
		return take_digits(rest, 1, 3, &result->day_of_year);
	case 'b':
	case 'h':
		return take_name(rest, month_names, 12, true, &result->month);
	case 'B':
		return take_name(rest, month_names, 12, false, &result->month);
	case 'a':
		return take_name(rest, day_names, 7, true, &ignored);
	case 'A':
		return take_name(rest, day_names, 7, false, &ignored);
	case 'H':
	case 'I':
		return take_digits(rest, 1, 2, &result->hour);
	case 'M':
		return take_digits(rest, 1, 2, &result->minute);
	case 'S':
		return take_digits(rest, 1, 2, &result->second);
	case 'f':
		return take_fraction(rest, result);
	case 'p':
		return take_half(rest, result);
	case 'z':
		return take_zone(rest, result);
	case 'Z':
		return take_zone_name(rest, result);
	case 'F':
		return match_pattern(rest, STR("%Y-%m-%d"), result);
	case 'T':
		return match_pattern(rest, STR("%H:%M:%S"), result);
	case 'R':
		return match_pattern(rest, STR("%H:%M"), result);
	case 'D':
		return match_pattern(rest, STR("%m/%d/%y"), result);
	default:
		return false;
	}
}

static bool match_pattern(struct str *rest, struct str pattern, struct parsed_time *result)
{
	for (size_t i = 0; i < pattern.len; i++) {
		char c = pattern.data[i];

		if (c == ' ' || ascii_is_space(c)) {
			while (rest->len && ascii_is_space(rest->data[0]))
				*rest = str_from(*rest, 1);
		} else if (c == '%' && i + 1 < pattern.len && pattern.data[i + 1] != '%') {
			char directive = pattern.data[++i];

			/* "%-d" of the GNU C library: without a leading zero. */
			if (directive == '-' && i + 1 < pattern.len)
				directive = pattern.data[++i];
			if (!take_directive(directive, rest, result))
				return false;
		} else {
			if (c == '%' && i + 1 < pattern.len)
				i++;
			if (rest->len == 0 || rest->data[0] != c)
				return false;
			rest->data++;
			rest->len--;
		}
	}
	return true;
}

bool time_pattern_parse(struct str text, struct str pattern, struct parsed_time *result)
{
	*result = (struct parsed_time){
		.year = -1,
		.month = -1,
		.day = -1,
		.day_of_year = -1,
		.hour = -1,
		.minute = -1,
		.second = -1,
		.nanosecond = -1,
	};
	return match_pattern(&text, pattern, result) && text.len == 0;
}
