/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_SCOREBOARD_H
#define DATAMO_MODEL_SCOREBOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/period.h"
#include "model/portal.h"

/* What the series of all shown datasets say of each indicator. Pure. */
enum score_direction { SCORE_UNKNOWN, SCORE_MORE, SCORE_LESS };

struct score_point {
	struct str period_text;
	struct period period; /* when has_period */
	bool has_period, is_target;
	struct str value; /* as derived files write it */
	double number;
	const struct dataset *dataset;
};

/* An indicator of one scope, in one unit. */
struct score_line {
	struct text scope, unit;
	enum score_direction direction;
	struct score_point *points; /* by period; of the same one targets last */
	size_t count;
	/* NULL: there is none. `previous` is of an earlier period than `latest`; `target` is the
	 * first that is not before `latest`, else the last. */
	const struct score_point *latest, *previous, *target;
};

struct indicator {
	struct str id; /* in URLs */
	struct text name;
	struct score_line *lines;
	size_t count;
};

struct scoreboard {
	struct indicator *indicators; /* in the order of the datasets' ids and rows */
	size_t count;
};

/* A dataset that is shown has series: known before its table is read. */
bool scoreboard_is_declared(const struct portal *portal);

struct scoreboard *scoreboard_new(struct arena *arena, const struct portal *portal);

/* NULL when there is none. */
const struct indicator *scoreboard_find(const struct scoreboard *board, struct str id);

#endif
