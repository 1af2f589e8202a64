/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_FACET_VIEW_H
#define DATAMO_RENDER_FACET_VIEW_H

#include <stddef.h>

#include "model/catalog.h"
#include "render/renderer.h"

/* What the pages of the four facets show: the list of the values, and each value with its datasets.
 */
struct cJSON *facet_list_view(struct view *view, enum facet_kind kind, size_t first, size_t most);

/* All pages of all values of a facet; each value has at least one. */
size_t facet_page_count(const struct page_context *context, enum facet_kind kind);
void facet_page_path(
    const struct page_context *context, enum facet_kind kind, size_t index, struct strbuf *path);
struct cJSON *facet_group_view(struct view *view, enum facet_kind kind, size_t index);

#endif
