/* SPDX-License-Identifier: MIT */
#include "render/view_relations.h"

#include <cjson/cJSON.h>

#include "model/dataset_series.h"

static void add_neighbour(
    struct view *view, struct cJSON *object, const char *key, const struct dataset *dataset)
{
	struct cJSON *item;

	if (!dataset) {
		view_add_null(view, object, key);
		return;
	}
	item = view_add_object(view, object, key);
	view_add_str(view, item, "id", dataset->id);
	view_add_text(view, item, "title", &dataset->title);
	view_add_folder_path(view, item, "path", STR("datasets"), dataset->id);
}

static void add_series(struct view *view, struct cJSON *object)
{
	const struct relations *relations = &view->dataset->relations;
	struct cJSON *list = view_add_array(view, object, "in_series");

	for (size_t i = 0; i < relations->place_count; i++) {
		const struct series_place *place = &relations->places[i];
		struct cJSON *item = view_append_object(view, list);

		view_add_str(view, item, "id", place->series->id);
		view_add_text(view, item, "title", &place->series->title);
		view_add_text(view, item, "description", &place->series->description);
		add_neighbour(view, item, "previous", dataset_series_before(view->portal, place));
		add_neighbour(view, item, "next", dataset_series_after(view->portal, place));
	}
	view_add_bool(view, object, "has_in_series", list->child != NULL);
}

static void add_references(struct view *view, struct cJSON *object, const char *key,
    const char *has_key, const struct references *references)
{
	struct cJSON *list = view_add_array(view, object, key);

	for (size_t i = 0; i < references->count; i++) {
		struct cJSON *item = view_append_object(view, list);

		view_add_text(view, item, "title", &references->items[i].title);
		view_add_url(view, item, "url", references->items[i].url);
	}
	view_add_bool(view, object, has_key, list->child != NULL);
}

void view_add_relations(struct view *view, struct cJSON *object)
{
	const struct relations *relations = &view->dataset->relations;

	add_series(view, object);
	add_references(view, object, "standards", "has_standards", &relations->standards);
	add_references(view, object, "documents", "has_documents", &relations->documents);
	add_references(view, object, "cited_by", "has_cited_by", &relations->referenced_by);
	view_add_text(view, object, "provenance", &relations->provenance);
}
