/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_PAGES_H
#define DATAMO_RENDER_PAGES_H

#include <stddef.h>

#include "model/catalog.h"
#include "render/renderer.h"

/* The kinds of page, each at the end of its file, in the order in which they are made. */
extern const struct page_kind dataset_page, columns_page, moved_page, home_page, catalogue_page,
    organizations_page, organization_page, themes_page, theme_page, keywords_page, keyword_page,
    formats_page, format_page, data_map_page, quality_page, quality_badge, plan_page,
    scoreboard_page, indicator_page, plan_organization_page, note_page, search_page, catalog_api,
    rules_page, rule_family_page, not_found_page, chart_file;

/* "highlights": the indicators that portal.yml wants on the home page, in its order. */
void view_add_highlights(struct view *view, struct cJSON *object);

size_t one_page(const struct page_context *context);

/* "groups": the first `most` values of a facet, with their counts; "groups_count" in words, or
 * NULL. */
struct cJSON *view_facet_groups(
    struct view *view, enum facet_kind facet, size_t first, size_t most, bool with_empty);

/* "facets": of each the values that most datasets have, and where all are; "has_facets". */
void view_add_facets(struct view *view, struct cJSON *object);

#endif
