/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_RENDERER_PARTS_H
#define DATAMO_RENDER_RENDERER_PARTS_H

#include <stddef.h>

#include "model/catalog.h"
#include "model/portal.h"
#include "model/theme.h"
#include "render/renderer.h"
#include "render/rule_families.h"

struct mustache_set;
struct related_index;

/* What a renderer is made of, for the files of this folder. */
struct renderer {
	struct arena *arena;
	const struct portal *portal;
	const struct theme *theme;
	const struct catalog *catalog; /* NULL until renderer_set_catalog() */
	const struct related_index *related;
	bool has_series;                    /* a dataset that is shown declares some */
	struct rule_families rule_families; /* empty until renderer_set_rules() */
	struct page_link *links;
	size_t link_count;
	struct mustache_set *templates;
	const struct view_observer *observer; /* or NULL */
	struct cJSON **sites; /* one a language of the portal: the bottom of the context */
	/* pages_before[facet][i]: how many pages the groups before group i take; one more than
	 * groups, the last one is their sum */
	size_t *pages_before[FACET_COUNT];
};

struct view;

/* What all pages of the view's language share. */
const struct cJSON *renderer_site_of(const struct view *view);

#endif
