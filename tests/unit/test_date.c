/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <stdint.h>

#include "base/strbuf.h"
#include "tap.h"

enum { ISO = 1 << DATE_ISO, DMY = 1 << DATE_DMY, MDY = 1 << DATE_MDY, YMD = 1 << DATE_YMD };

static bool is_date(struct date date, int year, int month, int day)
{
	return date.year == year && date.month == month && date.day == day;
}

static void lets_a_column_decide(void)
{
	static const struct {
		struct str text;
		unsigned forms;
	} cases[] = {
		{ STR_INIT("2024-07-20"), ISO | YMD },
		{ STR_INIT("2024-7-20"), YMD },
		{ STR_INIT("2024/07/20"), YMD },
		{ STR_INIT("20/07/2024"), DMY },
		{ STR_INIT("20-7-2024"), DMY },
		{ STR_INIT("20.7.2024"), DMY },
		{ STR_INIT("07/20/2024"), MDY },
		{ STR_INIT("1/2/2024"), DMY | MDY },
		{ STR_INIT("0001-01-01"), ISO | YMD },
		{ STR_INIT("9999-12-31"), ISO | YMD },
		{ STR_INIT("2024-02-29"), ISO | YMD },
		{ STR_INIT("2000-02-29"), ISO | YMD },
		{ STR_INIT("29/02/2023"), 0 },
		{ STR_INIT("1900-02-29"), 0 },
		{ STR_INIT("0000-01-01"), 0 },
		{ STR_INIT("2024-04-31"), 0 },
		{ STR_INIT("2024-13-01"), 0 },
		{ STR_INIT("2024-00-10"), 0 },
		{ STR_INIT("2024-01-00"), 0 },
		{ STR_INIT("20/07/24"), 0 },
		{ STR_INIT("20/07-2024"), 0 },
		{ STR_INIT("20 07 2024"), 0 },
		{ STR_INIT("020/7/2024"), 0 },
		{ STR_INIT("1/1/20240"), 0 },
		{ STR_INIT("12024-1-1"), 0 },
		{ STR_INIT("2024-07-20 "), 0 },
		{ STR_INIT("2024-07-"), 0 },
		{ STR_INIT("20240720"), 0 },
		{ STR_INIT("1.234.567"), 0 },
		{ STR_INIT("2024\0007\00020"), 0 },
		{ STR_INIT(""), 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char name[80];

		snprintf(name, sizeof(name), "the forms of '%.*s'", STR_ARG(cases[i].text));
		is_number(date_forms(cases[i].text), cases[i].forms, name);
	}
}

static void reads_the_parts_in_order(void)
{
	struct date date = { 1, 2, 3 };

	ok(date_parse(STR("1/2/2024"), DATE_DMY, &date) && is_date(date, 2024, 2, 1), "day, month");
	ok(date_parse(STR("1/2/2024"), DATE_MDY, &date) && is_date(date, 2024, 1, 2), "month, day");
	ok(date_parse(STR("2024.2.1"), DATE_YMD, &date) && is_date(date, 2024, 2, 1), "year first");
	ok(!date_parse(STR("31/02/2024"), DATE_DMY, &date) && is_date(date, 2024, 2, 1),
	    "a refused text leaves the date as it was");
}

static void counts_days(void)
{
	struct date date, next = { 1, 1, 1 };
	int64_t first = date_days(next);
	size_t wrong = 0;

	is_number(date_days((struct date){ 1970, 1, 1 }), 0, "1970-01-01 is day 0");
	is_number(date_days((struct date){ 2000, 3, 1 }), 11017, "2000-03-01 is day 11017");
	is_number(date_days((struct date){ 1969, 12, 31 }), -1, "the day before is -1");
	for (int64_t days = first; next.year <= 9999; days++) {
		wrong += date_days(next) != days || !date_from_days(days, &date) ||
			 date_cmp(date, next) != 0;
		if (++next.day > month_days(next.year, next.month)) {
			next.day = 1;
			if (++next.month > 12) {
				next.month = 1;
				next.year++;
			}
		}
	}
	is_number(wrong, 0, "each day of 9999 years there and back");
	ok(!date_from_days(first - 1, &date), "none before the year 1");
	ok(!date_from_days(date_days((struct date){ 9999, 12, 31 }) + 1, &date), "none after 9999");
	ok(!date_from_days(INT64_MAX, &date) && !date_from_days(INT64_MIN, &date),
	    "nor at the ends");
	ok(date_cmp((struct date){ 2024, 2, 29 }, (struct date){ 2024, 3, 1 }) < 0 &&
		date_cmp((struct date){ 2024, 1, 1 }, (struct date){ 2023, 12, 31 }) > 0,
	    "dates are ordered");
}

static void tells_the_day_of_an_epoch(void)
{
	struct date date;

	ok(date_from_epoch(1721433600, &date) && is_date(date, 2024, 7, 20), "midnight in UTC");
	ok(date_from_epoch(1721433599, &date) && is_date(date, 2024, 7, 19), "the second before");
	ok(date_from_epoch(-1, &date) && is_date(date, 1969, 12, 31), "before 1970");
	ok(date_from_epoch(-86400, &date) && is_date(date, 1969, 12, 31),
	    "a whole day before 1970");
	ok(!date_from_epoch(INT64_MAX, &date) && !date_from_epoch(INT64_MIN, &date),
	    "out of years");
}

static void adds_months(void)
{
	struct date date = { 2024, 1, 31 };

	ok(date_add_months(&date, 1) && is_date(date, 2024, 2, 29),
	    "31 January + 1 in a leap year");
	ok(date_add_months(&date, 12) && is_date(date, 2025, 2, 28), "29 February + 12");
	ok(date_add_months(&date, -14) && is_date(date, 2023, 12, 28), "back over two years");
	ok(!date_add_months(&date, 12 * 8000) && is_date(date, 2023, 12, 28), "not beyond 9999");
	ok(!date_add_months(&date, -12 * 2023) && is_date(date, 2023, 12, 28), "not before 1");
	ok(!date_add_months(&date, INT32_MAX) && !date_add_months(&date, INT32_MIN), "no overflow");
}

static struct str long_form(struct date date, struct str language)
{
	static struct strbuf buf;

	strbuf_clear(&buf);
	date_add_long(&buf, date, language);
	return strbuf_str(&buf);
}

static void writes_dates(void)
{
	struct strbuf buf = STRBUF_INIT;

	is_str(
	    long_form((struct date){ 2024, 7, 10 }, STR("vi")), STR("10/07/2024"), "in Vietnamese");
	is_str(
	    long_form((struct date){ 2024, 7, 5 }, STR("vi-VN")), STR("05/07/2024"), "in Viet Nam");
	is_str(
	    long_form((struct date){ 2024, 7, 10 }, STR("en")), STR("10 July 2024"), "in English");
	date_add_iso(&buf, (struct date){ 1, 2, 3 });
	is_str(strbuf_str(&buf), STR("0001-02-03"), "ISO 8601");
	strbuf_release(&buf);
}

static void reads_times(void)
{
	static const struct str bad[] = { STR_INIT(""), STR_INIT("7"), STR_INIT("24:00"),
		STR_INIT("23:60"), STR_INIT("23:59:60"), STR_INIT("7:3"), STR_INIT("07:30:"),
		STR_INIT("07:30:15."), STR_INIT("07:30.5"), STR_INIT("007:30"), STR_INIT("-7:30"),
		STR_INIT("07:30 "), STR_INIT("07:30Z") };
	struct strbuf buf = STRBUF_INIT;
	struct time_of_day time = { 9, 9, 9, 9 };

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ok(!time_parse(bad[i], &time) && time.hour == 9, "no time, and nothing is changed");
	ok(time_parse(STR("7:30"), &time), "one digit of the hour");
	time_add_iso(&buf, time);
	ok(time_parse(STR("23:59:59.1234567899"), &time), "more digits than a nanosecond");
	time_add_iso(&buf, time);
	ok(time_parse(STR("00:00:00.250"), &time), "midnight and a quarter");
	time_add_iso(&buf, time);
	is_str(strbuf_str(&buf), STR("07:30:0023:59:59.12345678900:00:00.25"), "times as ISO 8601");
	strbuf_release(&buf);
}

static struct str iso(struct str text, enum date_form form)
{
	static struct strbuf buf;
	struct datetime datetime;

	strbuf_clear(&buf);
	if (!datetime_parse(text, form, &datetime))
		return STR("refused");
	datetime_add_iso(&buf, datetime);
	return strbuf_str(&buf);
}

static void reads_dates_with_times(void)
{
	static const struct str bad[] = { STR_INIT("2024-07-20"), STR_INIT("2024-07-20T"),
		STR_INIT("2024-07-20  07:30"), STR_INIT("2024-07-20T07:30+7"),
		STR_INIT("2024-07-20T07:30+07:60"), STR_INIT("2024-07-20T07:30+14:01"),
		STR_INIT("2024-07-20T07:30z"), STR_INIT("2024-07-20T07:30ZZ"),
		STR_INIT("2024-02-30T07:30"), STR_INIT("2024-07-20t07:30") };
	struct datetime datetime;

	is_str(iso(STR("2024-07-20T07:30:00+07:00"), DATE_ISO), STR("2024-07-20T07:30:00+07:00"),
	    "a zone east of UTC");
	is_str(
	    iso(STR("2024-07-20 07:30"), DATE_ISO), STR("2024-07-20T07:30:00"), "a blank, no zone");
	is_str(iso(STR("20/7/2024 7:30"), DATE_DMY), STR("2024-07-20T07:30:00"), "day first");
	is_str(iso(STR("2024-07-20T07:30:00.5Z"), DATE_ISO), STR("2024-07-20T07:30:00.5Z"), "UTC");
	is_str(
	    iso(STR("2024-07-20T07:30-03:30"), DATE_ISO), STR("2024-07-20T07:30:00-03:30"), "west");
	is_str(iso(STR("2024-07-20T07:30-00:30"), DATE_ISO), STR("2024-07-20T07:30:00-00:30"),
	    "half an hour west");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		is_number(datetime_forms(bad[i]), 0, "no date with time");
	is_number(datetime_forms(STR("1/2/2024 7:30")), DMY | MDY, "the forms of a date with time");
	ok(datetime_parse(STR("2024-07-20T07:00:00+07:00"), DATE_ISO, &datetime) &&
		datetime_seconds(datetime) == 1721433600,
	    "seconds since 1970 in UTC");
	ok(datetime_parse(STR("1969-12-31T23:59:59"), DATE_ISO, &datetime) &&
		datetime_seconds(datetime) == -1,
	    "the second before 1970");
}

int main(void)
{
	lets_a_column_decide();
	reads_the_parts_in_order();
	counts_days();
	tells_the_day_of_an_epoch();
	adds_months();
	writes_dates();
	reads_times();
	reads_dates_with_times();
	return tap_end();
}
