/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>

#include "tap.h"

static bool all_are(unsigned char value, const unsigned char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (bytes[i] != value)
			return false;
	}
	return true;
}

/* Sizes 0, 7, 14 …: each is filled with a byte of its own, and all are looked at afterwards. */
static void test_allocating(struct arena *arena)
{
	enum { COUNT = 430 };
	unsigned char *memory[COUNT];
	bool aligned = true, zeroed = true, apart = true;

	for (size_t i = 0; i < COUNT; i++) {
		memory[i] = arena_alloc(arena, i * 7);
		aligned = aligned && (uintptr_t)memory[i] % alignof(max_align_t) == 0;
		zeroed = zeroed && all_are(0, memory[i], i * 7);
		memset(memory[i], (int)(i & 255), i * 7);
	}
	for (size_t i = 0; i < COUNT; i++)
		apart = apart && all_are((unsigned char)(i & 255), memory[i], i * 7);
	ok(aligned, "memory is aligned for any type");
	ok(zeroed, "memory is zeroed");
	ok(apart, "allocations do not overlap");
}

static void test_reset(struct arena *arena)
{
	unsigned char *memory;

	memset(arena_alloc(arena, 100), 0xff, 100);
	ok(arena_used_bytes(arena) >= 100, "what is used is counted");
	arena_reset(arena);
	is_number(arena_used_bytes(arena), 0, "a reset forgets everything");
	memory = arena_alloc(arena, 100);
	ok(all_are(0, memory, 100), "memory that is used again is zeroed");
	arena_reset(arena);
	arena_reset(arena);
	memory = arena_alloc(arena, 1024 * 1024);
	memory[1024 * 1024 - 1] = 1;
	ok(arena_used_bytes(arena) >= 1024 * 1024, "an allocation may be larger than a block");
}

static void test_text(struct arena *arena)
{
	struct str copy = arena_str(arena, STR("a\0b"));
	char source[] = "text";
	const char *text = arena_cstr(arena, str_of(source));

	is_str(copy, STR("a\0b"), "a copy keeps its NUL");
	ok(copy.data[3] == '\0', "a NUL follows a copy");
	source[0] = '?';
	is_str(str_of(text), STR("text"), "a copy is a copy");
	is_str(arena_str(arena, (struct str){ NULL, 0 }), STR(""), "nothing can be copied");
	is_str(arena_format(arena, "%d of %s", 3, "four"), STR("3 of four"), "formats");
	is_str(arena_format(arena, "%s", ""), STR(""), "formats nothing");
}

static void test_growing(struct arena *arena)
{
	size_t *numbers = NULL, count = 0;
	bool kept = true, zeroed = true;

	for (size_t i = 0; i < 1000; i++) {
		size_t *place = ARENA_ADD(arena, numbers, count);

		zeroed = zeroed && *place == 0;
		*place = i;
	}
	for (size_t i = 0; i < 1000; i++)
		kept = kept && numbers[i] == i;
	is_number(count, 1000, "a list counts what is added");
	ok(zeroed, "each new item is zeroed");
	ok(kept, "items survive growing");
}

int main(void)
{
	struct arena *arena = arena_new();

	is_number(arena_used_bytes(arena), 0, "a new arena uses nothing");
	test_allocating(arena);
	test_reset(arena);
	test_text(arena);
	test_growing(arena);
	arena_free(arena);
	arena_free(NULL);
	return tap_end();
}
