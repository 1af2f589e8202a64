/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include "base/arena.h"
#include "tap.h"

enum { MANY = 5000 };

static void test_few(void)
{
	struct map map = MAP_INIT;
	bool is_new = false;

	ok(!map_find(&map, STR("a")), "an empty map holds nothing");
	is_number(map_put(&map, STR("a"), 7, &is_new)->value, 7, "a value is kept");
	ok(is_new, "the first time, a key is new");
	is_number(map_put(&map, STR("a"), 8, &is_new)->value, 7, "the first value stays");
	ok(!is_new, "the second time, it is not");
	map_find(&map, STR("a"))->value = 9;
	is_number(map_find(&map, STR("a"))->value, 9, "the value of an entry can be changed");
	ok(!map_find(&map, STR("a\0")), "a key with a NUL more is another key");
	map_put(&map, STR(""), 1, NULL);
	is_number(map_find(&map, STR(""))->value, 1, "the empty key is a key");
	map_clear(&map);
	ok(map.count == 0 && !map_find(&map, STR("a")), "clearing forgets");
	map_put(&map, STR("a"), 3, &is_new);
	ok(is_new && map_find(&map, STR("a"))->value == 3, "a cleared map can be filled again");
	map_release(&map);
	ok(!map_find(&map, STR("a")), "a released map is empty");
}

static void test_many(void)
{
	struct arena *arena = arena_new();
	struct map map = MAP_INIT;
	bool ordered = true, found = true;

	for (unsigned i = 0; i < MANY; i++)
		map_put(&map, arena_format(arena, "key %u", i * 7919), i, NULL);
	is_number(map.count, MANY, "keys are counted");
	for (unsigned i = 0; i < MANY; i++) {
		struct str key = arena_format(arena, "key %u", i * 7919);
		const struct map_entry *entry = map_find(&map, key);

		found = found && entry && entry->value == i;
		ordered = ordered && str_eq(map.entries[i].key, key);
	}
	ok(found, "every key is found");
	ok(ordered, "entries keep the order of insertion");
	ok(!map_find(&map, STR("key 1")), "another key is not");
	map_release(&map);
	arena_free(arena);
}

int main(void)
{
	test_few();
	test_many();
	return tap_end();
}
