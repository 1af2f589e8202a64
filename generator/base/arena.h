/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_ARENA_H
#define DATAMO_BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

/*
 * Memory that is freed all at once. There are three lifetimes: the portal, one dataset, and scratch
 * (per worker, reset between datasets). A function that stores something takes an arena.
 * With -DARENA_DEBUG each allocation is a malloc of its own, so that ASan sees overruns.
 */
struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is fine */

/* Forgets everything but keeps one block, so that reuse costs nothing. */
void arena_reset(struct arena *arena);

/* Zeroed memory, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy that is followed by a NUL byte (not counted), so that system calls can have it. */
struct str arena_str(struct arena *arena, struct str text);
char *arena_cstr(struct arena *arena, struct str text);
struct str arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

size_t arena_used_bytes(const struct arena *arena);

/*
 * Lists are a pointer and a count. ARENA_ADD(arena, items, count) makes room for one more
 * (doubling; the old place is left to the arena), zeroes it, counts it and gives its address.
 */
#define ARENA_ADD(arena, items, count) \
	((items) = arena_grow((arena), (items), (count), sizeof(*(items))), &(items)[(count)++])

/* The list's place after making room for item number `count`. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t item_size);

#endif
