/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "render/pages.h"
#include "render/view.h"

static void search_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context, (void)index;
	strbuf_add_cstr(path, "search/index.html");
}

/* What stands there without a question, and without JavaScript: the facets' own pages. */
static struct cJSON *search_view(struct view *view, size_t index)
{
	struct cJSON *object = view_object(view), *page;
	struct str title = view_words(view, STR("search.title"));

	(void)index;
	page = view_add_page(view, object, title, view_words(view, STR("search.lead")));
	view_add_crumb(view, page, title, true);
	view_add_count(view, object, "count", "count_text", view->catalog->count);
	view_add_facets(view, object);
	return object;
}

const struct page_kind search_page = {
	.id = "search",
	.is_listed = true,
	.count = one_page,
	.path = search_path,
	.view = search_view,
};
