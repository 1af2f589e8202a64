/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_RELATED_H
#define DATAMO_MODEL_RELATED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/portal.h"

/*
 * Which datasets belong together: those that a foreign key joins (or that refer to the same table),
 * then those that share keywords, then themes, then those with figures of the same organization.
 * What few datasets share counts more than what many do.
 *
 * Of what more than RELATED_WINDOW datasets share, only those next to each other by id are looked
 * at: it says little, ids that are alike often go together, and so the work grows with the number
 * of datasets, not with its square.
 */
enum relation { RELATION_KEY, RELATION_KEYWORD, RELATION_THEME, RELATION_ORGANIZATION };

enum { RELATION_COUNT = RELATION_ORGANIZATION + 1, RELATED_WINDOW = 32 };

struct related {
	const struct dataset *dataset;
	unsigned points;
	bool shares[RELATION_COUNT];
};

/* Of the datasets that are shown and published; built once the portal is read, before its tables
 * are. Const afterwards. */
struct related_index *related_index_new(struct arena *arena, const struct portal *portal);

/* The best first, at most `most`; ties by id. `found` has room for them. */
size_t related_find(const struct related_index *index, struct arena *scratch,
    const struct dataset *dataset, struct related *found, size_t most);

#endif
