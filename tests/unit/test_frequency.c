/* SPDX-License-Identifier: MIT */
#include "model/frequency.h"

#include "tap.h"

static void is_frequency(const char *name, const char *id)
{
	const struct frequency *frequency = frequency_find(str_of(name));

	is_str(frequency ? str_of(frequency->id) : STR(""), str_of(id), name);
}

static void test_find(void)
{
	is_frequency("quarterly", "quarterly");
	is_frequency("QUARTERLY", "quarterly");
	is_frequency("ANNUAL_2", "semiannual");
	is_frequency("R/P1Y", "annual");
	is_frequency("r/p6m", "semiannual");
	is_frequency("yearly", "annual");
	is_frequency("irregular", "irregular");
	is_frequency("", "");
	is_frequency("quarter", "");
}

static void test_table(void)
{
	size_t count = 0;
	bool is_found = true;

	for (; frequency_at(count); count++) {
		const struct frequency *frequency = frequency_at(count);

		is_found = is_found && frequency_find(str_of(frequency->id)) == frequency &&
			   frequency_find(str_of(frequency->eu_code)) == frequency &&
			   *frequency->name_vi && *frequency->name_en &&
			   !(frequency->months && frequency->days);
	}
	is_number(count, 39, "all codes of the EU list");
	ok(is_found, "each is found by id and code, and has names");
}

static enum freshness freshness(const char *id, struct date modified, struct date today)
{
	return freshness_of(frequency_find(str_of(id)), modified, today, NULL);
}

static void test_freshness(void)
{
	struct date due, modified = { 2024, 1, 31 };

	is_number(freshness("monthly", modified, (struct date){ 2024, 2, 28 }), FRESHNESS_FRESH,
	    "fresh before the period is over");
	is_number(freshness("monthly", modified, (struct date){ 2024, 2, 29 }), FRESHNESS_DUE,
	    "due when one period has passed");
	is_number(freshness("monthly", modified, (struct date){ 2024, 3, 30 }), FRESHNESS_DUE,
	    "the second period counts from the update, not from the short month");
	is_number(freshness("monthly", modified, (struct date){ 2024, 3, 31 }), FRESHNESS_OVERDUE,
	    "overdue when two have passed");
	is_number(freshness("weekly", modified, (struct date){ 2024, 2, 7 }), FRESHNESS_DUE,
	    "weeks are counted in days");
	is_number(freshness("annual", modified, (struct date){ 2023, 1, 1 }), FRESHNESS_FRESH,
	    "an update in the future is fresh");
	is_number(freshness("irregular", modified, (struct date){ 2030, 1, 1 }), FRESHNESS_NONE,
	    "irregular data is never late");
	is_number(freshness("annual", (struct date){ 0, 0, 0 }, modified), FRESHNESS_NONE,
	    "no date, no freshness");
	is_number(freshness_of(NULL, modified, modified, NULL), FRESHNESS_NONE,
	    "no frequency, no freshness");
	is_number(freshness("decennial", (struct date){ 9985, 1, 1 }, (struct date){ 9999, 1, 1 }),
	    FRESHNESS_DUE, "the calendar's end is survived");
	freshness_of(frequency_find(STR("quarterly")), (struct date){ 2024, 7, 10 },
	    (struct date){ 2024, 8, 1 }, &due);
	is_number(date_cmp(due, (struct date){ 2024, 10, 10 }), 0, "the due day is told");
}

int main(void)
{
	test_find();
	test_table();
	test_freshness();
	return tap_end();
}
