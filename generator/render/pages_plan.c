/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/plan_state.h"
#include "model/site_path.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"
#include "render/view_plan.h"

/* Few enough that a page stays below its limit when all that may be said of an entry is said. */
enum { ENTRIES_A_PAGE = 200 };

static size_t pages_for(size_t entries)
{
	return entries <= ENTRIES_A_PAGE ? 1 : (entries + ENTRIES_A_PAGE - 1) / ENTRIES_A_PAGE;
}

static const struct plan *plan_of(const struct page_context *context)
{
	return context->renderer->catalog->plan;
}

static void add_file(struct view *view, struct cJSON *object, const char *key, const char *path)
{
	view_path_begin_page(view, view->portal->languages[0]);
	strbuf_add_cstr(&view->path, path);
	view_add_path(view, object, key);
}

static void add_files(struct view *view, struct cJSON *object)
{
	add_file(view, object, "csv", "plan/plan.csv");
	add_file(view, object, "json", "plan/plan.json");
	if (view->catalog->plan->items[0].entry->due.year && view->portal->today.year)
		add_file(view, object, "calendar", "plan/plan.ics");
	else
		view_add_null(view, object, "calendar");
}

/* --- the whole plan --- */

static size_t plan_page_count(const struct page_context *context)
{
	const struct plan *plan = plan_of(context);

	return plan->count.total ? pages_for(plan->count.total) : 0;
}

static void plan_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, STR("plan"), index + 1);
}

static struct cJSON *plan_view(struct view *view, size_t index)
{
	const struct plan *plan = view->catalog->plan;
	size_t first = index * ENTRIES_A_PAGE;
	struct cJSON *object = view_object(view), *page, *entries;
	struct str title = view_words(view, STR("site.plan"));

	page = view_add_page(view, object, title, view_words(view, STR("plan.lead")));
	view_add_crumb(view, page, title, true);
	view_add_bool(view, object, "is_first", index == 0);
	view_add_bool(view, object, "shows_past", plan->count.states[PLAN_PAST] > 0);
	view_add_plan_progress(view, object, "progress", &plan->count, plan->count.total);
	if (index == 0) {
		view_add_plan_months(view, object, plan);
		view_add_plan_organizations(view, object, plan);
	}
	entries = view_add_array(view, object, "entries");
	for (size_t i = first; i < plan->count.total && i - first < ENTRIES_A_PAGE; i++)
		cJSON_AddItemToArray(entries, view_plan_entry(view, &plan->items[i]));
	view_add_str(view, object, "count_words",
	    view_counted(view, STR("count.plan_entries"), plan->count.total));
	add_files(view, object);
	view_add_paging(view, object, STR("plan"), index + 1, pages_for(plan->count.total));
	return object;
}

const struct page_kind plan_page = {
	.id = "plan",
	.is_listed = true,
	.count = plan_page_count,
	.path = plan_path,
	.view = plan_view,
};

/* --- what one organization has promised --- */

/* The group to which page `index` of all groups belongs; *number counts its pages from 1. Entries
 * that name no organization have no such page. */
static const struct plan_group *group_at(const struct plan *plan, size_t index, size_t *number)
{
	for (size_t i = 0; i < plan->organization_count && plan->organizations[i].id.len; i++) {
		size_t pages = pages_for(plan->organizations[i].count.total);

		if (index < pages) {
			*number = index + 1;
			return &plan->organizations[i];
		}
		index -= pages;
	}
	return NULL;
}

static size_t plan_organization_count(const struct page_context *context)
{
	const struct plan *plan = plan_of(context);
	size_t pages = 0;

	for (size_t i = 0; i < plan->organization_count && plan->organizations[i].id.len; i++)
		pages += pages_for(plan->organizations[i].count.total);
	return pages;
}

static void add_group_folder(struct strbuf *folder, const struct plan_group *group)
{
	strbuf_add_cstr(folder, "plan/");
	strbuf_add(folder, group->id);
}

static void plan_organization_path(
    const struct page_context *context, size_t index, struct strbuf *path)
{
	struct strbuf folder = STRBUF_INIT;
	size_t number = 1;

	add_group_folder(&folder, group_at(plan_of(context), index, &number));
	site_path_list(path, strbuf_str(&folder), number);
	strbuf_release(&folder);
}

static struct str name_of(const struct view *view, const struct plan_group *group)
{
	struct str name = { NULL, 0 };

	if (group->organization)
		name = view_text(view, &group->organization->name).value;
	return name.len ? name : group->id;
}

static struct cJSON *plan_organization_view(struct view *view, size_t index)
{
	size_t number = 1;
	const struct plan_group *group = group_at(view->catalog->plan, index, &number);
	struct str title = view_sentence(view, STR("plan.of"),
	    (struct view_word[]){ { "name", name_of(view, group) }, { NULL, STR("") } });
	struct cJSON *object = view_object(view), *page, *entries;
	size_t first = (number - 1) * ENTRIES_A_PAGE;
	struct strbuf folder = STRBUF_INIT;

	page = view_add_page(view, object, title, view_words(view, STR("plan.lead")));
	view_path_begin(view);
	site_path_list(&view->path, STR("plan"), 1);
	view_add_crumb(view, page, view_words(view, STR("site.plan")), false);
	view_add_crumb(view, page, name_of(view, group), true);
	view_add_organization(view, object, "organization", group->organization);
	view_add_bool(view, object, "is_first", number == 1);
	view_add_plan_progress(view, object, "progress", &group->count, group->count.total);
	entries = view_add_array(view, object, "entries");
	for (size_t i = first; i < group->count.total && i - first < ENTRIES_A_PAGE; i++)
		cJSON_AddItemToArray(entries, view_plan_entry(view, group->items[i]));
	view_add_str(view, object, "count_words",
	    view_counted(view, STR("count.plan_entries"), group->count.total));
	add_group_folder(&folder, group);
	view_add_paging(view, object, strbuf_str(&folder), number, pages_for(group->count.total));
	strbuf_release(&folder);
	return object;
}

const struct page_kind plan_organization_page = {
	.id = "plan_organization",
	.is_listed = true,
	.count = plan_organization_count,
	.path = plan_organization_path,
	.view = plan_organization_view,
};
