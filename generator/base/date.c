/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <assert.h>

#include "base/language.h"
#include "base/strbuf.h"

enum { YEAR_MAX = 9999, SECONDS_PER_DAY = 86400 };

bool year_is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	assert(month >= 1 && month <= 12);
	return days[month - 1] + (month == 2 && year_is_leap(year));
}

bool date_is_valid(struct date date)
{
	return date.year >= 1 && date.year <= YEAR_MAX && date.month >= 1 && date.month <= 12 &&
	       date.day >= 1 && date.day <= month_days(date.year, date.month);
}

int date_cmp(struct date a, struct date b)
{
	int x = (a.year * 16 + a.month) * 32 + a.day, y = (b.year * 16 + b.month) * 32 + b.day;

	return (x > y) - (x < y);
}

/* Takes min to max digits off, as many as there are; false when there are fewer or more. */
static bool take_digits(struct str *rest, size_t min, size_t max, int *value)
{
	size_t count = 0;
	int number = 0;

	while (count < rest->len && count < max && ascii_is_digit(rest->data[count]))
		number = number * 10 + (rest->data[count++] - '0');
	if (count < min || (count < rest->len && ascii_is_digit(rest->data[count])))
		return false;
	*value = number;
	*rest = str_from(*rest, count);
	return true;
}

static bool take_char(struct str *rest, char c)
{
	if (!rest->len || rest->data[0] != c)
		return false;
	*rest = str_from(*rest, 1);
	return true;
}

/* Three numbers with the same separator between: what every form of a date is. */
struct date_parts {
	int values[3];
	size_t digits[3];
	char separator;
};

static bool take_parts(struct str *rest, struct date_parts *parts)
{
	for (int i = 0; i < 3; i++) {
		size_t before;

		if (i == 1) {
			parts->separator = rest->len ? rest->data[0] : '\0';
			if (parts->separator != '/' && parts->separator != '-' &&
			    parts->separator != '.')
				return false;
		}
		if (i > 0 && !take_char(rest, parts->separator))
			return false;
		before = rest->len;
		if (!take_digits(rest, 1, 4, &parts->values[i]))
			return false;
		parts->digits[i] = before - rest->len;
	}
	return true;
}

/* Which of the three parts is what. */
static const struct {
	int year, month, day;
} form_parts[DATE_FORM_COUNT] = {
	[DATE_ISO] = { 0, 1, 2 },
	[DATE_DMY] = { 2, 1, 0 },
	[DATE_MDY] = { 2, 0, 1 },
	[DATE_YMD] = { 0, 1, 2 },
};

static bool parts_fit(const struct date_parts *parts, enum date_form form, struct date *date)
{
	int year = form_parts[form].year, month = form_parts[form].month,
	    day = form_parts[form].day;

	if (parts->digits[year] != 4 || parts->digits[month] > 2 || parts->digits[day] > 2)
		return false;
	if (form == DATE_ISO &&
	    (parts->separator != '-' || parts->digits[month] != 2 || parts->digits[day] != 2))
		return false;
	*date = (struct date){ parts->values[year], parts->values[month], parts->values[day] };
	return date_is_valid(*date);
}

static unsigned parts_forms(const struct date_parts *parts)
{
	unsigned forms = 0;
	struct date date;

	for (int form = 0; form < DATE_FORM_COUNT; form++) {
		if (parts_fit(parts, (enum date_form)form, &date))
			forms |= 1u << form;
	}
	return forms;
}

bool date_parse(struct str text, enum date_form form, struct date *date)
{
	struct date_parts parts;
	struct date read;

	if (!take_parts(&text, &parts) || text.len || !parts_fit(&parts, form, &read))
		return false;
	*date = read;
	return true;
}

unsigned date_forms(struct str text)
{
	struct date_parts parts;

	/* From 1/1/2024 to 20/07/2024; this turns away nearly all other text. */
	if (text.len < 8 || text.len > 10 || !take_parts(&text, &parts) || text.len)
		return 0;
	return parts_forms(&parts);
}

/*
 * Days and dates by eras of 400 years that begin on 1 March, so that the leap day is the last of
 * its year: a month is then (153 * m + 2) / 5 days after the year's start. 719468 days lie between
 * 0000-03-01 and 1970-01-01.
 */
enum { DAYS_PER_ERA = 146097, DAYS_TO_1970 = 719468 };

int64_t date_days(struct date date)
{
	int64_t year = date.year - (date.month <= 2), era = (year >= 0 ? year : year - 399) / 400;
	int64_t year_of_era = year - era * 400;
	int64_t month = (date.month + 9) % 12; /* March is 0 */
	int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970;
}

bool date_from_days(int64_t days, struct date *date)
{
	const int64_t first = date_days((struct date){ 1, 1, 1 });
	const int64_t last = date_days((struct date){ YEAR_MAX, 12, 31 });
	int64_t era, day_of_era, year_of_era, day_of_year, month;

	if (days < first || days > last)
		return false;
	days += DAYS_TO_1970; /* not negative now */
	era = days / DAYS_PER_ERA;
	day_of_era = days % DAYS_PER_ERA;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) /
		      365;
	day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	month = (5 * day_of_year + 2) / 153;
	date->day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	date->month = (int)(month < 10 ? month + 3 : month - 9);
	date->year = (int)(year_of_era + era * 400 + (date->month <= 2));
	return true;
}

bool date_from_epoch(int64_t seconds, struct date *date)
{
	int64_t days = seconds / SECONDS_PER_DAY;

	if (seconds % SECONDS_PER_DAY < 0)
		days--;
	return date_from_days(days, date);
}

bool date_add_months(struct date *date, int months)
{
	int64_t all = (int64_t)date->year * 12 + date->month - 1 + months;
	int64_t year = all / 12;
	int day_max;

	if (all < 12 || year > YEAR_MAX)
		return false;
	date->year = (int)year;
	date->month = (int)(all % 12) + 1;
	day_max = month_days(date->year, date->month);
	if (date->day > day_max)
		date->day = day_max;
	return true;
}

/* By hand: every date cell of a table is written so, and printf() takes five times as long. */
static void put_two(char *to, int number)
{
	to[0] = (char)('0' + number / 10 % 10);
	to[1] = (char)('0' + number % 10);
}

void date_add_iso(struct strbuf *buf, struct date date)
{
	char text[] = "yyyy-mm-dd";

	put_two(text, date.year / 100);
	put_two(text + 2, date.year);
	put_two(text + 5, date.month);
	put_two(text + 8, date.day);
	strbuf_add_bytes(buf, text, sizeof(text) - 1);
}

const char *month_name_en(int month)
{
	static const char *const names[] = { "January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December" };

	assert(month >= 1 && month <= 12);
	return names[month - 1];
}

void date_add_long(struct strbuf *buf, struct date date, struct str language)
{
	if (language_is(language, STR("vi")))
		strbuf_add_format(buf, "%02d/%02d/%04d", date.day, date.month, date.year);
	else
		strbuf_add_format(buf, "%d %s %d", date.day, month_name_en(date.month), date.year);
}

static bool take_time(struct str *rest, struct time_of_day *time)
{
	struct time_of_day read = { 0, 0, 0, 0 };

	if (!take_digits(rest, 1, 2, &read.hour) || !take_char(rest, ':') ||
	    !take_digits(rest, 2, 2, &read.minute))
		return false;
	if (take_char(rest, ':')) {
		if (!take_digits(rest, 2, 2, &read.second))
			return false;
		if (take_char(rest, '.')) {
			int unit = 100 * 1000 * 1000;

			if (!rest->len || !ascii_is_digit(rest->data[0]))
				return false;
			for (; rest->len && ascii_is_digit(rest->data[0]); unit /= 10) {
				read.nanosecond += unit * (rest->data[0] - '0');
				*rest = str_from(*rest, 1);
			}
		}
	}
	if (read.hour > 23 || read.minute > 59 || read.second > 59)
		return false;
	*time = read;
	return true;
}

bool time_parse(struct str text, struct time_of_day *time)
{
	struct time_of_day read;

	if (!take_time(&text, &read) || text.len)
		return false;
	*time = read;
	return true;
}

void time_add_iso(struct strbuf *buf, struct time_of_day time)
{
	char text[] = "hh:mm:ss";

	put_two(text, time.hour);
	put_two(text + 3, time.minute);
	put_two(text + 6, time.second);
	strbuf_add_bytes(buf, text, sizeof(text) - 1);
	if (!time.nanosecond)
		return;
	strbuf_add_format(buf, ".%09d", time.nanosecond);
	while (buf->data[buf->len - 1] == '0')
		buf->data[--buf->len] = '\0';
}

static bool take_zone(struct str *rest, struct datetime *datetime)
{
	int sign, hours, minutes;

	datetime->has_zone = true;
	if (take_char(rest, 'Z'))
		return true;
	sign = rest->data[0] == '-' ? -1 : 1;
	if (!take_char(rest, '+') && !take_char(rest, '-'))
		return false;
	if (!take_digits(rest, 2, 2, &hours) || !take_char(rest, ':') ||
	    !take_digits(rest, 2, 2, &minutes) || minutes > 59 || hours * 60 + minutes > 14 * 60)
		return false;
	datetime->zone_minutes = sign * (hours * 60 + minutes);
	return true;
}

/* All but the date, which is in *parts. */
static bool take_datetime(struct str text, struct date_parts *parts, struct datetime *datetime)
{
	*datetime = (struct datetime){ .has_zone = false };
	if (!take_parts(&text, parts))
		return false;
	if (!take_char(&text, 'T') && !take_char(&text, ' '))
		return false;
	if (!take_time(&text, &datetime->time))
		return false;
	return !text.len || (take_zone(&text, datetime) && !text.len);
}

bool datetime_parse(struct str text, enum date_form form, struct datetime *datetime)
{
	struct date_parts parts;
	struct datetime read;

	if (!take_datetime(text, &parts, &read) || !parts_fit(&parts, form, &read.date))
		return false;
	*datetime = read;
	return true;
}

unsigned datetime_forms(struct str text)
{
	struct date_parts parts;
	struct datetime datetime;

	return take_datetime(text, &parts, &datetime) ? parts_forms(&parts) : 0;
}

int64_t datetime_seconds(struct datetime datetime)
{
	const struct time_of_day *time = &datetime.time;

	return date_days(datetime.date) * SECONDS_PER_DAY +
	       (time->hour * 60 + time->minute - datetime.zone_minutes) * 60 + time->second;
}

void datetime_add_iso(struct strbuf *buf, struct datetime datetime)
{
	int minutes = datetime.zone_minutes;

	date_add_iso(buf, datetime.date);
	strbuf_add_char(buf, 'T');
	time_add_iso(buf, datetime.time);
	if (!datetime.has_zone)
		return;
	if (!minutes) {
		strbuf_add_char(buf, 'Z');
		return;
	}
	strbuf_add_char(buf, minutes < 0 ? '-' : '+');
	minutes = minutes < 0 ? -minutes : minutes;
	strbuf_add_format(buf, "%02d:%02d", minutes / 60, minutes % 60);
}
