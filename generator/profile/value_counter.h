/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_PROFILE_VALUE_COUNTER_H
#define DATAMO_PROFILE_VALUE_COUNTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/column_profile.h"

enum { VALUE_COUNTER_MAX = 4096, VALUE_TEXT_MAX = 200 };

/* What the counters of one table may take together, so that a wide table stays bounded. */
struct counter_budget {
	size_t used_bytes, limit_bytes;
	unsigned register_bits; /* of a HyperLogLog: 8 to 12 */
};

/*
 * The distinct values of a column and how often they occur: exact up to VALUE_COUNTER_MAX of them,
 * or until the budget is used up. Then HyperLogLog (Flajolet et al. 2007, estimator of Ertl 2017)
 * says how many, and of the frequent ones a small sample is held: a count says how often the value
 * was seen since it is held.
 */
struct counted_value {
	uint64_t hash, count;
	uint32_t text_start;
	uint32_t text_len;
};

struct value_counter {
	struct counter_budget *budget;
	struct counted_value *values; /* by first appearance */
	uint32_t *slots;              /* index + 1, above it 16 bits of the hash; 0 = free */
	char *texts;
	uint8_t *registers;
	/* what this table uses, and what is allocated from former ones */
	size_t count, values_size, slot_count, texts_len, texts_size;
	size_t values_room, slots_room, texts_room, registers_room;
	bool has_overflowed;
	uint64_t dropped_count; /* the highest of a value that is no longer held */
	uint64_t turn;
};

/* Empties it; keeps the memory unless it is large. */
void value_counter_reset(struct value_counter *counter, struct counter_budget *budget);
void value_counter_release(struct value_counter *counter);

void value_counter_add(struct value_counter *counter, struct str text, uint64_t count);
void value_counter_merge(struct value_counter *into, const struct value_counter *from);

/* Takes a value out (a marker of missing values). */
void value_counter_remove(struct value_counter *counter, struct str text);

uint64_t value_counter_distinct(const struct value_counter *counter);
/* The most frequent, ties by first appearance; the texts are borrowed. How many. */
size_t value_counter_top(
    const struct value_counter *counter, struct value_count top[PROFILE_TOP_VALUES]);

#endif
