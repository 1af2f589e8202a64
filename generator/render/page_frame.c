/* SPDX-License-Identifier: MIT */
#include "render/page_frame.h"

#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/renderer_parts.h"
#include "render/view.h"

enum { NAVIGATION_MAX = 5 };

/* "../../" from the page to the root. What is shown anywhere uses base_url's path: "/data/". */
static void add_root(struct view *view, struct cJSON *frame, bool is_anywhere, struct str path)
{
	strbuf_clear(&view->text);
	if (is_anywhere) {
		strbuf_add(&view->text, site_path_base(view->portal->base_url));
	} else {
		for (size_t i = 0; i < path.len; i++) {
			if (path.data[i] == '/')
				strbuf_add_cstr(&view->text, "../");
		}
	}
	/* "" must be found too, as a string */
	view_add(frame, "root", view_string(view, strbuf_str(&view->text)));
}

static void add_absolute(struct view *view, struct cJSON *object, const char *key)
{
	if (!view->portal->base_url.len) {
		view_add_null(view, object, key);
		return;
	}
	strbuf_clear(&view->text);
	site_path_url(&view->text, view->portal->base_url, strbuf_str(&view->path));
	view_add_str(view, object, key, strbuf_str(&view->text));
}

static void add_alternates(struct view *view, struct cJSON *frame, const struct page_kind *kind,
    const struct page_context *context, size_t index)
{
	const struct portal *portal = view->portal;
	struct cJSON *alternates;

	view_add_bool(view, frame, "has_alternates", portal->language_count > 1);
	if (portal->language_count < 2) {
		view_add_null(view, frame, "alternates");
		return;
	}
	alternates = view_add_array(view, frame, "alternates");
	for (size_t i = 0; i < portal->language_count; i++) {
		struct cJSON *item = view_append_object(view, alternates);
		bool is_current = str_eq(portal->languages[i], view->language);

		view_add_str(view, item, "language", portal->languages[i]);
		view_add_str(
		    view, item, "language_name", view_language_name(view, portal->languages[i]));
		view_add_bool(view, item, "is_current", is_current);
		view_add_bool(view, item, "is_default", i == 0);
		view_path_begin_page(view, portal->languages[i]);
		if (kind == &not_found_page)
			strbuf_add_cstr(&view->path, "index.html");
		else
			kind->path(context, index, &view->path);
		view_add_path(view, item, "path");
		add_absolute(view, item, "url");
	}
}

static void add_link(
    struct view *view, struct cJSON *list, struct str folder, struct str name, struct str here)
{
	struct cJSON *item = view_append_object(view, list);

	view_add_str(view, item, "name", name);
	view_path_begin(view);
	site_path_list(&view->path, folder, 1);
	view_add_path(view, item, "path");
	view_add_bool(view, item, "is_current",
	    str_starts_with(here, folder) && here.len > folder.len && here.data[folder.len] == '/');
}

/* Pages about the data as a whole, where there is something to show. */
static void add_overviews(struct view *view, struct cJSON *footer, struct str here)
{
	if (view->portal->organization_count > 1)
		add_link(view, footer, STR("data-map"), view_words(view, STR("map.title")), here);
	add_link(view, footer, STR("quality"), view_words(view, STR("quality.title")), here);
	if (view->renderer->rule_families.count)
		add_link(view, footer, STR("rules"), view_words(view, STR("rules.title")), here);
	if (view->renderer->has_series)
		add_link(
		    view, footer, STR("scoreboard"), view_words(view, STR("score.title")), here);
}

/* `here`: the page's path without language. Pages of the portal follow in their order. */
static void add_navigation(struct view *view, struct cJSON *frame, struct str here)
{
	const struct portal *portal = view->portal;
	struct cJSON *list = view_add_array(view, frame, "navigation");
	struct cJSON *footer = view_add_array(view, frame, "footer_links");
	int last_order = 0, count = portal->plan_count ? 4 : 3;

	add_link(view, list, STR("datasets"), view_words(view, STR("site.datasets")), here);
	add_link(
	    view, list, STR("organizations"), view_words(view, STR("site.organizations")), here);
	add_link(view, list, STR("themes"), view_words(view, STR("site.themes")), here);
	if (portal->plan_count)
		add_link(view, list, STR("plan"), view_words(view, STR("site.plan")), here);
	add_overviews(view, footer, here);
	for (;;) {
		int order = 0;

		for (size_t i = 0; i < portal->page_count; i++) {
			int candidate = portal->pages[i].order;

			if (candidate > last_order && (!order || candidate < order))
				order = candidate;
		}
		if (!order)
			return;
		for (size_t i = 0; i < portal->page_count; i++) {
			const struct page *page = &portal->pages[i];

			if (page->order == order)
				add_link(view, count++ < NAVIGATION_MAX ? list : footer, page->id,
				    view_text(view, &page->title).value, here);
		}
		last_order = order;
	}
}

/* What describes the portal to machines. */
static void add_links(struct view *view, struct cJSON *frame)
{
	const struct renderer *renderer = view->renderer;
	struct cJSON *list = view_add_array(view, frame, "links");

	for (size_t i = 0; i < renderer->link_count; i++) {
		const struct page_link *link = &renderer->links[i];
		struct cJSON *item = view_append_object(view, list);

		view_add_str(view, item, "rel", str_of(link->rel));
		view_add_str(view, item, "media_type", str_of(link->media_type));
		view_add_str(view, item, "name", str_of(link->name));
		/* not for people to follow */
		view_add_bool(
		    view, item, "is_for_browsers", str_eq(str_of(link->rel), STR("search")));
		strbuf_clear(&view->path); /* of all languages */
		strbuf_add_cstr(&view->path, link->path);
		view_add_path(view, item, "path");
	}
}

struct cJSON *page_frame(struct view *view, const struct page_kind *kind, size_t index)
{
	struct page_context context = {
		.renderer = view->renderer,
		.dataset = view->dataset,
		.language = view->language,
		.scratch = view->arena,
		.diags = view->diags,
	};
	struct cJSON *frame = view_object(view);
	struct strbuf here = STRBUF_INIT;

	kind->path(&context, index, &here);
	view_path_begin(view);
	strbuf_add(&view->path, strbuf_str(&here));
	add_root(view, frame, kind == &not_found_page, strbuf_str(&view->path));
	view_add_path(view, frame, "path");
	if (kind->is_listed)
		add_absolute(view, frame, "canonical");
	else
		view_add_null(view, frame, "canonical");
	view_add_bool(view, frame, "is_listed", kind->is_listed);
	if (kind->has_api) {
		view_path_begin(view);
		kind->api_path(&context, index, &view->path);
		view_add_path(view, frame, "api");
	} else {
		view_add_null(view, frame, "api");
	}
	add_alternates(view, frame, kind, &context, index);
	add_links(view, frame);
	add_navigation(view, frame, strbuf_str(&here));
	strbuf_release(&here);
	return frame;
}
