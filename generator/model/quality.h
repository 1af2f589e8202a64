/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_QUALITY_H
#define DATAMO_MODEL_QUALITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/frequency.h"
#include "model/portal.h"

/*
 * How well the shown datasets are kept and described, each by itself and by organization. Pure; of
 * the metadata as it was given, not of what stands in for it.
 */
enum quality_item {
	QUALITY_DESCRIPTION, /* its own, not the note's or the title's */
	QUALITY_LICENCE,     /* a known one */
	QUALITY_CONTACT,     /* its own or the portal's */
	QUALITY_KEYWORDS,
	QUALITY_THEME,
	QUALITY_FREQUENCY,
	QUALITY_PERIOD,
	QUALITY_PLACE,
	QUALITY_SOURCES,
	QUALITY_COLUMNS,      /* all columns of its tables are explained */
	QUALITY_TRANSLATIONS, /* title, description and note in all languages of the portal */
	QUALITY_ITEM_COUNT
};

struct quality_record {
	const struct dataset *dataset;
	enum freshness freshness;
	struct date due; /* of the next update; year 0: none */
	bool has[QUALITY_ITEM_COUNT];
	size_t present; /* how many of them */
	size_t group;
};

struct quality_count {
	size_t datasets, complete; /* complete: with all items */
	size_t freshness[FRESHNESS_COUNT];
	size_t present[QUALITY_ITEM_COUNT];
};

/* The datasets that an organization publishes; the last group, without one, may be missing. */
struct quality_group {
	const struct organization *organization;
	struct quality_count count;
};

struct quality {
	struct quality_record *records; /* by id */
	struct quality_count count;
	struct quality_group *groups; /* as in organizations.csv; those without datasets left out */
	size_t group_count;
};

struct quality *quality_new(struct arena *arena, const struct portal *portal);
struct str quality_item_id(enum quality_item item);

/* Items that are there, of all that there could be: 0 to 1; 1 without datasets. */
double quality_share(const struct quality_count *count);

#endif
