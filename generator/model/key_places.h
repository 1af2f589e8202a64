/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_KEY_PLACES_H
#define DATAMO_MODEL_KEY_PLACES_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/* Where the keys of a file stand that describes a portal or a dataset, and the items of their
 * lists: so that a finding about a value names its line although the values alone were kept. */
struct key_place {
	struct str key;
	struct str item; /* a scalar of the list; else empty */
	size_t index;    /* in the list; SIZE_MAX: the key itself */
	uint64_t line, column;
};

struct key_places {
	struct str path;
	struct key_place *places;
	size_t count;
};

/* `otherwise` is what stands for a key that the file does not have. */
struct location key_place(
    const struct key_places *places, const char *key, struct location otherwise);
struct location key_item_place(
    const struct key_places *places, const char *key, size_t index, struct location otherwise);
/* The item that says `item`, else the key. */
struct location key_value_place(
    const struct key_places *places, const char *key, struct str item, struct location otherwise);

#endif
