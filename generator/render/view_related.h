/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_RELATED_H
#define DATAMO_RENDER_VIEW_RELATED_H

#include "render/view.h"

/* "related": the datasets that go with view->dataset (model/related.h), each with the reason in
 * words: [{"id", "path", "title", "publisher", "why"}]; "has_related". */
void view_add_related(struct view *view, struct cJSON *object);

#endif
