/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_INSPECT_INSPECT_LINKS_H
#define DATAMO_INSPECT_INSPECT_LINKS_H

#include "check/foreign_keys.h"
#include "model/portal.h"

/* An open descriptor of a table that was read before, which the caller of it closes; or -1. */
struct table_opener {
	int (*open)(void *context, struct dataset *dataset, const struct resource *table);
	void *context;
};

/*
 * Holds the foreign keys against each other once the tables were inspected: those inside of the
 * dataset, or, when it is NULL, all that lead from one dataset to another. What is wrong is
 * reported to the dataset that refers, whose table is withheld. The latter in one thread, at the
 * end.
 */
void inspect_links(const struct portal *portal, const struct foreign_keys *links,
    const struct dataset *dataset, const struct table_opener *opener);

#endif
