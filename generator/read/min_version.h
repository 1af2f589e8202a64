/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_MIN_VERSION_H
#define DATAMO_READ_MIN_VERSION_H

#include "read/keys.h"

/* `min_version:` of portal.yml: reported when this datamo is older. Nothing else needs it, so that
 * nothing is stored. */
void min_version_read(struct key_reader *reader, const struct node *node, void *value);

#endif
