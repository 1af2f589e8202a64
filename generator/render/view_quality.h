/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_QUALITY_H
#define DATAMO_RENDER_VIEW_QUALITY_H

#include "render/view.h"

/*
 * "quality": the points of a dataset's metadata (model/mqa.h) and where they come from: {"points",
 * "points_text", "words", "rating", "dimensions": [{"id", "name", "points", "most", "share_width",
 * "words"}], "missing":
 * [{"id", "name", "points_text"}]}; null when it is withdrawn.
 */
void view_add_quality(struct view *view, struct cJSON *object, const struct dataset *dataset);

#endif
