/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_TREE_STATE_H
#define DATAMO_SERVE_TREE_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* A number that changes when anything in a folder does: names, sizes, times, all the way down. For
 * folders in which the system tells of no changes. */
uint64_t tree_state(int folder);

/* Changes made by other machines, or by Windows under a Linux of its own, come unannounced there
 * (NFS, SMB, 9P, FUSE). */
bool tree_is_silent(int folder);

/* What is no part of a portal: hidden names and editors' copies ("x~"). */
bool tree_name_is_ignored(struct str name);

#endif
