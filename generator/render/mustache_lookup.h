/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_MUSTACHE_LOOKUP_H
#define DATAMO_RENDER_MUSTACHE_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct cJSON;
struct mustache_set;

/* The context stack: the innermost value first. */
struct mustache_frame {
	const struct cJSON *value;
	const struct mustache_frame *outer;
};

/*
 * Objects with many keys are indexed at the first look into their depths, as cJSON's lists are slow
 * to walk. One for each page rendered; all zero at first.
 */
struct mustache_index {
	struct mustache_index_slot *slots;
	size_t count, size;
};

void mustache_index_release(struct mustache_index *index);

/*
 * The value of a dotted name: its first part is searched outwards, the others only within. No parts
 * is ".", the innermost value. NULL when there is none; it is still *known when it lies within a
 * null.
 */
const struct cJSON *mustache_find(struct mustache_index *index, const struct mustache_frame *frame,
    const struct str *parts, size_t count, bool *known);

/* The text of a value; false for lists and objects. `buffer`, of 32 bytes, holds that of a number.
 */
bool mustache_text(const struct cJSON *value, struct str *text, char *buffer, size_t size);

/* Whether a section over it is shown; NULL: an absent key. */
bool mustache_is_true(const struct cJSON *value);

/* For a name that is not known: the key nearest to the part that was not found; borrowed. */
struct str mustache_nearest(
    const struct mustache_frame *frame, const struct str *parts, size_t count);
struct str mustache_nearest_template(const struct mustache_set *set, struct str name);

#endif
