/* SPDX-License-Identifier: MIT */
#include "serve/http_date.h"

#include "base/date.h"

enum { DAY_SECONDS = 24 * 60 * 60, TIME_LENGTH = 8 };

static const char month_names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
static const char day_names[] = "ThuFriSatSunMonTueWed"; /* 1970-01-01 was a Thursday */

void http_date_add(struct strbuf *out, int64_t seconds)
{
	struct date date;
	int64_t days, rest;

	if (!date_from_epoch(seconds, &date))
		return;
	days = date_days(date);
	rest = seconds - days * DAY_SECONDS;
	strbuf_add_format(out, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT",
	    day_names + 3 * ((days % 7 + 7) % 7), date.day, month_names + 3 * (date.month - 1),
	    date.year, (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}

static bool take_number(struct str text, int *number)
{
	*number = 0;
	if (!text.len || text.len > 4)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_digit(text.data[i]))
			return false;
		*number = *number * 10 + (text.data[i] - '0');
	}
	return true;
}

static bool take_month(struct str text, int *month)
{
	for (*month = 1; *month <= 12; ++*month) {
		if (str_eq(text, (struct str){ month_names + 3 * (*month - 1), 3 }))
			return true;
	}
	return false;
}

/* "08:49:37"; a leap second is taken. */
static bool take_time(struct str text, int64_t *seconds)
{
	int hour, minute, second;

	if (text.len != TIME_LENGTH || text.data[2] != ':' || text.data[5] != ':' ||
	    !take_number(str_slice(text, 0, 2), &hour) ||
	    !take_number(str_slice(text, 3, 5), &minute) ||
	    !take_number(str_slice(text, 6, 8), &second))
		return false;
	*seconds = hour * 3600 + minute * 60 + second;
	return hour < 24 && minute < 60 && second <= 60;
}

static bool compose(struct date date, struct str time, int64_t *seconds)
{
	if (!date_is_valid(date) || !take_time(time, seconds))
		return false;
	*seconds += date_days(date) * DAY_SECONDS;
	return true;
}

/* "06 Nov 1994 08:49:37 GMT" and, with dashes, "06-Nov-94 08:49:37 GMT" */
static bool parse_behind_comma(struct str text, int64_t *seconds)
{
	size_t year_end = str_find(str_from(text, 7), ' ') + 7;
	struct date date;

	if (text.len < 7 || (text.data[2] != ' ' && text.data[2] != '-') ||
	    text.data[6] != text.data[2] || !take_number(str_slice(text, 0, 2), &date.day) ||
	    !take_month(str_slice(text, 3, 6), &date.month) ||
	    !take_number(str_slice(text, 7, year_end), &date.year))
		return false;
	if (text.data[2] == '-' && date.year < 100)
		date.year += date.year < 70 ? 2000 : 1900;
	text = str_from(text, year_end + 1);
	return str_ends_with(text, STR(" GMT")) &&
	       compose(date, str_slice(text, 0, text.len - 4), seconds);
}

/* asctime's "Sun Nov  6 08:49:37 1994" */
static bool parse_asctime(struct str text, int64_t *seconds)
{
	struct date date = { 0 };

	return text.len == 24 && text.data[3] == ' ' &&
	       take_month(str_slice(text, 4, 7), &date.month) &&
	       take_number(str_trim(str_slice(text, 8, 10)), &date.day) &&
	       take_number(str_from(text, 20), &date.year) &&
	       compose(date, str_slice(text, 11, 19), seconds);
}

bool http_date_parse(struct str text, int64_t *seconds)
{
	size_t comma = str_find(text, ',');

	if (comma == text.len)
		return parse_asctime(text, seconds);
	return parse_behind_comma(str_trim(str_from(text, comma + 1)), seconds);
}
