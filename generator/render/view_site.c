/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/view.h"

/* The object at "a.b" of "a.b.c", made where it is new; *last becomes "c". */
static struct cJSON *group_of(
    struct view *view, struct cJSON *texts, struct str key, const char **last)
{
	struct cJSON *group = texts;
	struct str rest = key, part;

	while (str_split(&rest, '.', &part)) {
		const char *name = arena_cstr(view->arena, part);
		struct cJSON *next;

		*last = name;
		if (!str_contains(key, STR(".")) || part.data + part.len == key.data + key.len)
			break;
		next = cJSON_GetObjectItemCaseSensitive(group, name);
		if (!cJSON_IsObject(next))
			next = view_add_object(view, group, name);
		group = next;
	}
	return group;
}

/* "dataset.downloads" is {{t.dataset.downloads}} in a template. */
static void add_locale(struct view *view, struct cJSON *site)
{
	struct cJSON *texts = view_add_object(view, site, "t");

	for (size_t i = 0; view->locale && i < view->locale->count; i++) {
		const struct locale_text *text = &view->locale->texts[i];
		const char *name = "";
		struct cJSON *group = group_of(view, texts, text->key, &name);

		view_add(group, name, view_string(view, text->value));
	}
}

static void add_emblem(struct view *view, struct cJSON *about)
{
	struct str emblem = view->portal->emblem;

	if (!emblem.len) {
		view_add_null(view, about, "emblem");
		return;
	}
	strbuf_clear(&view->path);
	strbuf_add_cstr(&view->path, "assets/emblem");
	strbuf_add(&view->path, str_from(emblem, str_rfind(emblem, '.')));
	view_add_path(view, about, "emblem");
}

/* Where the lists are: "datasets_path" … */
static void add_list_paths(struct view *view, struct cJSON *site)
{
	static const struct {
		const char *key;
		struct str folder;
	} lists[] = {
		{ "datasets_path", STR_INIT("datasets") },
		{ "organizations_path", STR_INIT("organizations") },
		{ "themes_path", STR_INIT("themes") },
		{ "keywords_path", STR_INIT("keywords") },
		{ "formats_path", STR_INIT("formats") },
		{ "search_path", STR_INIT("search") },
	};

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		view_path_begin(view);
		site_path_list(&view->path, lists[i].folder, 1);
		view_add_path(view, site, lists[i].key);
	}
}

struct cJSON *site_view(struct view *view)
{
	const struct portal *portal = view->portal;
	struct cJSON *site = view_object(view), *about;
	struct dataset none = { 0 };

	add_locale(view, site);
	view_add_str(view, site, "language", view->language);
	about = view_add_object(view, site, "site");
	view_add_text(view, about, "title", &portal->title);
	view_add_str(view, about, "name",
	    text_is_empty(&portal->title) ? view_words(view, STR("site.untitled"))
					  : view_text(view, &portal->title).value);
	view_add_text(view, about, "description", &portal->description);
	view_add_str(view, about, "base_url", portal->base_url);
	view_add_organization(
	    view, about, "publisher", portal_find_organization(portal, portal->publisher));
	view_add_licence(view, about, "licence", portal->licence);
	view_add_text(view, about, "rights", &portal->rights);
	view_add_contact(view, about, "contact", portal_contact_of(portal, &none));
	view_add_date(view, about, "as_of", "as_of_text", portal->today);
	add_emblem(view, about);
	view_path_begin(view);
	strbuf_add_cstr(&view->path, "index.html");
	view_add_path(view, about, "path");
	add_list_paths(view, site);
	return site;
}
