/* SPDX-License-Identifier: MIT */
#include "render/view_quality.h"

#include <cjson/cJSON.h>

#include "model/mqa.h"

/* "285 trên 405" */
static struct str points_words(struct view *view, unsigned points, unsigned most)
{
	return view_sentence(view, STR("mqa.of"),
	    (struct view_word[]){ { "points", view_count(view, points) },
		{ "most", view_count(view, most) }, { NULL, STR("") } });
}

static void add_dimensions(struct view *view, struct cJSON *object, const struct mqa_score *score)
{
	struct cJSON *list = view_add_array(view, object, "dimensions");

	for (int i = 0; i < MQA_DIMENSION_COUNT; i++) {
		struct cJSON *item = view_append_object(view, list);
		const char *id = mqa_dimension_id((enum mqa_dimension)i);
		unsigned points = mqa_dimension_points(score, (enum mqa_dimension)i);
		unsigned most = mqa_dimension_points_max((enum mqa_dimension)i);

		view_add_str(view, item, "id", str_of(id));
		view_add_str(
		    view, item, "name", view_words(view, arena_format(view->arena, "mqa.%s", id)));
		view_add_number(view, item, "points", points);
		view_add_number(view, item, "most", most);
		view_add_number(view, item, "share_width", (double)(points * 1000 / most));
		view_add_str(view, item, "words", points_words(view, points, most));
	}
}

/* What would give the missing points. */
static void add_missing(struct view *view, struct cJSON *object, const struct mqa_score *score)
{
	struct cJSON *list = view_add_array(view, object, "missing");

	for (size_t i = 0; i < MQA_METRIC_COUNT; i++) {
		struct cJSON *item;

		if (score->has[i] || score->is_not_checked[i])
			continue;
		item = view_append_object(view, list);
		view_add_str(view, item, "id", str_of(mqa_metrics[i].id));
		view_add_str(view, item, "name", str_of(mqa_metrics[i].name[view->messages]));
		view_add_count(view, item, "points", "points_text", mqa_metrics[i].points);
	}
	view_add_bool(view, object, "has_missing", list->child != NULL);
}

void view_add_quality(struct view *view, struct cJSON *object, const struct dataset *dataset)
{
	struct mqa_score score;
	const char *rating;

	if (dataset->status != DATASET_PUBLISHED) {
		view_add_null(view, object, "quality");
		return;
	}
	score = mqa_score_of(view->portal, dataset);
	rating = mqa_rating_id(score.points);
	object = view_add_object(view, object, "quality");
	view_add_number(view, object, "points", score.points);
	view_add_number(view, object, "most", MQA_POINTS_MAX);
	view_add_str(view, object, "words", points_words(view, score.points, MQA_POINTS_MAX));
	view_add_str(view, object, "rating", str_of(rating));
	view_add_str(view, object, "rating_words",
	    view_words(view, arena_format(view->arena, "mqa.%s", rating)));
	add_dimensions(view, object, &score);
	add_missing(view, object, &score);
}
