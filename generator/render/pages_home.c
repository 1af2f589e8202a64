/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/linked_data.h"
#include "render/pages.h"
#include "render/view.h"
#include "render/view_plan.h"

enum { HOME_DATASETS = 6, HOME_ORGANIZATIONS = 12 };

static void home_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context, (void)index;
	strbuf_add_cstr(path, "index.html");
}

/* Rows of all tables, and downloads. */
static void add_figures(struct view *view, struct cJSON *home)
{
	const struct catalog *catalog = view->catalog;
	const struct facet *organizations = &catalog->facets[FACET_ORGANIZATION];
	uint64_t rows = 0, publishers = 0;

	for (size_t i = 0; i < catalog->count; i++) {
		const struct dataset *dataset = catalog->datasets[i];

		for (size_t j = 0; j < dataset->resource_count; j++)
			rows += dataset->resources[j].is_withheld ? 0
								  : dataset->resources[j].row_count;
	}
	for (size_t i = 0; i < organizations->count; i++)
		publishers += organizations->groups[i].count > 0;
	view_add_count(view, home, "dataset_count", "dataset_count_text", catalog->count);
	view_add_str(view, home, "dataset_count_words",
	    view_counted(view, STR("count.datasets"), catalog->count));
	view_add_count(view, home, "row_count", "row_count_text", rows);
	view_add_count(view, home, "publisher_count", "publisher_count_text", publishers);
}

/* Those that may be seen; an unknown id has been reported. */
static void add_featured(struct view *view, struct cJSON *home)
{
	const struct portal *portal = view->portal;
	const struct dataset **featured = NULL;
	size_t count = 0;

	for (size_t i = 0; i < portal->featured_count; i++) {
		const struct dataset *dataset = portal_find_dataset(portal, portal->featured[i]);

		if (dataset && dataset->status == DATASET_PUBLISHED &&
		    portal_shows(portal, dataset))
			*ARENA_ADD(view->arena, featured, count) = dataset;
	}
	view_add_cards(view, home, "featured", featured, count);
	view_add_bool(view, home, "has_featured", count > 0);
}

static struct cJSON *home_view(struct view *view, size_t index)
{
	const struct catalog *catalog = view->catalog;
	struct cJSON *home = view_object(view), *page, *themes, *organizations;
	struct str title = view_text(view, &view->portal->title).value;
	size_t newest = catalog->count < HOME_DATASETS ? catalog->count : HOME_DATASETS;

	(void)index;
	page = view_add_page(view, home, title.len ? title : view_words(view, STR("site.untitled")),
	    view_text(view, &view->portal->description).value);
	view_add_linked_catalog(view, page);
	add_figures(view, home);
	view_add_plan_progress(
	    view, home, "progress", &catalog->plan->count, catalog->plan->count.total);
	view_path_begin(view);
	site_path_list(&view->path, STR("plan"), 1);
	view_add_path(view, home, "plan_path");
	view_add_highlights(view, home);
	add_featured(view, home);
	view_add_cards(view, home, "newest", catalog->datasets, newest);
	view_add_bool(view, home, "has_newest", newest > 0);
	view_add_bool(view, home, "has_more", catalog->count > newest);
	themes = view_facet_groups(view, FACET_THEME, 0, SIZE_MAX, false);
	view_add(home, "themes", themes);
	view_add_bool(view, home, "has_themes", themes->child != NULL);
	organizations = view_facet_groups(view, FACET_ORGANIZATION, 0, HOME_ORGANIZATIONS, false);
	view_add(home, "organizations", organizations);
	view_add_bool(view, home, "has_organizations", organizations->child != NULL);
	return home;
}

const struct page_kind home_page = {
	.id = "home",
	.is_listed = true,
	.count = one_page,
	.path = home_path,
	.view = home_view,
};
