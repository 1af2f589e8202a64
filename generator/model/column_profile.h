/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_COLUMN_PROFILE_H
#define DATAMO_MODEL_COLUMN_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { PROFILE_TOP_VALUES = 10, PROFILE_HISTOGRAM_BINS = 20, PROFILE_QUANTILES = 5 };

struct value_count {
	struct str value; /* cut to 200 bytes at a character */
	uint64_t count;
};

/* What a column says about itself. Numbers of a temporal column are days or seconds as in
 * model/value.h. */
struct column_profile {
	uint64_t count; /* rows */
	uint64_t missing;
	uint64_t distinct; /* exact up to 4,096, then approximate */
	bool is_distinct_exact;
	struct value_count top[PROFILE_TOP_VALUES]; /* most frequent first, ties by first
						       appearance; exact as `distinct` is */
	size_t top_count;
	struct str minimum,
	    maximum; /* as the derived files write them; strings in byte order, cut to 200 bytes */
	bool has_numbers; /* the fields below hold: numeric or temporal, at least one value */
	double number_minimum, number_maximum, mean;
	double quantiles[PROFILE_QUANTILES]; /* 5 %, 25 %, 50 %, 75 %, 95 % */
	double bin_start, bin_width;
	uint64_t bins[PROFILE_HISTOGRAM_BINS];
	size_t bin_count;                                 /* 0: no histogram */
	uint64_t longest_characters, shortest_characters; /* of values that are not missing */
};

struct table_profile {
	uint64_t row_count;
	struct column_profile *columns;
	size_t column_count;
};

#endif
