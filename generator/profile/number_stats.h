/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_PROFILE_NUMBER_STATS_H
#define DATAMO_PROFILE_NUMBER_STATS_H

#include <stdint.h>

#include "base/str.h"
#include "model/column_profile.h"
#include "profile/quantile_sketch.h"

enum { EXTREME_BYTES = 64 };

/* A cell's text, short as those of numbers and dates are; a longer one is not kept. */
struct extreme {
	double value;
	uint8_t len;
	char text[EXTREME_BYTES];
};

/* What is summed up of the numbers of a column in one reading. */
struct number_stats {
	uint64_t count;
	double sum, sum_rest; /* a sum of twice the precision: its order hardly matters */
	struct extreme minimum, maximum;
	struct quantile_sketch sketch;
};

void number_stats_reset(struct number_stats *stats, size_t sketch_limit);
void number_stats_release(struct number_stats *stats);
void number_stats_add(struct number_stats *stats, double value, struct str cell);
void number_stats_merge(struct number_stats *into, const struct number_stats *from);
void number_stats_copy(struct number_stats *into, const struct number_stats *from);

struct extreme extreme_of(double value, struct str cell);
struct str extreme_text(const struct extreme *extreme);

/* Sets number_minimum to bins; a histogram of integers has no bin narrower than 1. */
void number_stats_describe(
    struct number_stats *stats, bool is_integer, struct column_profile *profile);

#endif
