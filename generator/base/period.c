/* SPDX-License-Identifier: MIT */
#include "base/period.h"

#include "base/language.h"
#include "base/strbuf.h"

static const int kind_months[PERIOD_KIND_COUNT] = {
	[PERIOD_YEAR] = 12,
	[PERIOD_HALF] = 6,
	[PERIOD_QUARTER] = 3,
	[PERIOD_MONTH] = 1,
};

/* Which one of its year: 1 or 2 for halves, 1 to 4 for quarters, 1 to 12 for months. */
static int part_of_year(struct period period)
{
	return (period.first.month - 1) / kind_months[period.kind] + 1;
}

/* "06" of "2024-06", "h1", "q4": what follows the year and the dash. */
static bool parse_part(struct str text, enum period_kind *kind, int *part)
{
	char letter = text.len == 2 ? ascii_lower(text.data[0]) : '\0';

	if (text.len != 2 || !ascii_is_digit(text.data[1]))
		return false;
	*part = text.data[1] - '0';
	if (ascii_is_digit(letter)) {
		*kind = PERIOD_MONTH;
		*part += (letter - '0') * 10;
	} else if (letter == 'h') {
		*kind = PERIOD_HALF;
	} else if (letter == 'q') {
		*kind = PERIOD_QUARTER;
	} else {
		return false;
	}
	return *part >= 1 && *part <= 12 / kind_months[*kind];
}

bool period_parse(struct str text, struct period *period)
{
	struct period read = { PERIOD_YEAR, { 0, 1, 1 } };
	int part = 1;

	if (date_parse(text, DATE_ISO, &read.first)) {
		read.kind = PERIOD_DAY;
		*period = read;
		return true;
	}
	if (text.len < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		if (!ascii_is_digit(text.data[i]))
			return false;
		read.first.year = read.first.year * 10 + (text.data[i] - '0');
	}
	if (read.first.year < 1)
		return false;
	if (text.len > 4 &&
	    (text.data[4] != '-' || !parse_part(str_from(text, 5), &read.kind, &part)))
		return false;
	read.first.month = (part - 1) * kind_months[read.kind] + 1;
	*period = read;
	return true;
}

struct period period_around(struct date day, enum period_kind kind)
{
	struct period period = { kind, day };

	if (kind == PERIOD_DAY)
		return period;
	period.first.month -= (day.month - 1) % kind_months[kind];
	period.first.day = 1;
	return period;
}

struct date period_last(struct period period)
{
	struct date last = period.first;

	if (period.kind == PERIOD_DAY)
		return last;
	last.month += kind_months[period.kind] - 1;
	last.day = month_days(last.year, last.month);
	return last;
}

bool period_next(struct period *period)
{
	if (period->kind == PERIOD_DAY)
		return date_from_days(date_days(period->first) + 1, &period->first);
	return date_add_months(&period->first, kind_months[period->kind]);
}

int period_cmp(struct period a, struct period b)
{
	int order = date_cmp(a.first, b.first);

	return order ? order : (a.kind > b.kind) - (a.kind < b.kind);
}

void period_add(struct strbuf *buf, struct period period)
{
	int year = period.first.year;

	switch (period.kind) {
	case PERIOD_YEAR:
		strbuf_add_format(buf, "%04d", year);
		break;
	case PERIOD_HALF:
		strbuf_add_format(buf, "%04d-H%d", year, part_of_year(period));
		break;
	case PERIOD_QUARTER:
		strbuf_add_format(buf, "%04d-Q%d", year, part_of_year(period));
		break;
	case PERIOD_MONTH:
		strbuf_add_format(buf, "%04d-%02d", year, period.first.month);
		break;
	case PERIOD_DAY:
	case PERIOD_KIND_COUNT:
		date_add_iso(buf, period.first);
		break;
	}
}

static void add_long_vi(struct strbuf *buf, struct period period)
{
	int year = period.first.year;

	switch (period.kind) {
	case PERIOD_YEAR:
		strbuf_add_format(buf, "Năm %d", year);
		break;
	case PERIOD_HALF:
		strbuf_add_format(
		    buf, "6 tháng %s năm %d", part_of_year(period) == 1 ? "đầu" : "cuối", year);
		break;
	case PERIOD_QUARTER:
		strbuf_add_format(buf, "Quý %d/%d", part_of_year(period), year);
		break;
	case PERIOD_MONTH:
		strbuf_add_format(buf, "Tháng %d/%d", period.first.month, year);
		break;
	case PERIOD_DAY:
	case PERIOD_KIND_COUNT:
		date_add_long(buf, period.first, STR("vi"));
		break;
	}
}

static void add_long_en(struct strbuf *buf, struct period period)
{
	int year = period.first.year;

	switch (period.kind) {
	case PERIOD_YEAR:
		strbuf_add_format(buf, "%d", year);
		break;
	case PERIOD_HALF:
		strbuf_add_format(
		    buf, "%s half of %d", part_of_year(period) == 1 ? "first" : "second", year);
		break;
	case PERIOD_QUARTER:
		strbuf_add_format(buf, "Q%d %d", part_of_year(period), year);
		break;
	case PERIOD_MONTH:
		strbuf_add_format(buf, "%s %d", month_name_en(period.first.month), year);
		break;
	case PERIOD_DAY:
	case PERIOD_KIND_COUNT:
		date_add_long(buf, period.first, STR("en"));
		break;
	}
}

void period_add_long(struct strbuf *buf, struct period period, struct str language)
{
	if (language_is(language, STR("vi")))
		add_long_vi(buf, period);
	else
		add_long_en(buf, period);
}
