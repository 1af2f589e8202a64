/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_TREE_STATE_H
#define DATAMO_SITE_TREE_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/str.h"

/*
 * The files of a folder as the file system knows them: device, inode, size, mode, and the times at
 * which content and inode last changed. When none of these has changed, nothing wrote to the files;
 * a copy of the folder has another state.
 */
struct tree_state {
	struct sha256_hex stamp;
	struct str *paths; /* of all files, below the folder */
	size_t count;
	bool is_exact; /* the file system tells times finely enough */
};

/* Lets a tick of the file system's clock pass, after writing and before reading the state: what
 * changes afterwards bears another time. */
void tree_state_settle(void);

/*
 * Waits a moment when a file changed just now, as the next change could bear the same time. What is
 * read of the files afterwards is what they hold in this state. Paths are kept in `arena`, or not
 * if that is NULL. Hidden ones are left out. false with errno.
 */
bool tree_state_read(struct tree_state *state, int folder, struct arena *arena);

#endif
