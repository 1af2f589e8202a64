/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_OUTSIDE_LINKS_H
#define DATAMO_RENDER_VIEW_OUTSIDE_LINKS_H

#include "model/quality.h"
#include "render/view.h"

/* Links to other sites by their state, and in words; null when there are none. */
void view_add_link_count(
    struct view *view, struct cJSON *object, const char *key, const struct link_count *count);

/* "outside_all", "broken_all" (within the portal), and "bad_links": those to mend, with places. */
void view_add_links(struct view *view, struct cJSON *object, const struct quality *quality);

#endif
