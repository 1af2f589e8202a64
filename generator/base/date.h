/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_DATE_H
#define DATAMO_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct strbuf;

/* Proleptic Gregorian, 0001-01-01 to 9999-12-31; month and day count from 1. Year 0: no date. */
struct date {
	int year, month, day;
};

/*
 * How dates are written. A form's bit in a mask is 1u << form; the order is that of preference for
 * a column that fits several. Years have four digits; days and months one or two (ISO: two); both
 * separators are the same.
 */
enum date_form {
	DATE_ISO, /* 2024-07-20 */
	DATE_DMY, /* 20/07/2024 20-7-2024 20.7.2024 */
	DATE_MDY, /* 07/20/2024 and likewise */
	DATE_YMD, /* 2024/7/20 and likewise, ISO too */
	DATE_FORM_COUNT
};

enum { DATE_FORMS_ALL = (1 << DATE_FORM_COUNT) - 1 };

/* All parsers: nothing around it, so trim first; false when it is none, *result is then unchanged.
 */
bool date_parse(struct str text, enum date_form form, struct date *date);
/* The mask of the forms that read the text as a date that exists. */
unsigned date_forms(struct str text);

bool date_is_valid(struct date date);
bool year_is_leap(int year);
int month_days(int year, int month);
int date_cmp(struct date a, struct date b);

/* Days since 1970-01-01, negative before. false outside of the years 1 to 9999. */
int64_t date_days(struct date date);
bool date_from_days(int64_t days, struct date *date);
/* The UTC day of a time in seconds since 1970-01-01T00:00:00Z (SOURCE_DATE_EPOCH). */
bool date_from_epoch(int64_t seconds, struct date *date);

/*
 * The day of the month is lowered when the month is shorter: 31 January + 1 is 28 or 29 February.
 * false: out of years.
 */
bool date_add_months(struct date *date, int months);

void date_add_iso(struct strbuf *buf, struct date date); /* 2024-07-10 */
/* For people, by language: "vi" 10/07/2024, else 10 July 2024. */
void date_add_long(struct strbuf *buf, struct date date, struct str language);
const char *month_name_en(int month); /* 1: January */

struct time_of_day {
	int hour, minute, second; /* 0–23, 0–59, 0–59 */
	int nanosecond;           /* further digits are cut off */
};

/* 7:30, 07:30, 07:30:15, 07:30:15.25; neither 24:00 nor a leap second (as in XSD and SQL). */
bool time_parse(struct str text, struct time_of_day *time);
void time_add_iso(struct strbuf *buf, struct time_of_day time); /* 07:30:15.25 */

struct datetime {
	struct date date;
	struct time_of_day time;
	bool has_zone;
	int zone_minutes; /* east of UTC: +07:00 is 420; within ±14:00 */
};

/* A date in the form, "T" or one blank, a time, and perhaps Z, ±hh:mm. */
bool datetime_parse(struct str text, enum date_form form, struct datetime *datetime);
unsigned datetime_forms(struct str text);
/* Seconds since 1970-01-01T00:00:00 in UTC; without a zone the time is taken as UTC. The nanosecond
 * is left out. */
int64_t datetime_seconds(struct datetime datetime);
void datetime_add_iso(struct strbuf *buf, struct datetime datetime); /* 2024-07-20T07:30:00+07:00 */

#endif
