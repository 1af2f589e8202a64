/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_RELATIONS_H
#define DATAMO_RENDER_VIEW_RELATIONS_H

#include "render/view.h"

/*
 * "in_series": [{"id", "title", "description", "previous", "next"}], the last two {"id", "title",
 * "path"} or null; "standards", "documents" and "cited_by": [{"title", "url"}]; "provenance": text.
 * Each list with "has_…".
 */
void view_add_relations(struct view *view, struct cJSON *object);

#endif
