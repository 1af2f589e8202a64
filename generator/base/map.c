/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

void map_release(struct map *map)
{
	memory_free(map->entries);
	memory_free(map->slots);
	*map = (struct map)MAP_INIT;
}

void map_clear(struct map *map)
{
	map->count = 0;
	if (map->slots)
		memset(map->slots, 0, map->slot_count * sizeof(*map->slots));
}

/* The slot that holds the key, or the free one where it belongs. Never called on a full table. */
static uint32_t *map_slot(const struct map *map, struct str key)
{
	size_t mask = map->slot_count - 1;
	size_t i = (size_t)hash64(key.data, key.len) & mask;

	while (map->slots[i] && !str_eq(map->entries[map->slots[i] - 1].key, key))
		i = (i + 1) & mask;
	return &map->slots[i];
}

struct map_entry *map_find(const struct map *map, struct str key)
{
	uint32_t *slot;

	if (!map->count)
		return NULL;
	assert(map->slots);
	slot = map_slot(map, key);
	return *slot ? &map->entries[*slot - 1] : NULL;
}

static void map_grow(struct map *map)
{
	map->slot_count = map->slot_count ? size_mul(map->slot_count, 2) : 16;
	memory_free(map->slots);
	map->slots = memory_alloc_zeroed(map->slot_count, sizeof(*map->slots));
	assert(map->slots && map->entries);
	for (size_t i = 0; i < map->count; i++)
		*map_slot(map, map->entries[i].key) = (uint32_t)(i + 1);
}

struct map_entry *map_put(struct map *map, struct str key, uint64_t value, bool *is_new)
{
	struct map_entry *entry = map_find(map, key);

	if (is_new)
		*is_new = !entry;
	if (entry)
		return entry;
	assert(map->count < UINT32_MAX - 1);
	if (map->count == map->entries_size) {
		map->entries_size = map->entries_size ? size_mul(map->entries_size, 2) : 8;
		map->entries = memory_realloc(
		    map->entries, size_mul(map->entries_size, sizeof(*map->entries)));
	}
	if (2 * (map->count + 1) > map->slot_count)
		map_grow(map);
	assert(map->entries && map->slots);
	*map_slot(map, key) = (uint32_t)(map->count + 1);
	entry = &map->entries[map->count++];
	*entry = (struct map_entry){ key, value };
	return entry;
}
