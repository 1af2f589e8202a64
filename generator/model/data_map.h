/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_DATA_MAP_H
#define DATAMO_MODEL_DATA_MAP_H

#include <stddef.h>

#include "base/arena.h"
#include "model/catalog.h"

/*
 * Which organization holds which data, by theme: what is open, what is promised, what stays closed.
 * A dataset is its creator's, else its publisher's; it counts once for each of its themes. Pure.
 */
enum data_state { DATA_OPEN, DATA_PLANNED, DATA_CLOSED, DATA_STATE_COUNT };

struct map_item {
	enum data_state state;
	const struct dataset *dataset; /* open; else NULL */
	const struct plan_item *entry; /* of the plan: all but datasets without a promise */
	size_t organization, theme;    /* the cell */
};

struct map_cell {
	const struct map_item *items; /* of the map's list, one after the other */
	size_t count;
	size_t states[DATA_STATE_COUNT];
};

struct data_map {
	const struct organization **organizations; /* NULL for those not registered; named first */
	size_t organization_count;
	const struct data_theme **themes; /* the last one is NULL: no theme */
	size_t theme_count;
	struct map_cell *cells; /* organization_count x theme_count */
	struct map_item *items; /* by organization, theme, state, id */
	size_t count;
};

struct data_map *data_map_new(struct arena *arena, const struct catalog *catalog);
struct str data_state_id(enum data_state state);

#endif
