/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_CACHE_FILE_H
#define DATAMO_SITE_CACHE_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/str.h"

/*
 * One file of entries, each with a name, a key and what is kept of it. It is read and then replaced
 * as a whole, so that what nobody keeps again is gone. An entry that is not as it was written does
 * not count, nor does a file that is not ours. Finding and keeping is safe from several threads.
 */
struct cache_file;

/* `name` in `folder`, which must stay open. Never NULL: without a good file there is nothing in it.
 */
struct cache_file *cache_file_open(int folder, const char *name);
void cache_file_close(struct cache_file *file); /* NULL is fine; what was not saved is dropped */

/* What was kept under this name and key, in `arena`; false: nothing. */
bool cache_file_find(struct cache_file *file, struct str name, const struct sha256_hex *key,
    struct arena *arena, struct str *content);

/* For the next file. */
void cache_file_keep(
    struct cache_file *file, struct str name, const struct sha256_hex *key, struct str content);

/* The next file takes the present one's place. Failing at it does no harm. */
void cache_file_save(struct cache_file *file);

#endif
