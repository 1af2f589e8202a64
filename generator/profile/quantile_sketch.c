/* SPDX-License-Identifier: MIT */
#include "profile/quantile_sketch.h"

#include <assert.h>
#include <string.h>

#include "base/memory.h"

enum { INSERTION_RUN = 16, LEVEL_MIN = 4, SIZE_FIRST = 32 };

static uint64_t next_random(struct quantile_sketch *sketch)
{
	/* Marsaglia's xorshift64 */
	sketch->random ^= sketch->random << 13;
	sketch->random ^= sketch->random >> 7;
	sketch->random ^= sketch->random << 17;
	return sketch->random;
}

static void sort_run(double *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		double item = items[i];
		size_t at = i;

		for (; at > 0 && items[at - 1] > item; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

/* Two sorted runs that lie side by side; the second is at most QUANTILE_LIMIT_MAX long. */
static void merge_runs(double *items, size_t first, size_t second)
{
	double copy[QUANTILE_LIMIT_MAX];
	size_t at = first + second;

	if (first == 0 || second == 0 || items[first - 1] <= items[first])
		return;
	memcpy(copy, items + first, second * sizeof(*copy));
	while (second)
		items[--at] = first && items[first - 1] > copy[second - 1] ? items[--first]
									   : copy[--second];
}

static void sort(double *items, size_t count)
{
	for (size_t i = 0; i < count; i += INSERTION_RUN)
		sort_run(items + i, count - i < INSERTION_RUN ? count - i : INSERTION_RUN);
	for (size_t run = INSERTION_RUN; run < count; run *= 2)
		for (size_t i = 0; i + run < count; i += 2 * run)
			merge_runs(items + i, run, count - i - run < run ? count - i - run : run);
}

void quantile_sketch_reset(struct quantile_sketch *sketch, size_t limit)
{
	assert(limit >= QUANTILE_LIMIT_MIN && limit <= QUANTILE_LIMIT_MAX);
	*sketch = (struct quantile_sketch){
		.items = sketch->items,
		.size = sketch->size,
		.limit = limit,
		.levels = 1,
		.random = UINT64_C(0x9e3779b97f4a7c15),
	};
}

void quantile_sketch_release(struct quantile_sketch *sketch)
{
	memory_free(sketch->items);
	*sketch = (struct quantile_sketch){ .items = NULL };
}

static void reserve(struct quantile_sketch *sketch, size_t count)
{
	size_t size = sketch->size ? sketch->size : SIZE_FIRST;

	if (count <= sketch->size)
		return;
	while (size < count)
		size = size_mul(size, 2);
	sketch->items = memory_realloc(sketch->items, size_mul(size, sizeof(double)));
	sketch->size = size;
}

static size_t level_start(const struct quantile_sketch *sketch, unsigned level)
{
	size_t start = 0;

	for (unsigned i = level + 1; i < sketch->levels; i++)
		start += sketch->level_counts[i];
	return start;
}

/* By two thirds from level to level downwards; together at most the limit. */
static size_t level_capacity(const struct quantile_sketch *sketch, unsigned level)
{
	size_t capacity = (sketch->limit - LEVEL_MIN * QUANTILE_LEVELS) / 3;

	for (unsigned i = level + 1; i < sketch->levels; i++)
		capacity = capacity * 2 / 3;
	return capacity < LEVEL_MIN ? LEVEL_MIN : capacity;
}

/* Every other value of the level goes up; of an odd number the last stays. */
static void compact(struct quantile_sketch *sketch, unsigned level)
{
	size_t start = level_start(sketch, level), count = sketch->level_counts[level];
	size_t half = count / 2, odd = count % 2, above;
	double *items = sketch->items + start;
	size_t parity = next_random(sketch) >> 63;

	assert(level + 1 < QUANTILE_LEVELS && sketch->items);
	if (level + 1 == sketch->levels)
		sketch->level_counts[sketch->levels++] = 0;
	above = sketch->level_counts[level + 1];
	if (level == 0)
		sort(items, count - odd);
	for (size_t i = 0; i < half; i++)
		items[i] = items[2 * i + parity];
	merge_runs(items - above, above, half);
	memmove(
	    items + half, items + 2 * half, (sketch->count - start - 2 * half) * sizeof(*items));
	sketch->level_counts[level + 1] += half;
	sketch->level_counts[level] = odd;
	sketch->count -= half;
}

/* Level 0 goes up as a whole and is given up: from now on the next one is level 0. */
static void widen_block(struct quantile_sketch *sketch)
{
	uint64_t block = UINT64_C(1) << sketch->block_shift;

	compact(sketch, 0);
	if (sketch->level_counts[0] && (next_random(sketch) >> 63) == 0)
		sketch->count--; /* it was the last item */
	else
		sketch->level_counts[1] += sketch->level_counts[0];
	sketch->levels--;
	memmove(sketch->level_counts, sketch->level_counts + 1,
	    sketch->levels * sizeof(sketch->level_counts[0]));
	sketch->block_shift++;
	if (sketch->block_position <= sketch->block_pick && next_random(sketch) >> 63)
		sketch->block_pick += block;
}

/* Until it fits the limit, leaving a level free to grow into. */
static void shrink(struct quantile_sketch *sketch)
{
	while (sketch->count >= sketch->limit) {
		unsigned level = 0;

		while (level + 1 < sketch->levels &&
		       sketch->level_counts[level] < level_capacity(sketch, level))
			level++;
		if (level + 2 > QUANTILE_LEVELS - 1)
			widen_block(sketch);
		else
			compact(sketch, level);
	}
}

static void push(struct quantile_sketch *sketch, double value)
{
	reserve(sketch, sketch->count + 1);
	sketch->items[sketch->count++] = value;
	sketch->level_counts[0]++;
}

void quantile_sketch_add(struct quantile_sketch *sketch, double value)
{
	uint64_t block = UINT64_C(1) << sketch->block_shift;

	if (sketch->block_shift) {
		if (sketch->block_position == 0)
			sketch->block_pick = next_random(sketch) >> (64 - sketch->block_shift);
		if (sketch->block_position++ != sketch->block_pick) {
			if (sketch->block_position >= block)
				sketch->block_position = 0;
			return;
		}
		if (sketch->block_position >= block)
			sketch->block_position = 0;
	}
	if (sketch->count >= sketch->limit)
		shrink(sketch);
	push(sketch, value);
}

bool quantile_sketch_is_exact(const struct quantile_sketch *sketch)
{
	return sketch->levels <= 1 && sketch->block_shift == 0;
}

void quantile_sketch_copy(struct quantile_sketch *into, const struct quantile_sketch *from)
{
	double *items = into->items;
	size_t size = into->size;

	*into = *from;
	into->items = items;
	into->size = size;
	if (from->count == 0)
		return;
	reserve(into, from->count);
	assert(into->items);
	memcpy(into->items, from->items, from->count * sizeof(*from->items));
}

/* Appends the level to the same level of the other. */
static void merge_level(
    struct quantile_sketch *into, const struct quantile_sketch *from, unsigned level)
{
	size_t count = from->level_counts[level], start = level_start(into, level);
	size_t own = into->level_counts[level];
	double *end = into->items + start + own;

	if (count == 0)
		return;
	assert(from->items && into->items);
	memmove(end + count, end, (into->count - start - own) * sizeof(*end));
	memcpy(end, from->items + level_start(from, level), count * sizeof(*end));
	into->level_counts[level] += count;
	into->count += count;
	if (level > 0)
		merge_runs(into->items + start, own, count);
}

void quantile_sketch_merge(struct quantile_sketch *into, const struct quantile_sketch *from)
{
	struct quantile_sketch other = { .items = NULL };

	quantile_sketch_copy(&other, from);
	while (other.block_shift < into->block_shift)
		widen_block(&other);
	while (into->block_shift < other.block_shift)
		widen_block(into);
	reserve(into, into->count + other.count);
	while (into->levels < other.levels)
		into->level_counts[into->levels++] = 0;
	for (unsigned level = 0; level < other.levels; level++)
		merge_level(into, &other, level);
	if (into->count > into->limit)
		shrink(into);
	quantile_sketch_release(&other);
}

void quantile_sketch_list(struct quantile_sketch *sketch, double *values, uint64_t *weights)
{
	size_t filled = 0;

	sort(sketch->items + level_start(sketch, 0), sketch->level_counts[0]);
	for (unsigned level = sketch->levels; level-- > 0;) {
		const double *items = sketch->items + level_start(sketch, level);
		size_t left = filled, right = sketch->level_counts[level];
		size_t at = left + right;

		filled = at;
		while (right) {
			bool is_left = left && values[left - 1] > items[right - 1];

			at--;
			values[at] = is_left ? values[left - 1] : items[right - 1];
			weights[at] = is_left ? weights[left - 1]
					      : UINT64_C(1) << (level + sketch->block_shift);
			left -= is_left;
			right -= !is_left;
		}
	}
}
