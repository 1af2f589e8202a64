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

void view_add_mqa_points(struct view *view, struct cJSON *object, unsigned points)
{
	struct str rating = str_of(mqa_rating_id(points));

	view_add_number(view, object, "mqa_points", points);
	view_add_str(
	    view, object, "mqa_text", arena_format(view->arena, "%u/%d", points, MQA_POINTS_MAX));
	view_add_str(view, object, "mqa_rating", rating);
	view_add_str(view, object, "mqa_rating_text",
	    view_words(view, arena_format(view->arena, "mqa.%.*s", STR_ARG(rating))));
}

void view_add_mqa_reasons(struct view *view, struct cJSON *object, const struct mqa_score *score)
{
	struct strbuf words = STRBUF_INIT;

	for (size_t i = 0; i < MQA_METRIC_COUNT; i++) {
		if (score->has[i])
			continue;
		strbuf_add_format(&words, "%s%s −%u", words.len ? "; " : "",
		    mqa_metrics[i].name[view->messages], mqa_metrics[i].points);
		if (score->is_not_checked[i]) {
			strbuf_add_cstr(&words, " (");
			strbuf_add(&words, view_words(view, STR("link_state.not-checked")));
			strbuf_add_char(&words, ')');
		}
	}
	view_add_str(view, object, "mqa_reasons", strbuf_str(&words));
	strbuf_release(&words);
}

/* The mean of a dimension: its metrics' points, each as often as datasets have it. */
static void add_dimension(struct view *view, struct cJSON *list, const struct quality_count *count,
    enum mqa_dimension dimension)
{
	struct cJSON *item = view_append_object(view, list);
	struct str id = str_of(mqa_dimension_id(dimension));
	unsigned most = mqa_dimension_points_max(dimension);
	double points = 0, share;

	for (size_t i = 0; i < MQA_METRIC_COUNT; i++) {
		if (mqa_metrics[i].dimension == dimension)
			points += (double)mqa_metrics[i].points * (double)count->mqa_has[i];
	}
	points = count->datasets ? points / (double)count->datasets : 0;
	share = points / most;
	view_add_str(view, item, "id", id);
	view_add_str(view, item, "name",
	    view_words(view, arena_format(view->arena, "mqa.%.*s", STR_ARG(id))));
	view_add_number(view, item, "points", (double)(int)(points + 0.5));
	view_add_str(view, item, "points_text",
	    arena_format(view->arena, "%d/%u", (int)(points + 0.5), most));
	view_add_number(view, item, "share_width", (double)(int)(share * 1000 + 0.5));
}

void view_add_mqa(struct view *view, struct cJSON *object, const struct quality_count *count)
{
	struct cJSON *dimensions = view_add_array(view, object, "mqa_dimensions"), *metrics;

	for (size_t i = 0; i < MQA_DIMENSION_COUNT; i++)
		add_dimension(view, dimensions, count, (enum mqa_dimension)i);
	metrics = view_add_array(view, object, "mqa_metrics");
	for (size_t i = 0; i < MQA_METRIC_COUNT; i++) {
		const struct mqa_metric_words *metric = &mqa_metrics[i];
		struct cJSON *item;

		if (count->mqa_has[i] == count->datasets)
			continue;
		item = view_append_object(view, metrics);
		view_add_str(view, item, "id", str_of(metric->id));
		view_add_str(view, item, "name", str_of(metric->name[view->messages]));
		view_add_str(view, item, "property", str_of(metric->property));
		view_add_number(view, item, "points", metric->points);
		view_add_count(
		    view, item, "missing", "missing_text", count->datasets - count->mqa_has[i]);
	}
	view_add_bool(view, object, "has_mqa_metrics", metrics->child != NULL);
}
