/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

/* Small first, so that ten thousand datasets with an arena each stay cheap; then doubling. */
enum { BLOCK_SMALLEST = 2 * 1024, BLOCK_LARGEST = 256 * 1024 };

struct block {
	struct block *next;
	size_t size, used;
	alignas(max_align_t) unsigned char data[];
};

struct arena {
	struct block *blocks; /* the one in use first */
	size_t used_bytes;
};

struct arena *arena_new(void)
{
	return memory_alloc_zeroed(1, sizeof(struct arena));
}

static void blocks_free(struct block *block)
{
	while (block) {
		struct block *next = block->next;

		memory_free(block);
		block = next;
	}
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	blocks_free(arena->blocks);
	memory_free(arena);
}

void arena_reset(struct arena *arena)
{
	struct block *kept = arena->blocks;

	arena->used_bytes = 0;
	if (!kept)
		return;
	blocks_free(kept->next);
	kept->next = NULL;
	kept->used = 0;
#ifdef ARENA_DEBUG
	blocks_free(kept);
	arena->blocks = NULL;
#endif
}

static struct block *block_new(struct arena *arena, size_t at_least)
{
	size_t size = arena->blocks ? size_mul(arena->blocks->size, 2) : BLOCK_SMALLEST;
	struct block *block;

	if (size > BLOCK_LARGEST)
		size = BLOCK_LARGEST;
	if (size < at_least)
		size = at_least;
#ifdef ARENA_DEBUG
	size = at_least;
#endif
	block = memory_alloc(size_add(sizeof(*block), size));
	block->size = size;
	block->used = 0;
	block->next = arena->blocks;
	arena->blocks = block;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t mask = alignof(max_align_t) - 1;
	struct block *block = arena->blocks;
	void *memory;

#ifdef ARENA_DEBUG
	size_t rounded = size ? size : 1;

	block = block_new(arena, rounded);
	(void)mask;
#else
	size_t rounded = size_add(size, mask) & ~mask;

	if (!block || block->size - block->used < rounded)
		block = block_new(arena, rounded);
#endif
	memory = block->data + block->used;
	block->used += rounded;
	arena->used_bytes += rounded;
	memset(memory, 0, rounded);
	return memory;
}

struct str arena_str(struct arena *arena, struct str text)
{
	return (struct str){ arena_cstr(arena, text), text.len };
}

char *arena_cstr(struct arena *arena, struct str text)
{
	char *copy = arena_alloc(arena, size_add(text.len, 1));

	if (text.len)
		memcpy(copy, text.data, text.len);
	return copy;
}

struct str arena_format(struct arena *arena, const char *format, ...)
{
	char most[256]; /* is no longer than this */
	va_list arguments;
	char *text;
	int len;

	va_start(arguments, format);
	len = vsnprintf(most, sizeof(most), format, arguments);
	va_end(arguments);
	assert(len >= 0);
	if ((size_t)len < sizeof(most))
		return arena_str(arena, (struct str){ most, (size_t)len });
	text = arena_alloc(arena, (size_t)len + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)len + 1, format, arguments);
	va_end(arguments);
	return (struct str){ text, (size_t)len };
}

size_t arena_used_bytes(const struct arena *arena)
{
	return arena->used_bytes;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t item_size)
{
	const size_t first = 4;
	void *larger;

	/* Full when count is 0 or a power of two not below `first`. */
	if (count && (count < first || (count & (count - 1))))
		return items;
	larger = arena_alloc(arena, size_mul(count ? size_mul(count, 2) : first, item_size));
	if (count)
		memcpy(larger, items, count * item_size);
	return larger;
}
