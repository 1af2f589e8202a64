/* SPDX-License-Identifier: MIT */
#include "profile/value_counter.h"

#include <math.h>

#include "tap.h"

static void add_number(struct value_counter *counter, int number, uint64_t count)
{
	char text[24];
	int len = snprintf(text, sizeof(text), "v%d", number);

	value_counter_add(counter, (struct str){ text, (size_t)len }, count);
}

static bool is_near(uint64_t found, uint64_t expected, double share)
{
	return fabs((double)found / (double)expected - 1) <= share;
}

static void test_exact(void)
{
	struct counter_budget budget = { 0, 20 << 20, 12 };
	struct value_counter counter = { .values = NULL };
	struct value_count top[PROFILE_TOP_VALUES];

	value_counter_reset(&counter, &budget);
	for (int i = 0; i < VALUE_COUNTER_MAX * 3; i++)
		add_number(&counter, i % VALUE_COUNTER_MAX, 1);
	add_number(&counter, 4000, 5);
	add_number(&counter, 3000, 5);
	ok(!counter.has_overflowed && value_counter_distinct(&counter) == VALUE_COUNTER_MAX,
	    "4,096 distinct values are counted exactly");
	is_number(value_counter_top(&counter, top), PROFILE_TOP_VALUES, "the most frequent");
	ok(str_eq(top[0].value, STR("v3000")) && top[0].count == 8 &&
		str_eq(top[1].value, STR("v4000")) && str_eq(top[2].value, STR("v0")),
	    "first by count, then by first appearance");
	value_counter_remove(&counter, STR("v3000"));
	value_counter_remove(&counter, STR("not there"));
	value_counter_top(&counter, top);
	ok(str_eq(top[0].value, STR("v4000")) &&
		value_counter_distinct(&counter) == VALUE_COUNTER_MAX - 1,
	    "a value can be taken out");
	value_counter_release(&counter);
}

static void test_overflow(unsigned bits, int distinct, double share)
{
	struct counter_budget budget = { 0, 20 << 20, bits };
	struct value_counter counter = { .values = NULL };
	struct value_count top[PROFILE_TOP_VALUES];
	size_t count;
	char name[80];

	value_counter_reset(&counter, &budget);
	for (int i = 0; i < distinct; i++) {
		add_number(&counter, i, 1);
		if (i > 5000 && i % 10 == 0)
			add_number(&counter, 7000001, 1); /* frequent, but not in front */
	}
	snprintf(name, sizeof(name), "%d distinct values within %g", distinct, share);
	ok(counter.has_overflowed &&
		is_near(value_counter_distinct(&counter), (uint64_t)distinct, share),
	    name);
	printf("# %llu\n", (unsigned long long)value_counter_distinct(&counter));
	count = value_counter_top(&counter, top);
	ok(count && str_eq(top[0].value, STR("v7000001")) &&
		top[0].count <= (uint64_t)distinct / 10,
	    "the frequent one is found, its count not too high");
	value_counter_release(&counter);
}

static void test_budget(void)
{
	struct counter_budget budget = { 0, 8192, 8 };
	struct value_counter counter = { .values = NULL };

	value_counter_reset(&counter, &budget);
	for (int i = 0; i < 1000; i++)
		add_number(&counter, i, 1);
	ok(counter.has_overflowed && budget.used_bytes <= budget.limit_bytes,
	    "over the budget it estimates");
	ok(is_near(value_counter_distinct(&counter), 1000, 0.2), "with few registers, coarsely");

	budget = (struct counter_budget){ 0, 0, 8 };
	value_counter_reset(&counter, &budget);
	for (int i = 0; i < 100; i++)
		add_number(&counter, i, 1);
	ok(counter.has_overflowed && is_near(value_counter_distinct(&counter), 100, 0.2),
	    "also without room for a single value");
	value_counter_release(&counter);
}

static void test_merge(int distinct, int split)
{
	struct counter_budget budget = { 0, 20 << 20, 12 };
	struct value_counter whole = { .values = NULL }, first = whole, second = whole;
	char name[80];

	value_counter_reset(&whole, &budget);
	value_counter_reset(&first, &budget);
	value_counter_reset(&second, &budget);
	for (int i = 0; i < 2 * distinct; i++) {
		add_number(&whole, i * 7 % distinct, 1);
		add_number(i < split ? &first : &second, i * 7 % distinct, 1);
	}
	value_counter_merge(&first, &second);
	snprintf(
	    name, sizeof(name), "%d distinct, split at %d and merged: the same", distinct, split);
	ok(value_counter_distinct(&first) == value_counter_distinct(&whole) &&
		first.has_overflowed == whole.has_overflowed,
	    name);
	value_counter_release(&whole);
	value_counter_release(&first);
	value_counter_release(&second);
}

static void test_long_text(void)
{
	struct counter_budget budget = { 0, 20 << 20, 12 };
	struct value_counter counter = { .values = NULL };
	struct value_count top[PROFILE_TOP_VALUES];
	char text[402];

	for (size_t i = 0; i + 1 < sizeof(text); i += 3)
		memcpy(text + i, "ế", 3);
	value_counter_reset(&counter, &budget);
	value_counter_add(&counter, (struct str){ text, 399 }, 1);
	value_counter_add(&counter, (struct str){ text, 396 }, 1);
	value_counter_add(&counter, STR(""), 1);
	value_counter_top(&counter, top);
	ok(value_counter_distinct(&counter) == 3, "long values differ by what is cut off");
	ok(top[0].value.len == 198, "cut between characters");
	value_counter_release(&counter);
}

int main(void)
{
	test_exact();
	test_overflow(12, 10000, 0.05);
	test_overflow(12, 300000, 0.05);
	test_overflow(8, 100000, 0.2);
	test_budget();
	test_merge(1000, 700);
	test_merge(1000, 0);
	test_merge(5000, 4000);
	test_merge(50000, 60001);
	test_long_text();
	return tap_end();
}
