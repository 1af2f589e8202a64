/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_TREE_H
#define DATAMO_SITE_TREE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/str.h"

/* Folders of ours, as trees. Nothing here follows a symbolic link. */

/* Removes `name` in `folder` with all that is in it; true also when there is none. errno on
 * failure. */
bool tree_remove(int folder, const char *name);

/* How many files the tree holds, folders not counted; false with errno. */
bool tree_count(int folder, uint64_t *files);

/*
 * Calls `visit` with the path below `folder` of each file, links and the like too, and with what
 * fstatat() says of it; names in order. It may stop the walk by false. false with errno, or when it
 * was stopped.
 */
struct stat;
struct tree_visitor {
	bool (*file)(void *context, struct str path, const struct stat *status);
	void *context;
};
bool tree_each(int folder, const struct tree_visitor *visitor);

/* Makes the folders above the last "/" of `path`, 0755 each. false with errno. */
bool tree_make_parents(int folder, const char *path);

#endif
