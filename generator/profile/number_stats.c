/* SPDX-License-Identifier: MIT */
#include "profile/number_stats.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

void number_stats_reset(struct number_stats *stats, size_t sketch_limit)
{
	stats->count = 0;
	stats->sum = stats->sum_rest = 0;
	stats->minimum.len = stats->maximum.len = 0;
	quantile_sketch_reset(&stats->sketch, sketch_limit);
}

void number_stats_release(struct number_stats *stats)
{
	quantile_sketch_release(&stats->sketch);
}

struct extreme extreme_of(double value, struct str cell)
{
	struct extreme extreme = { .value = value, .len = 0 };

	if (cell.len <= EXTREME_BYTES && cell.len) {
		extreme.len = (uint8_t)cell.len;
		memcpy(extreme.text, cell.data, cell.len);
	}
	return extreme;
}

struct str extreme_text(const struct extreme *extreme)
{
	return (struct str){ extreme->text, extreme->len };
}

static void set_extreme(struct extreme *extreme, double value, struct str cell)
{
	extreme->value = value;
	extreme->len = (uint8_t)(cell.len <= EXTREME_BYTES ? cell.len : 0);
	memcpy(extreme->text, cell.data, extreme->len);
}

/* Knuth's TwoSum: what the rounding of the sum lost goes to sum_rest. */
static void add_to_sum(struct number_stats *stats, double value)
{
	double sum = stats->sum + value, part = sum - stats->sum;

	stats->sum_rest += (stats->sum - (sum - part)) + (value - part);
	stats->sum = sum;
}

void number_stats_add(struct number_stats *stats, double value, struct str cell)
{
	if (stats->count++ == 0) {
		set_extreme(&stats->minimum, value, cell);
		set_extreme(&stats->maximum, value, cell);
	} else if (value < stats->minimum.value) {
		set_extreme(&stats->minimum, value, cell);
	} else if (value > stats->maximum.value) {
		set_extreme(&stats->maximum, value, cell);
	}
	add_to_sum(stats, value);
	quantile_sketch_add(&stats->sketch, value);
}

void number_stats_merge(struct number_stats *into, const struct number_stats *from)
{
	if (from->count == 0)
		return;
	if (into->count == 0 || from->minimum.value < into->minimum.value)
		into->minimum = from->minimum;
	if (into->count == 0 || from->maximum.value > into->maximum.value)
		into->maximum = from->maximum;
	into->count += from->count;
	add_to_sum(into, from->sum);
	into->sum_rest += from->sum_rest;
	quantile_sketch_merge(&into->sketch, &from->sketch);
}

void number_stats_copy(struct number_stats *into, const struct number_stats *from)
{
	struct quantile_sketch sketch = into->sketch;

	*into = *from;
	into->sketch = sketch;
	quantile_sketch_copy(&into->sketch, &from->sketch);
}

/* Between the two neighbours while all values are known, else the value at that weight. */
static double quantile_of(const double *values, const uint64_t *weights, size_t count,
    uint64_t weight_sum, double share, bool is_exact)
{
	double rank = share * (double)(weight_sum - 1), whole = floor(rank);
	uint64_t passed = 0;
	size_t i = 0;

	if (is_exact) {
		size_t at = (size_t)whole;

		return at + 1 < count ? values[at] + (values[at + 1] - values[at]) * (rank - whole)
				      : values[count - 1];
	}
	for (; i + 1 < count; i++) {
		passed += weights[i];
		if ((double)passed > rank)
			break;
	}
	return values[i];
}

/* The next 1, 2 or 5 times a power of ten. */
static double nice_width(double least)
{
	double power = pow(10, floor(log10(least)));
	static const double steps[] = { 1, 2, 5, 10 };

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (steps[i] * power >= least * (1 - 1e-12))
			return steps[i] * power;
	return 10 * power;
}

static bool set_bins(struct column_profile *profile, bool is_integer)
{
	double range = profile->number_maximum - profile->number_minimum, width, start;

	if (!isfinite(range))
		return false;
	width = range > 0 ? nice_width(range / PROFILE_HISTOGRAM_BINS) : 1;
	if (is_integer && width < 1)
		width = 1;
	for (;;) {
		start = floor(profile->number_minimum / width) * width;
		/* The maximum belongs to the last bin, also when it is that bin's end. */
		profile->bin_count = (size_t)ceil((profile->number_maximum - start) / width);
		if (is_integer && width < 2) /* each number has a bin of its own */
			profile->bin_count = (size_t)(profile->number_maximum - start) + 1;
		if (profile->bin_count <= PROFILE_HISTOGRAM_BINS)
			break;
		width = nice_width(width * 1.5);
	}
	if (profile->bin_count == 0)
		profile->bin_count = 1;
	profile->bin_start = start;
	profile->bin_width = width;
	return isfinite(start) && isfinite(width) && width > 0;
}

static void fill_bins(struct column_profile *profile, const double *values, const uint64_t *weights,
    size_t count, double scale)
{
	for (size_t i = 0; i < count; i++) {
		double bin = (values[i] - profile->bin_start) / profile->bin_width;
		size_t at = bin > 0 ? (size_t)bin : 0;

		if (at >= profile->bin_count)
			at = profile->bin_count - 1;
		profile->bins[at] += weights[i];
	}
	for (size_t i = 0; scale != 1 && i < profile->bin_count; i++)
		profile->bins[i] = (uint64_t)((double)profile->bins[i] * scale + 0.5);
}

void number_stats_describe(
    struct number_stats *stats, bool is_integer, struct column_profile *profile)
{
	static const double shares[PROFILE_QUANTILES] = { 0.05, 0.25, 0.5, 0.75, 0.95 };
	double values[QUANTILE_LIMIT_MAX];
	uint64_t weights[QUANTILE_LIMIT_MAX], weight_sum = 0;
	size_t count = stats->sketch.count;

	if (stats->count == 0 || count == 0)
		return;
	profile->has_numbers = true;
	profile->number_minimum = stats->minimum.value;
	profile->number_maximum = stats->maximum.value;
	profile->mean = (stats->sum + stats->sum_rest) / (double)stats->count;
	quantile_sketch_list(&stats->sketch, values, weights);
	for (size_t i = 0; i < count; i++)
		weight_sum += weights[i];
	for (size_t i = 0; i < PROFILE_QUANTILES; i++)
		profile->quantiles[i] = quantile_of(values, weights, count, weight_sum, shares[i],
		    quantile_sketch_is_exact(&stats->sketch));
	if (set_bins(profile, is_integer))
		fill_bins(
		    profile, values, weights, count, (double)stats->count / (double)weight_sum);
	else
		profile->bin_count = 0;
}
