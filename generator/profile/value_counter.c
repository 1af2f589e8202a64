/* SPDX-License-Identifier: MIT */
#include "profile/value_counter.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { SLOTS_FIRST = 64, TEXTS_FIRST = 512, KEPT_BYTES = 16384 };
/* Behind the overflow so many values are held, which stay in the cache, and one new value in so
 * many is taken in. */
enum { SAMPLE_VALUES = 512, SAMPLE_TURN = 16 };

void value_counter_release(struct value_counter *counter)
{
	memory_free(counter->values);
	memory_free(counter->slots);
	memory_free(counter->texts);
	memory_free(counter->registers);
	*counter = (struct value_counter){ .values = NULL };
}

/* Sizes begin small again whatever is allocated: what fits the budget must not depend on former
 * tables. */
void value_counter_reset(struct value_counter *counter, struct counter_budget *budget)
{
	if (counter->values_room * sizeof(*counter->values) > KEPT_BYTES ||
	    counter->texts_room > KEPT_BYTES || counter->registers_room)
		value_counter_release(counter);
	counter->budget = budget;
	counter->count = counter->values_size = counter->slot_count = 0;
	counter->texts_len = counter->texts_size = 0;
	counter->has_overflowed = false;
	counter->dropped_count = counter->turn = 0;
}

/* false: over the budget. */
static bool take_bytes(struct value_counter *counter, size_t bytes)
{
	if (bytes > counter->budget->limit_bytes - counter->budget->used_bytes)
		return false;
	counter->budget->used_bytes += bytes;
	return true;
}

static void *room_for(void *memory, size_t *room, size_t count, size_t item_size)
{
	if (count <= *room)
		return memory;
	*room = count;
	return memory_realloc(memory, size_mul(count, item_size));
}

static uint32_t slot_of(uint64_t hash, size_t index)
{
	return (uint32_t)(hash >> 48) << 16 | (uint32_t)(index + 1);
}

static void fill_slots(struct value_counter *counter)
{
	size_t mask = counter->slot_count - 1;

	if (counter->slot_count == 0)
		return;
	memset(counter->slots, 0, counter->slot_count * sizeof(*counter->slots));
	for (size_t i = 0; i < counter->count; i++) {
		size_t slot = counter->values[i].hash & mask;

		while (counter->slots[slot])
			slot = (slot + 1) & mask;
		counter->slots[slot] = slot_of(counter->values[i].hash, i);
	}
}

/* Room for one more value: at most half of the slots are taken. */
static bool grow_values(struct value_counter *counter)
{
	size_t slots = counter->slot_count ? 2 * counter->slot_count : SLOTS_FIRST;
	size_t bytes = (slots - counter->slot_count) * sizeof(*counter->slots) +
		       (slots / 2 - counter->values_size) * sizeof(*counter->values);

	if (slots / 2 > VALUE_COUNTER_MAX || !take_bytes(counter, bytes))
		return false;
	counter->slots = room_for(
	    counter->slots, &counter->slots_room, slots, sizeof(*counter->slots));
	counter->values = room_for(
	    counter->values, &counter->values_room, slots / 2, sizeof(*counter->values));
	counter->slot_count = slots;
	counter->values_size = slots / 2;
	fill_slots(counter);
	return true;
}

static bool grow_texts(struct value_counter *counter, size_t more)
{
	size_t size = counter->texts_size ? counter->texts_size : TEXTS_FIRST;

	while (size - counter->texts_len < more)
		size *= 2;
	if (!take_bytes(counter, size - counter->texts_size))
		return false;
	counter->texts = room_for(counter->texts, &counter->texts_room, size, 1);
	counter->texts_size = size;
	return true;
}

/* The index + 1 of the value, or 0; *slot is where it is or would be. */
static size_t find(const struct value_counter *counter, uint64_t hash, size_t *slot)
{
	size_t mask = counter->slot_count - 1;
	uint32_t above = (uint32_t)(hash >> 48);

	if (counter->slot_count == 0)
		return 0;
	for (*slot = hash & mask; counter->slots[*slot]; *slot = (*slot + 1) & mask) {
		size_t index = counter->slots[*slot] & 0xffff;

		if (counter->slots[*slot] >> 16 == above && counter->values[index - 1].hash == hash)
			return index;
	}
	return 0;
}

static struct str cut(struct str text)
{
	size_t len = VALUE_TEXT_MAX;

	if (text.len <= len)
		return text;
	while (
	    len > VALUE_TEXT_MAX - UTF8_BYTES_MAX && ((unsigned char)text.data[len] & 0xc0) == 0x80)
		len--;
	return str_slice(text, 0, len);
}

static bool insert(struct value_counter *counter, uint64_t hash, struct str text, uint64_t count)
{
	size_t slot = 0;
	struct str kept = cut(text);

	if (counter->count == counter->values_size && !grow_values(counter))
		return false;
	if (counter->texts_size - counter->texts_len < kept.len && !grow_texts(counter, kept.len))
		return false;
	find(counter, hash, &slot);
	if (kept.len)
		memcpy(counter->texts + counter->texts_len, kept.data, kept.len);
	counter->values[counter->count] = (struct counted_value){
		.hash = hash,
		.count = count,
		.text_start = (uint32_t)counter->texts_len,
		.text_len = (uint32_t)kept.len,
	};
	counter->texts_len += kept.len;
	counter->slots[slot] = slot_of(hash, counter->count++);
	return true;
}

static void add_register(struct value_counter *counter, uint64_t hash)
{
	unsigned bits = counter->budget->register_bits;
	uint64_t rest = hash << bits | UINT64_C(1) << (bits - 1);
	uint8_t rank = (uint8_t)(__builtin_clzll(rest) + 1);
	uint8_t *place = &counter->registers[hash >> (64 - bits)];

	if (*place < rank)
		*place = rank;
}

static void drop_rare(struct value_counter *counter, uint64_t least)
{
	size_t kept = 0, texts_len = 0;

	for (size_t i = 0; i < counter->count; i++) {
		struct counted_value value = counter->values[i];

		if (value.count <= least)
			continue;
		memmove(
		    counter->texts + texts_len, counter->texts + value.text_start, value.text_len);
		value.text_start = (uint32_t)texts_len;
		texts_len += value.text_len;
		counter->values[kept++] = value;
	}
	counter->count = kept;
	counter->texts_len = texts_len;
	if (counter->dropped_count < least)
		counter->dropped_count = least;
}

/* About half of the held values go: those up to the median of a part of the counts. */
static void drop_half(struct value_counter *counter)
{
	enum { PART = 64 };
	uint64_t counts[PART];
	size_t taken = 0, step = counter->count / PART + 1;

	for (size_t i = 0; i < counter->count && taken < PART; i += step, taken++) {
		uint64_t count = counter->values[i].count;
		size_t at = taken;

		for (; at > 0 && counts[at - 1] > count; at--)
			counts[at] = counts[at - 1];
		counts[at] = count;
	}
	if (taken)
		drop_rare(counter, counts[taken / 2]);
}

/* The registers are outside of the budget's count: there is one small set a column. */
static void overflow(struct value_counter *counter)
{
	size_t registers = (size_t)1 << counter->budget->register_bits;

	counter->has_overflowed = true;
	counter->registers = room_for(counter->registers, &counter->registers_room, registers, 1);
	memset(counter->registers, 0, registers);
	for (size_t i = 0; i < counter->count; i++)
		add_register(counter, counter->values[i].hash);
	while (counter->count > SAMPLE_VALUES / 2)
		drop_half(counter);
	if (counter->values_size > SAMPLE_VALUES) {
		counter->values_size = SAMPLE_VALUES;
		counter->slot_count = 2 * SAMPLE_VALUES;
	}
	fill_slots(counter);
}

/* The sizes stay as they are. */
static void hold(struct value_counter *counter, uint64_t hash, struct str text, uint64_t count)
{
	if (counter->count == counter->values_size ||
	    counter->texts_size - counter->texts_len < VALUE_TEXT_MAX) {
		drop_half(counter);
		fill_slots(counter);
	}
	if (counter->count < counter->values_size &&
	    counter->texts_size - counter->texts_len >= VALUE_TEXT_MAX)
		insert(counter, hash, text, count);
}

static void add_hashed(
    struct value_counter *counter, uint64_t hash, struct str text, uint64_t count)
{
	size_t slot, index = find(counter, hash, &slot);

	if (index) {
		counter->values[index - 1].count += count;
		return;
	}
	if (!counter->has_overflowed) {
		if (insert(counter, hash, text, count))
			return;
		overflow(counter);
	}
	add_register(counter, hash);
	if (counter->turn++ % SAMPLE_TURN == 0)
		hold(counter, hash, text, count);
}

void value_counter_add(struct value_counter *counter, struct str text, uint64_t count)
{
	add_hashed(counter, hash64(text.data, text.len), text, count);
}

static struct str text_of(const struct value_counter *counter, size_t index)
{
	const struct counted_value *value = &counter->values[index];

	return value->text_len ? (struct str){ counter->texts + value->text_start, value->text_len }
			       : STR("");
}

static void merge_overflowed(struct value_counter *into, const struct value_counter *from)
{
	assert(into->budget->register_bits == from->budget->register_bits);
	for (size_t i = 0; i < (size_t)1 << from->budget->register_bits; i++)
		if (into->registers[i] < from->registers[i])
			into->registers[i] = from->registers[i];
	if (into->dropped_count < from->dropped_count)
		into->dropped_count = from->dropped_count;
}

void value_counter_merge(struct value_counter *into, const struct value_counter *from)
{
	if (from->has_overflowed && !into->has_overflowed)
		overflow(into);
	for (size_t i = 0; i < from->count; i++) {
		const struct counted_value *value = &from->values[i];

		if (into->has_overflowed)
			into->turn = 0; /* each is taken in */
		add_hashed(into, value->hash, text_of(from, i), value->count);
	}
	if (from->has_overflowed)
		merge_overflowed(into, from);
}

void value_counter_remove(struct value_counter *counter, struct str text)
{
	size_t slot, index = find(counter, hash64(text.data, text.len), &slot);

	if (index == 0)
		return;
	counter->count--;
	memmove(&counter->values[index - 1], &counter->values[index],
	    (counter->count - (index - 1)) * sizeof(*counter->values));
	fill_slots(counter);
}

/* Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", 2017: sigma and tau. */
static double ertl_sigma(double x)
{
	double y = 1, z = x, before;

	if (x >= 1)
		return (double)INFINITY;
	do {
		x *= x;
		before = z;
		z += x * y;
		y += y;
	} while (z > before);
	return z;
}

static double ertl_tau(double x)
{
	double y = 1, z = 1 - x, before;

	if (x <= 0 || x >= 1)
		return 0;
	do {
		x = sqrt(x);
		before = z;
		y *= 0.5;
		z -= (1 - x) * (1 - x) * y;
	} while (z < before);
	return z / 3;
}

static double estimate(const struct value_counter *counter)
{
	unsigned bits = counter->budget->register_bits, ranks = 64 - bits;
	double m = (double)((size_t)1 << bits), z;
	size_t histogram[66] = { 0 };

	for (size_t i = 0; i < (size_t)1 << bits; i++)
		histogram[counter->registers[i]]++;
	z = m * ertl_tau(1 - (double)histogram[ranks + 1] / m);
	for (unsigned rank = ranks; rank >= 1; rank--)
		z = 0.5 * (z + (double)histogram[rank]);
	z += m * ertl_sigma((double)histogram[0] / m);
	return m * m / (2 * 0.69314718055994530942 * z); /* 2 ln 2 */
}

uint64_t value_counter_distinct(const struct value_counter *counter)
{
	double number;

	if (!counter->has_overflowed)
		return counter->count;
	number = estimate(counter);
	return number < (double)counter->count ? counter->count : (uint64_t)(number + 0.5);
}

/* A held count may be too low, never too high. Where a dropped value had as many, the held one is
 * not among the most frequent for sure, and left out. */
size_t value_counter_top(
    const struct value_counter *counter, struct value_count top[PROFILE_TOP_VALUES])
{
	size_t count = 0;

	for (size_t i = 0; i < counter->count; i++) {
		struct value_count value = { text_of(counter, i), counter->values[i].count };
		size_t at = count;

		if (value.count <= counter->dropped_count ||
		    (count == PROFILE_TOP_VALUES && top[count - 1].count >= value.count))
			continue;
		if (count < PROFILE_TOP_VALUES)
			count++;
		else
			at--;
		for (; at > 0 && top[at - 1].count < value.count; at--)
			top[at] = top[at - 1];
		top[at] = value;
	}
	return count;
}
