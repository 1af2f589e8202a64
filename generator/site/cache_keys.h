/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_CACHE_KEYS_H
#define DATAMO_SITE_CACHE_KEYS_H

#include <stdbool.h>

#include "base/hash.h"
#include "check/foreign_keys.h"
#include "model/portal.h"
#include "site/tree_state.h"

/*
 * What all that is made of a dataset depends on: the content of the files in its folder, of those
 * of the portal that belong to no dataset and of the theme; the day; how the other datasets are
 * described, as pages name each other; what else was `given`: the program, options. A dataset whose
 * table others show, or that has keys in common with others, has no key.
 */
struct cache_keys;

/* `files` are the portal's, `theme_files` those of the default theme; all is borrowed. NULL: some
 * file cannot be read. */
struct cache_keys *cache_keys_new(const struct sha256_hex *given, const struct portal *portal,
    const struct foreign_keys *links, const struct tree_state *files, int theme_folder,
    const struct tree_state *theme_files);
void cache_keys_free(struct cache_keys *keys); /* NULL is fine */

/* false: it has none. Reads the dataset's files; safe from several threads. */
bool cache_keys_of(
    const struct cache_keys *keys, const struct dataset *dataset, struct sha256_hex *key);

#endif
