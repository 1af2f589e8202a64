/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_TARGET_READ_H
#define DATAMO_READ_TARGET_READ_H

#include "read/keys.h"

/* `targets:` of portal.yml into the portal at `value`. What holds a secret, or lacks what its kind
 * needs, is reported and left out. */
void targets_read(struct key_reader *reader, const struct node *node, void *value);

extern const struct key_table target_keys;

#endif
