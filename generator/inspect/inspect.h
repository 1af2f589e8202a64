/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_INSPECT_INSPECT_H
#define DATAMO_INSPECT_INSPECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "check/foreign_keys.h"
#include "model/dataset.h"
#include "model/portal.h"

/*
 * Read, profile and check one table in a single pass: what build, validate, infer and add share. An
 * inspector belongs to one thread and is used for table after table, so that its buffers are made
 * once.
 */
struct inspector;

/* How far a long table has been read; called every few thousand rows. NULL: nobody asks. */
struct inspect_progress {
	void (*rows)(void *context, uint64_t more_rows);
	void *context;
};

/* `links`, or NULL, takes the keys of tables that refer to each other, for inspect_links(). */
struct inspector *inspector_new(
    const struct portal *portal, struct foreign_keys *links, struct inspect_progress progress);
void inspector_free(struct inspector *inspector); /* NULL is fine */

/*
 * Reads the table from its beginning at `fd`, completes the resource's dialect and schema, and
 * gives it profile, preview and counts (in `work`; names and texts of the schema too). Findings go
 * to the dataset's diags; with an error among them the resource is withheld and false returned.
 */
bool inspect_table(struct inspector *inspector, struct dataset *dataset, struct resource *resource,
    int fd, struct arena *work);

/* The path of a resource's file below the portal, for diagnostics; in `arena`. */
struct str inspect_path(
    struct arena *arena, const struct dataset *dataset, const struct resource *resource);

#endif
