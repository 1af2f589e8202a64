/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_CATALOG_H
#define DATAMO_MODEL_CATALOG_H

#include <stddef.h>

#include "base/arena.h"
#include "model/plan_state.h"
#include "model/portal.h"

/*
 * What the public sees of a portal, in the orders and groups that pages and feeds need. Pure; built
 * when all datasets are done, so that their distributions are known.
 */
enum facet_kind { FACET_ORGANIZATION, FACET_THEME, FACET_KEYWORD, FACET_FORMAT, FACET_COUNT };

/* One value of a facet with its datasets: "organizations/mic" (those it publishes or has created).
 */
struct facet_group {
	struct str id; /* in URLs: an id, a slug (of a keyword, of a format: "csv") */
	struct text name;
	const struct dataset **datasets; /* newest first */
	size_t count;
};

struct facet {
	struct facet_group *groups; /* most datasets first, ties by id; organizations and themes
				       without datasets too */
	size_t count;
};

struct data_map;
struct quality;
struct scoreboard;

struct catalog {
	const struct portal *portal;
	const struct dataset **datasets; /* shown and not withdrawn; newest (modified, else issued)
					    first, ties by id */
	size_t count;
	const struct dataset **withdrawn; /* shown as such; in the same order */
	size_t withdrawn_count;
	struct facet facets[FACET_COUNT];
	const struct data_map *data_map;     /* model/data_map.h */
	const struct quality *quality;       /* model/quality.h */
	const struct scoreboard *scoreboard; /* model/scoreboard.h */
	const struct plan *plan;             /* without entries when the portal has none */
};

struct catalog *catalog_new(struct arena *arena, const struct portal *portal);

/*
 * The id of a keyword's group: the slug of what the portal's first language calls it. Pages of
 * datasets link by it before the catalogue is known.
 */
struct str catalog_keyword_id(
    struct arena *arena, const struct portal *portal, const struct text *keyword);

/* The folder of a facet's pages: "organizations", "themes", "keywords", "formats". */
struct str facet_folder(enum facet_kind kind);

#endif
