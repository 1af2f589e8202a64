/* SPDX-License-Identifier: MIT */
#include "base/period.h"

#include "base/strbuf.h"
#include "tap.h"

static void reads_and_writes_each_kind(void)
{
	static const struct {
		const char *text, *first, *last, *vi, *en;
	} cases[] = {
		{ "2024", "2024-01-01", "2024-12-31", "Năm 2024", "2024" },
		{ "2024-H1", "2024-01-01", "2024-06-30", "6 tháng đầu năm 2024",
		    "first half of 2024" },
		{ "2024-H2", "2024-07-01", "2024-12-31", "6 tháng cuối năm 2024",
		    "second half of 2024" },
		{ "2024-Q1", "2024-01-01", "2024-03-31", "Quý 1/2024", "Q1 2024" },
		{ "2024-Q4", "2024-10-01", "2024-12-31", "Quý 4/2024", "Q4 2024" },
		{ "2024-02", "2024-02-01", "2024-02-29", "Tháng 2/2024", "February 2024" },
		{ "2023-12", "2023-12-01", "2023-12-31", "Tháng 12/2023", "December 2023" },
		{ "2024-06-30", "2024-06-30", "2024-06-30", "30/06/2024", "30 June 2024" },
		{ "0001", "0001-01-01", "0001-12-31", "Năm 1", "1" },
	};
	struct strbuf buf = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct period period = { PERIOD_YEAR, { 0, 0, 0 } };
		char expected[200];

		ok(period_parse(str_of(cases[i].text), &period), cases[i].text);
		strbuf_clear(&buf);
		period_add(&buf, period);
		strbuf_add_char(&buf, '|');
		date_add_iso(&buf, period.first);
		strbuf_add_char(&buf, '|');
		date_add_iso(&buf, period_last(period));
		strbuf_add_char(&buf, '|');
		period_add_long(&buf, period, STR("vi"));
		strbuf_add_char(&buf, '|');
		period_add_long(&buf, period, STR("en"));
		snprintf(expected, sizeof(expected), "%s|%s|%s|%s|%s", cases[i].text,
		    cases[i].first, cases[i].last, cases[i].vi, cases[i].en);
		is_str(strbuf_str(&buf), str_of(expected), "its text, days and names");
	}
	strbuf_release(&buf);
}

static void refuses_others(void)
{
	static const struct str texts[] = { STR_INIT(""), STR_INIT("202"), STR_INIT("20245"),
		STR_INIT("0000"), STR_INIT("2024-"), STR_INIT("2024-H0"), STR_INIT("2024-H3"),
		STR_INIT("2024-Q0"), STR_INIT("2024-Q5"), STR_INIT("2024-13"), STR_INIT("2024-00"),
		STR_INIT("2024-1"), STR_INIT("2024-001"), STR_INIT("2024-02-30"),
		STR_INIT("2024/02"), STR_INIT("2024-X1"), STR_INIT("2024-Q1 "), STR_INIT("abcd"),
		STR_INIT("2024Q1") };
	struct period period = { PERIOD_DAY, { 7, 7, 7 } };

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		ok(!period_parse(texts[i], &period) && period.first.year == 7,
		    "no period, and nothing is changed");
	ok(period_parse(STR("2024-q3"), &period) && period.kind == PERIOD_QUARTER &&
		period.first.month == 7,
	    "a small q is fine");
}

static void is_ordered(void)
{
	static const struct str sorted[] = { STR_INIT("2023-12-31"), STR_INIT("2024"),
		STR_INIT("2024-H1"), STR_INIT("2024-Q1"), STR_INIT("2024-01"),
		STR_INIT("2024-01-01"), STR_INIT("2024-01-02"), STR_INIT("2024-02"),
		STR_INIT("2024-Q2"), STR_INIT("2024-H2") };
	struct period a, b;

	for (size_t i = 0; i + 1 < sizeof(sorted) / sizeof(*sorted); i++) {
		ok(period_parse(sorted[i], &a) && period_parse(sorted[i + 1], &b) &&
			period_cmp(a, b) < 0 && period_cmp(b, a) > 0 && !period_cmp(a, a),
		    "by first day, the longer first");
	}
}

static void finds_neighbours(void)
{
	static const struct {
		struct str text, next;
	} cases[] = {
		{ STR_INIT("2024"), STR_INIT("2025") },
		{ STR_INIT("2024-H2"), STR_INIT("2025-H1") },
		{ STR_INIT("2024-Q3"), STR_INIT("2024-Q4") },
		{ STR_INIT("2024-12"), STR_INIT("2025-01") },
		{ STR_INIT("2024-02-28"), STR_INIT("2024-02-29") },
	};
	struct strbuf buf = STRBUF_INIT;
	struct period period;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		strbuf_clear(&buf);
		if (period_parse(cases[i].text, &period) && period_next(&period))
			period_add(&buf, period);
		is_str(strbuf_str(&buf), cases[i].next, "the next one of its kind");
	}
	ok(period_parse(STR("9999-Q4"), &period) && !period_next(&period), "none after 9999");
	ok(period_parse(STR("9999-12-31"), &period) && !period_next(&period), "nor a day");
	for (enum period_kind kind = PERIOD_YEAR; kind < PERIOD_KIND_COUNT; kind++) {
		period = period_around((struct date){ 2024, 8, 17 }, kind);
		ok(date_cmp(period.first, (struct date){ 2024, 8, 17 }) <= 0 &&
			date_cmp(period_last(period), (struct date){ 2024, 8, 17 }) >= 0,
		    "the period around a day holds it");
		strbuf_clear(&buf);
		period_add(&buf, period);
		ok(period_parse(strbuf_str(&buf), &period) && period.kind == kind,
		    "and is of its kind");
	}
	strbuf_release(&buf);
}

int main(void)
{
	reads_and_writes_each_kind();
	refuses_others();
	is_ordered();
	finds_neighbours();
	return tap_end();
}
