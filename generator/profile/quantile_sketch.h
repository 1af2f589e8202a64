/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_PROFILE_QUANTILE_SKETCH_H
#define DATAMO_PROFILE_QUANTILE_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Quantiles of a stream in bounded memory: a KLL sketch (Karnin, Lang, Liberty 2016). All values
 * are kept up to `limit`; then a level that is full is sorted and every other value of it, weighing
 * double, moves to the next level. When there are QUANTILE_LEVELS of them, level 0 goes and only
 * one value of each block is taken in. The same values in the same order give the same sketch.
 */
enum { QUANTILE_LEVELS = 9, QUANTILE_LIMIT_MAX = 4096, QUANTILE_LIMIT_MIN = 64 };

struct quantile_sketch {
	double *items; /* the highest level first; all but level 0 sorted */
	size_t size, limit, count;
	size_t level_counts[QUANTILE_LEVELS];
	unsigned levels, block_shift; /* level i weighs 1 << (i + block_shift) */
	uint64_t block_position, block_pick;
	uint64_t random;
};

/* Empties it; keeps the memory. limit is a power of two from QUANTILE_LIMIT_MIN to _MAX. */
void quantile_sketch_reset(struct quantile_sketch *sketch, size_t limit);
void quantile_sketch_release(struct quantile_sketch *sketch);

void quantile_sketch_add(struct quantile_sketch *sketch, double value); /* finite */
void quantile_sketch_merge(struct quantile_sketch *into, const struct quantile_sketch *from);
void quantile_sketch_copy(struct quantile_sketch *into, const struct quantile_sketch *from);

/* Nothing was dropped yet. */
bool quantile_sketch_is_exact(const struct quantile_sketch *sketch);

/* The values with their weights, sorted: room for sketch->count of each. */
void quantile_sketch_list(struct quantile_sketch *sketch, double *values, uint64_t *weights);

#endif
