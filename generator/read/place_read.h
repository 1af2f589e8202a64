/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_PLACE_READ_H
#define DATAMO_READ_PLACE_READ_H

#include "model/relations.h"
#include "read/keys.h"

/* `spatial:`, a text, or a mapping with the place's name, URI and shape: told apart by its keys. */
struct spatial_parts {
	struct text name;
	struct str uri;
	struct place_shape shape;
};

void spatial_read(struct key_reader *reader, const struct node *node, struct spatial_parts *parts);

extern const struct key_table spatial_keys;

#endif
