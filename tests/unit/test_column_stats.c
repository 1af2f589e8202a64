/* SPDX-License-Identifier: MIT */
#include "profile/column_stats.h"

#include <math.h>

#include "tap.h"

/* A column cut at any place and merged says the same as when read in one go. */
static const struct table_schema no_schema;

struct column_case {
	const char *name, *cells[12];
};

static const struct column_case cases[] = {
	{ "integers", { "1", "22", "-3", "", "4", "1", "22", "5" } },
	{ "numbers in doubt", { "1.234", "5", "2.345", "7", "3.456", "8" } },
	{ "settled late for comma", { "1.234", "5", "2.345", "7", "3,5", "8" } },
	{ "settled early for comma", { "3,5", "1.234", "5", "2.345", "7" } },
	{ "settled for dot", { "1.234", "5", "2.3", "7", "9.999" } },
	{ "at odds", { "3,5", "1.234", "5", "2.3", "7" } },
	{ "dates in doubt", { "1/2/2024", "3/4/2024", "5/5/2024", "7/6/2024" } },
	{ "dates settled", { "1/2/2024", "3/4/2024", "5/13/2024", "7/6/2024" } },
	{ "markers and numbers", { "-", "1", "NA", "2", "-", "3" } },
	{ "markers and text", { "-", "1", "NA", "x", "-", "3" } },
	{ "markers only", { "-", "NA", "" } },
	{ "text", { "Huế", "Hà Nội", "", "Đà Nẵng", "Huế" } },
	{ "number and date", { "1", "2024-01-02", "2" } },
	{ "percents", { "1%", "2%", "3,5%" } },
	{ "percents and not", { "1%", "2", "3,5%" } },
};

static size_t cell_count(const struct column_case *column)
{
	size_t count = 0;

	while (count < 12 && column->cells[count])
		count++;
	return count;
}

static bool same_numbers(const struct number_stats *a, const struct number_stats *b)
{
	return a->count == b->count && a->sum + a->sum_rest == b->sum + b->sum_rest &&
	       (a->count == 0 ||
		   (a->minimum.value == b->minimum.value && a->maximum.value == b->maximum.value &&
		       str_eq(extreme_text(&a->minimum), extreme_text(&b->minimum)) &&
		       str_eq(extreme_text(&a->maximum), extreme_text(&b->maximum))));
}

static bool has_numbers(const struct column_stats *column)
{
	return column->kind == CELL_NUMBER || column->kind == CELL_DATE;
}

static bool same(const struct column_stats *a, const struct column_stats *b)
{
	bool all = a->kind == b->kind && a->missing == b->missing &&
		   memcmp(a->markers, b->markers, sizeof(a->markers)) == 0 &&
		   value_counter_distinct(&a->values) == value_counter_distinct(&b->values) &&
		   a->texts.longest == b->texts.longest && a->texts.shortest == b->texts.shortest &&
		   str_eq(strbuf_str(&a->texts.minimum), strbuf_str(&b->texts.minimum)) &&
		   str_eq(strbuf_str(&a->texts.maximum), strbuf_str(&b->texts.maximum));

	if (!has_numbers(a))
		return all;
	return all && a->forms == b->forms && a->traits == b->traits &&
	       a->has_second == b->has_second && same_numbers(&a->numbers[0], &b->numbers[0]) &&
	       (!a->has_second || same_numbers(&a->numbers[1], &b->numbers[1]));
}

static void test_case(const struct column_case *column)
{
	struct counter_budget budget = { 0, 20 << 20, 12 };
	struct column_limits limits = { QUANTILE_LIMIT_MAX, &budget };
	struct column_stats whole = { .field = NULL }, first = whole, second = whole;
	struct strbuf scratch = STRBUF_INIT;
	size_t count = cell_count(column);
	bool all = true;

	column_stats_reset(&whole, NULL, &limits);
	for (size_t i = 0; i < count; i++)
		column_stats_add(&whole, &no_schema, str_of(column->cells[i]), &scratch);
	for (size_t split = 0; split <= count; split++) {
		column_stats_reset(&first, NULL, &limits);
		column_stats_reset(&second, NULL, &limits);
		for (size_t i = 0; i < count; i++)
			column_stats_add(i < split ? &first : &second, &no_schema,
			    str_of(column->cells[i]), &scratch);
		column_stats_merge(&first, &second);
		if (!same(&first, &whole)) {
			printf("# differs when split at %zu\n", split);
			all = false;
		}
	}
	ok(all, column->name);
	column_stats_release(&whole);
	column_stats_release(&first);
	column_stats_release(&second);
	strbuf_release(&scratch);
}

/* A sum of a million numbers in any number of parts gives the same mean. */
static void test_sums(void)
{
	struct number_stats whole = { .count = 0 }, parts[7] = { { .count = 0 } };
	double expected;

	number_stats_reset(&whole, QUANTILE_LIMIT_MIN);
	for (size_t i = 0; i < 7; i++)
		number_stats_reset(&parts[i], QUANTILE_LIMIT_MIN);
	for (uint64_t i = 0; i < 200000; i++) {
		double value = (double)(i * 7919 % 100003) / 100 * (i % 3 ? 1e-6 : 1e6);

		number_stats_add(&whole, value, STR(""));
		number_stats_add(&parts[i / 28572], value, STR(""));
	}
	for (size_t i = 1; i < 7; i++)
		number_stats_merge(&parts[0], &parts[i]);
	expected = (whole.sum + whole.sum_rest) / (double)whole.count;
	is_number((parts[0].sum + parts[0].sum_rest) / (double)parts[0].count, expected,
	    "the mean of seven merged parts is that of the whole");
	number_stats_release(&whole);
	for (size_t i = 0; i < 7; i++)
		number_stats_release(&parts[i]);
}

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		test_case(&cases[i]);
	test_sums();
	return tap_end();
}
