/* SPDX-License-Identifier: MIT */
#include "profile/quantile_sketch.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "tap.h"

/* The share of the weights at or below the value. */
static double rank_of(struct quantile_sketch *sketch, double value)
{
	double *values = memory_alloc(sketch->count * sizeof(*values));
	uint64_t *weights = memory_alloc(sketch->count * sizeof(*weights)), below = 0, all = 0;

	quantile_sketch_list(sketch, values, weights);
	for (size_t i = 0; i < sketch->count; i++) {
		all += weights[i];
		below += values[i] <= value ? weights[i] : 0;
	}
	memory_free(values);
	memory_free(weights);
	return (double)below / (double)all;
}

static bool is_sorted(struct quantile_sketch *sketch)
{
	double *values = memory_alloc(sketch->count * sizeof(*values));
	uint64_t *weights = memory_alloc(sketch->count * sizeof(*weights));
	bool all = true;

	quantile_sketch_list(sketch, values, weights);
	for (size_t i = 1; i < sketch->count; i++)
		all &= values[i - 1] <= values[i];
	memory_free(values);
	memory_free(weights);
	return all;
}

/* The values 0 to count - 1, in an order of their own. */
static double value_at(int order, uint64_t i, uint64_t count)
{
	if (order == 0)
		return (double)i;
	if (order == 1)
		return (double)(count - 1 - i);
	return (double)(i * 7919 % count); /* count is no multiple of 7919 */
}

static double worst_error(struct quantile_sketch *sketch, uint64_t count)
{
	double worst = 0;

	for (int percent = 1; percent < 100; percent++) {
		double value = (double)count * percent / 100;
		double error = fabs(rank_of(sketch, value) - percent / 100.0);

		worst = error > worst ? error : worst;
	}
	return worst;
}

static void test_errors(size_t limit, uint64_t count, double bound)
{
	struct quantile_sketch sketch = { .items = NULL };
	char name[100];

	for (int order = 0; order < 3; order++) {
		double error;

		quantile_sketch_reset(&sketch, limit);
		for (uint64_t i = 0; i < count; i++)
			quantile_sketch_add(&sketch, value_at(order, i, count));
		error = worst_error(&sketch, count);
		snprintf(name, sizeof(name), "%zu kept of %llu, order %d: ranks within %g", limit,
		    (unsigned long long)count, order, bound);
		ok(error <= bound && sketch.count <= limit && is_sorted(&sketch), name);
		printf("# %.5f\n", error);
	}
	quantile_sketch_release(&sketch);
}

static void test_merge(uint64_t count, uint64_t split, double bound)
{
	struct quantile_sketch first = { .items = NULL }, second = { .items = NULL };
	char name[100];
	double error;

	quantile_sketch_reset(&first, QUANTILE_LIMIT_MAX);
	quantile_sketch_reset(&second, QUANTILE_LIMIT_MAX);
	for (uint64_t i = 0; i < count; i++)
		quantile_sketch_add(i < split ? &first : &second, value_at(2, i, count));
	quantile_sketch_merge(&first, &second);
	error = worst_error(&first, count);
	snprintf(name, sizeof(name), "%llu split at %llu and merged: within %g",
	    (unsigned long long)count, (unsigned long long)split, bound);
	ok(error <= bound && first.count <= QUANTILE_LIMIT_MAX && is_sorted(&first), name);
	printf("# %.5f\n", error);
	quantile_sketch_release(&first);
	quantile_sketch_release(&second);
}

int main(void)
{
	struct quantile_sketch sketch = { .items = NULL };

	quantile_sketch_reset(&sketch, QUANTILE_LIMIT_MAX);
	for (uint64_t i = 0; i < QUANTILE_LIMIT_MAX; i++)
		quantile_sketch_add(&sketch, value_at(2, i, QUANTILE_LIMIT_MAX));
	ok(quantile_sketch_is_exact(&sketch) && rank_of(&sketch, 1023) == 0.25,
	    "exact up to its limit");
	quantile_sketch_release(&sketch);

	test_errors(QUANTILE_LIMIT_MAX, 5000, 0.002);
	test_errors(QUANTILE_LIMIT_MAX, 100000, 0.005);
	test_errors(QUANTILE_LIMIT_MAX, 3000000, 0.01);
	test_errors(QUANTILE_LIMIT_MIN, 100000, 0.12);

	test_merge(3000, 1234, 0.0005);
	test_merge(3000, 0, 0.0005);
	test_merge(3000, 3000, 0.0005);
	test_merge(6000, 3000, 0.002);
	test_merge(200000, 17, 0.01);
	test_merge(200000, 100000, 0.01);
	test_merge(2000000, 30000, 0.01);
	test_merge(2000000, 1990000, 0.01);
	return tap_end();
}
