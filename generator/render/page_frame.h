/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_PAGE_FRAME_H
#define DATAMO_RENDER_PAGE_FRAME_H

#include <stddef.h>

struct cJSON;
struct page_kind;
struct view;

/*
 * What stands around every page, for templates only: "root" (what leads from the page to the site's
 * root), "path", "canonical", "alternates" (the page in each language), "links" (of the portal),
 * "navigation", "api".
 */
struct cJSON *page_frame(struct view *view, const struct page_kind *kind, size_t index);

/* The page 404.html, the only one that is shown at addresses other than its own. */
extern const struct page_kind not_found_page;

#endif
