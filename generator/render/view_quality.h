/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_QUALITY_H
#define DATAMO_RENDER_VIEW_QUALITY_H

#include "model/quality.h"
#include "render/view.h"

/*
 * "quality": the points of a dataset's metadata (model/mqa.h) and where they come from: {"points",
 * "points_text", "words", "rating", "dimensions": [{"id", "name", "points", "most", "share_width",
 * "words"}], "missing":
 * [{"id", "name", "points_text"}]}; null when it is withdrawn.
 */
void view_add_quality(struct view *view, struct cJSON *object, const struct dataset *dataset);

/* "mqa_points", "mqa_text", "mqa_rating", "mqa_rating_text": of one, or the mean of several. */
void view_add_mqa_points(struct view *view, struct cJSON *object, unsigned points);

/* "mqa_reasons": what a dataset lacks, and what each costs, in words; null when it lacks nothing.
 */
void view_add_mqa_reasons(struct view *view, struct cJSON *object, const struct mqa_score *score);

/* "mqa_dimensions", with the mean of each, and "mqa_metrics", those that some dataset lacks. */
void view_add_mqa(struct view *view, struct cJSON *object, const struct quality_count *count);

#endif
