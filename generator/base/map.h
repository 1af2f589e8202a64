/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_MAP_H
#define DATAMO_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * From text to a number (an index of a list, mostly). Keys are borrowed and must outlive the map.
 * Order of insertion is kept: entry i is the i-th key that was new.
 */
struct map_entry {
	struct str key;
	uint64_t value;
};

struct map {
	struct map_entry *entries;
	size_t count, entries_size;
	uint32_t *slots; /* index of an entry + 1; 0 = free */
	size_t slot_count;
};

#define MAP_INIT                    \
	{                           \
		NULL, 0, 0, NULL, 0 \
	}

void map_release(struct map *map);
void map_clear(struct map *map); /* keeps the memory */

/* The entry of this key, or NULL. Borrowed until the next map_put. */
struct map_entry *map_find(const struct map *map, struct str key);

/* The entry of this key, made with `value` when it is new (then *is_new, if not NULL, is true). */
struct map_entry *map_put(struct map *map, struct str key, uint64_t value, bool *is_new);

#endif
