/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/pages.h"
#include "render/view.h"

enum { FACET_SHOWN = 8 };

size_t one_page(const struct page_context *context)
{
	(void)context;
	return 1;
}

static size_t catalogue_count(const struct page_context *context)
{
	struct view view;
	size_t count;

	view_init(&view, context);
	count = pages_of(&view, view.catalog->count);
	view_release(&view);
	return count;
}

static void catalogue_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, STR("datasets"), index + 1);
}

void view_add_facets(struct view *view, struct cJSON *object)
{
	static const struct str titles[FACET_COUNT] = {
		[FACET_ORGANIZATION] = STR_INIT("facet.organizations"),
		[FACET_THEME] = STR_INIT("facet.themes"),
		[FACET_KEYWORD] = STR_INIT("facet.keywords"),
		[FACET_FORMAT] = STR_INIT("facet.formats"),
	};
	struct cJSON *facets = view_add_array(view, object, "facets");

	for (int i = 0; i < FACET_COUNT; i++) {
		enum facet_kind kind = (enum facet_kind)i;
		struct cJSON *groups = view_facet_groups(view, kind, 0, FACET_SHOWN, false);
		struct cJSON *facet;

		if (!groups->child)
			continue;
		facet = view_append_object(view, facets);
		view_add_str(view, facet, "id", facet_folder(kind));
		view_add_str(view, facet, "name", view_words(view, titles[i]));
		view_add(facet, "groups", groups);
		view_path_begin(view);
		site_path_list(&view->path, facet_folder(kind), 1);
		view_add_path(view, facet, "path");
	}
	view_add_bool(view, object, "has_facets", facets->child != NULL);
}

/* Of everything, when the portal asks for it among its formats. */
static void add_archive(struct view *view, struct cJSON *object)
{
	const struct portal *portal = view->portal;

	for (size_t i = 0; i < portal->format_count; i++) {
		if (!str_eq(portal->formats[i], STR("archive")))
			continue;
		strbuf_clear(&view->path);
		strbuf_add_cstr(&view->path, "archive.zip");
		view_add_path(view, view_add_object(view, object, "archive"), "path");
		return;
	}
	view_add_null(view, object, "archive");
}

static struct cJSON *catalogue_view(struct view *view, size_t index)
{
	const struct catalog *catalog = view->catalog;
	size_t size = (size_t)view->portal->limits.page_datasets, first = index * size;
	size_t count = catalog->count - first < size ? catalog->count - first : size;
	struct cJSON *object = view_object(view), *page;
	struct str title = view_words(view, STR("site.datasets"));

	page = view_add_page(view, object, title, view_words(view, STR("list.datasets_lead")));
	view_add_crumb(view, page, title, true);
	view_add_count(view, object, "count", "count_text", catalog->count);
	view_add_str(
	    view, object, "count_words", view_counted(view, STR("count.datasets"), catalog->count));
	view_add_paging(view, object, STR("datasets"), index + 1, pages_of(view, catalog->count));
	view_add_facets(view, object);
	add_archive(view, object);
	view_add_bool(view, object, "has_datasets", catalog->count > 0);
	if (catalog->count)
		view_add_cards(view, object, "datasets", catalog->datasets + first, count);
	else
		view_add_array(view, object, "datasets");
	return object;
}

const struct page_kind catalogue_page = {
	.id = "catalogue",
	.is_listed = true,
	.count = catalogue_count,
	.path = catalogue_path,
	.view = catalogue_view,
};
