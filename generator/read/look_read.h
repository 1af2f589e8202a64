/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_LOOK_READ_H
#define DATAMO_READ_LOOK_READ_H

#include "read/keys.h"

/* `look:` of portal.yml, a struct look. */
extern const struct key_table look_keys;
void look_read(struct key_reader *reader, const struct node *node, void *value);

#endif
