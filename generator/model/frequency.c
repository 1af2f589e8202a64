/* SPDX-License-Identifier: MIT */
#include "model/frequency.h"

/*
 * All codes of the EU frequency list. ISO 8601 as DCAT-US writes repeating intervals. What comes
 * more often than daily is counted in days all the same, since dates have no hours; a fraction of a
 * day counts as a whole one. Continuous data and what nobody promised has no period.
 */
static const struct frequency frequencies[] = {
	{ "continuous", "CONT", "Liên tục", "Continuous", "R/PT1S", 0, 0 },
	{ "continuously-updated", "UPDATE_CONT", "Được cập nhật liên tục", "Continuously updated",
	    "R/PT1S", 0, 0 },
	{ "every-minute", "1MIN", "Mỗi phút một lần", "Every minute", "R/PT1M", 0, 1 },
	{ "every-5-minutes", "5MIN", "5 phút một lần", "Every five minutes", "R/PT5M", 0, 1 },
	{ "every-10-minutes", "10MIN", "10 phút một lần", "Every ten minutes", "R/PT10M", 0, 1 },
	{ "every-15-minutes", "15MIN", "15 phút một lần", "Every fifteen minutes", "R/PT15M", 0,
	    1 },
	{ "every-30-minutes", "30MIN", "30 phút một lần", "Every thirty minutes", "R/PT30M", 0, 1 },
	{ "hourly", "HOURLY", "Hằng giờ", "Hourly", "R/PT1H", 0, 1 },
	{ "bihourly", "BIHOURLY", "Hai giờ một lần", "Every two hours", "R/PT2H", 0, 1 },
	{ "trihourly", "TRIHOURLY", "Ba giờ một lần", "Every three hours", "R/PT3H", 0, 1 },
	{ "every-12-hours", "12HRS", "12 giờ một lần", "Every twelve hours", "R/PT12H", 0, 1 },
	{ "twice-daily", "DAILY_2", "Hai lần một ngày", "Twice a day", "R/P0.5D", 0, 1 },
	{ "daily", "DAILY", "Hằng ngày", "Daily", "R/P1D", 0, 1 },
	{ "thrice-weekly", "WEEKLY_3", "Ba lần một tuần", "Three times a week", "R/P0.33W", 0, 3 },
	{ "semiweekly", "WEEKLY_2", "Hai lần một tuần", "Twice a week", "R/P3.5D", 0, 4 },
	{ "weekly", "WEEKLY", "Hằng tuần", "Weekly", "R/P1W", 0, 7 },
	{ "thrice-monthly", "MONTHLY_3", "Ba lần một tháng", "Three times a month", "R/P0.33M", 0,
	    11 },
	{ "biweekly", "BIWEEKLY", "Hai tuần một lần", "Every two weeks", "R/P2W", 0, 14 },
	{ "semimonthly", "MONTHLY_2", "Hai lần một tháng", "Twice a month", "R/P0.5M", 0, 16 },
	{ "monthly", "MONTHLY", "Hằng tháng", "Monthly", "R/P1M", 1, 0 },
	{ "bimonthly", "BIMONTHLY", "Hai tháng một lần", "Every two months", "R/P2M", 2, 0 },
	{ "quarterly", "QUARTERLY", "Hằng quý", "Quarterly", "R/P3M", 3, 0 },
	{ "thrice-yearly", "ANNUAL_3", "Ba lần một năm", "Three times a year", "R/P4M", 4, 0 },
	{ "semiannual", "ANNUAL_2", "Sáu tháng một lần", "Twice a year", "R/P6M", 6, 0 },
	{ "annual", "ANNUAL", "Hằng năm", "Annual", "R/P1Y", 12, 0 },
	{ "biennial", "BIENNIAL", "Hai năm một lần", "Every two years", "R/P2Y", 24, 0 },
	{ "triennial", "TRIENNIAL", "Ba năm một lần", "Every three years", "R/P3Y", 36, 0 },
	{ "quadrennial", "QUADRENNIAL", "Bốn năm một lần", "Every four years", "R/P4Y", 48, 0 },
	{ "quinquennial", "QUINQUENNIAL", "Năm năm một lần", "Every five years", "R/P5Y", 60, 0 },
	{ "decennial", "DECENNIAL", "Mười năm một lần", "Every ten years", "R/P10Y", 120, 0 },
	{ "bidecennial", "BIDECENNIAL", "Hai mươi năm một lần", "Every twenty years", "R/P20Y", 240,
	    0 },
	{ "tridecennial", "TRIDECENNIAL", "Ba mươi năm một lần", "Every thirty years", "R/P30Y",
	    360, 0 },
	{ "irregular", "IRREG", "Không định kỳ", "Irregular", "irregular", 0, 0 },
	{ "as-needed", "AS_NEEDED", "Khi có thay đổi", "As needed", "irregular", 0, 0 },
	{ "not-planned", "NOT_PLANNED", "Chưa có kế hoạch cập nhật", "Not planned", "", 0, 0 },
	{ "never", "NEVER", "Không cập nhật", "Never", "", 0, 0 },
	{ "provisional", "OP_DATPRO", "Dữ liệu tạm thời", "Provisional data", "", 0, 0 },
	{ "other", "OTHER", "Khác", "Other", "", 0, 0 },
	{ "unknown", "UNKNOWN", "Chưa rõ", "Unknown", "", 0, 0 },
};

enum { FREQUENCY_COUNT = sizeof(frequencies) / sizeof(frequencies[0]) };

/* Words that people write for some of them. */
static const struct {
	const char *word, *id;
} synonyms[] = {
	{ "yearly", "annual" },
	{ "annually", "annual" },
	{ "biannual", "semiannual" },
	{ "half-yearly", "semiannual" },
	{ "semiannually", "semiannual" },
	{ "fortnightly", "biweekly" },
	{ "irregularly", "irregular" },
	{ "R/P12M", "annual" },
	{ "R/P7D", "weekly" },
	{ "R/P14D", "biweekly" },
};

const struct frequency *frequency_find(struct str name)
{
	if (!name.len)
		return NULL;
	for (size_t i = 0; i < FREQUENCY_COUNT; i++) {
		const struct frequency *frequency = &frequencies[i];

		if (str_eq_ignoring_case(name, str_of(frequency->id)) ||
		    str_eq_ignoring_case(name, str_of(frequency->eu_code)) ||
		    str_eq_ignoring_case(name, str_of(frequency->iso8601)))
			return frequency;
	}
	for (size_t i = 0; i < sizeof(synonyms) / sizeof(synonyms[0]); i++) {
		if (str_eq_ignoring_case(name, str_of(synonyms[i].word)))
			return frequency_find(str_of(synonyms[i].id));
	}
	return NULL;
}

const struct frequency *frequency_at(size_t index)
{
	return index < FREQUENCY_COUNT ? &frequencies[index] : NULL;
}

bool frequency_add(struct date *date, const struct frequency *frequency, unsigned periods)
{
	if (frequency->months)
		return date_add_months(date, (int)(periods * frequency->months));
	return date_from_days(date_days(*date) + (int64_t)periods * frequency->days, date);
}

enum freshness freshness_of(
    const struct frequency *frequency, struct date modified, struct date today, struct date *due)
{
	struct date first = modified, second = modified;

	if (!frequency || (!frequency->months && !frequency->days) || !modified.year || !today.year)
		return FRESHNESS_NONE;
	if (!frequency_add(&first, frequency, 1))
		return FRESHNESS_NONE;
	if (due)
		*due = first;
	if (date_cmp(today, first) < 0)
		return FRESHNESS_FRESH;
	/* from the first day, not from the due one: 31 January and a month is 28 February */
	if (!frequency_add(&second, frequency, 2) || date_cmp(today, second) < 0)
		return FRESHNESS_DUE;
	return FRESHNESS_OVERDUE;
}
