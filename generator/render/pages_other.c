/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/page_frame.h"
#include "render/pages.h"
#include "render/view.h"

/* Web hosts know one such page, so it is in the portal's first language only. */
static size_t not_found_count(const struct page_context *context)
{
	struct view view;
	size_t count;

	view_init(&view, context);
	count = str_eq(view.language, view.portal->languages[0]) ? 1 : 0;
	view_release(&view);
	return count;
}

static void not_found_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context, (void)index;
	strbuf_add_cstr(path, "404.html");
}

static struct cJSON *not_found_view(struct view *view, size_t index)
{
	const struct catalog *catalog = view->catalog;
	struct cJSON *object = view_object(view);
	size_t count = catalog->count < 5 ? catalog->count : 5;

	(void)index;
	view_add_page(view, object, view_words(view, STR("not_found.title")), STR(""));
	view_add_cards(view, object, "newest", catalog->datasets, count);
	view_add_bool(view, object, "has_newest", count > 0);
	return object;
}

const struct page_kind not_found_page = {
	.id = "not_found",
	.count = not_found_count,
	.path = not_found_path,
	.view = not_found_view,
};

/* --- a dataset's former addresses --- */

static size_t moved_count(const struct page_context *context)
{
	return context->dataset->former_id_count;
}

static void moved_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	strbuf_add_format(
	    path, "datasets/%.*s/index.html", STR_ARG(context->dataset->former_ids[index]));
}

static struct cJSON *moved_view(struct view *view, size_t index)
{
	const struct dataset *dataset = view->dataset;
	struct cJSON *object = view_object(view);

	view_add_page(view, object, view_words(view, STR("moved.title")), STR(""));
	view_add_str(view, object, "former_id", dataset->former_ids[index]);
	view_add_text(view, object, "title", &dataset->title);
	view_add_folder_path(view, object, "target", STR("datasets"), dataset->id);
	return object;
}

const struct page_kind moved_page = {
	.id = "moved",
	.is_of_dataset = true,
	.count = moved_count,
	.path = moved_path,
	.view = moved_view,
};
