/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_QUALITY_H
#define DATAMO_MODEL_QUALITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/frequency.h"
#include "model/mqa.h"
#include "model/outside_link.h"
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
	struct mqa_score mqa;
	struct link_count links; /* to other sites */
	uint64_t broken_links;   /* within the portal: links and images of its notes */
	size_t group;
};

struct quality_count {
	size_t datasets, complete; /* complete: with all items */
	size_t freshness[FRESHNESS_COUNT];
	size_t present[QUALITY_ITEM_COUNT];
	uint64_t mqa_points; /* of all together */
	size_t mqa_has[MQA_METRIC_COUNT];
	struct link_count links; /* each dataset's own, added up */
	uint64_t broken_links;
};

/* The datasets that an organization publishes; the last group, without one, may be missing. */
struct quality_group {
	const struct organization *organization;
	struct quality_count count;
};

struct quality {
	struct quality_record *records; /* by id */
	struct quality_count count;
	struct link_count page_links; /* of pages and registers */
	uint64_t broken_page_links;   /* within the portal, of pages */
	struct quality_group *groups; /* as in organizations.csv; those without datasets left out */
	size_t group_count;
};

struct quality *quality_new(struct arena *arena, const struct portal *portal);
struct str quality_item_id(enum quality_item item);

/* The mean of the datasets, rounded; 0 without any. */
unsigned quality_mqa_points(const struct quality_count *count);

/* Links and images that lead nowhere within the portal, of those found in a note or page. */
uint64_t quality_broken_links(const struct diags *diags);

/* Items that are there, of all that there could be: 0 to 1; 1 without datasets. */
double quality_share(const struct quality_count *count);

#endif
