/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "base/json_writer.h"
#include "render/pages.h"
#include "render/view.h"

static void api_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context, (void)index;
	strbuf_add_cstr(path, "api/v1/catalog.json");
}

static void write_head(struct view *view, struct json_writer *json)
{
	struct cJSON *head = site_view(view),
		     *about = cJSON_GetObjectItemCaseSensitive(head, "site");
	struct cJSON *child;

	json_key_string(json, STR("language"), view->language);
	cJSON_ArrayForEach(child, about)
	{
		json_key(json, str_of(child->string));
		view_write(json, child);
	}
	json_key_integer(json, STR("count"), (int64_t)view->catalog->count);
}

/* Streamed: one dataset at a time is in memory, however many there are. */
static void catalog_write(struct view *view, size_t index, struct output *output)
{
	struct arena *arena = view->arena, *one = arena_new();
	struct json_writer json;

	(void)index;
	json_writer_init(&json, output, JSON_COMPACT);
	json_begin_object(&json);
	write_head(view, &json);
	json_key(&json, STR("datasets"));
	json_begin_array(&json);
	view->arena = one;
	for (size_t i = 0; i < view->catalog->count; i++) {
		const struct dataset *dataset = view->catalog->datasets[i];
		struct cJSON *card = view_dataset_card(view, dataset);

		strbuf_clear(&view->path);
		strbuf_add_format(&view->path, "api/v1/datasets/%.*s.json", STR_ARG(dataset->id));
		view_add_str(view, card, "api", strbuf_str(&view->path));
		view_write(&json, card);
		arena_reset(one);
	}
	view->arena = arena;
	arena_free(one);
	json_end_array(&json);
	json_end_object(&json);
	json_writer_end(&json);
}

const struct page_kind catalog_api = {
	.id = "api-catalog",
	.count = one_page,
	.path = api_path,
	.write = catalog_write,
};
