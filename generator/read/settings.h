/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_SETTINGS_H
#define DATAMO_READ_SETTINGS_H

#include "model/portal.h"
#include "read/keys.h"

/*
 * portal.yml into the portal. Without the file (a warning) the title is the folder's name and the
 * language English. Returns the tree, for settings_check(); NULL when there is none. The tree lives
 * in `scratch`.
 */
const struct node *settings_read(struct portal *portal, struct str own_name, struct arena *scratch);

/* What refers to the registers, once these are read. */
void settings_check(struct portal *portal, const struct node *root);

extern const struct key_table portal_keys, acknowledged_keys;

#endif
