/* SPDX-License-Identifier: MIT */
#include "render/view_related.h"

#include <cjson/cJSON.h>

#include "model/related.h"
#include "render/renderer_parts.h"

enum { RELATED_MAX = 4, NAMES_MAX = 3 };

static void add_name(struct strbuf *names, size_t *count, struct str name)
{
	if ((*count)++)
		strbuf_add_cstr(names, ", ");
	strbuf_add(names, name);
}

/* As a slug, so that two spellings of a keyword are one. */
static bool has_keyword(struct view *view, const struct dataset *dataset, struct str id)
{
	for (size_t i = 0; i < dataset->keyword_count; i++) {
		if (str_eq(
			id, catalog_keyword_id(view->arena, view->portal, &dataset->keywords[i])))
			return true;
	}
	return false;
}

static void add_keywords(struct view *view, const struct dataset *other, struct strbuf *names)
{
	const struct dataset *dataset = view->dataset;
	size_t count = 0;

	for (size_t i = 0; i < dataset->keyword_count && count < NAMES_MAX; i++) {
		const struct text *keyword = &dataset->keywords[i];

		if (!text_is_empty(keyword) &&
		    has_keyword(
			view, other, catalog_keyword_id(view->arena, view->portal, keyword)))
			add_name(names, &count, view_text(view, keyword).value);
	}
}

static bool has_theme(const struct dataset *dataset, struct str id)
{
	for (size_t i = 0; i < dataset->theme_count; i++) {
		if (str_eq(dataset->themes[i], id))
			return true;
	}
	return false;
}

static void add_themes(struct view *view, const struct dataset *other, struct strbuf *names)
{
	const struct dataset *dataset = view->dataset;
	size_t count = 0;

	for (size_t i = 0; i < dataset->theme_count && count < NAMES_MAX; i++) {
		const struct data_theme *theme = portal_find_data_theme(
		    view->portal, dataset->themes[i]);

		if (theme && has_theme(other, theme->id))
			add_name(names, &count, view_text(view, &theme->name).value);
	}
}

static void add_organization(struct view *view, const struct dataset *other, struct strbuf *names)
{
	const struct organization *organization = portal_find_organization(
	    view->portal, other->creator.len ? other->creator : other->publisher);

	if (organization)
		strbuf_add(names, view_text(view, &organization->name).value);
}

/* By the strongest reason. */
static const struct {
	const char *key;
	void (*add_names)(
	    struct view *view, const struct dataset *other, struct strbuf *names); /* or NULL */
} reasons[RELATION_COUNT] = {
	[RELATION_KEY] = { "related.key", NULL },
	[RELATION_KEYWORD] = { "related.keywords", add_keywords },
	[RELATION_THEME] = { "related.themes", add_themes },
	[RELATION_ORGANIZATION] = { "related.organization", add_organization },
};

static struct str why(struct view *view, const struct related *related)
{
	struct strbuf names = STRBUF_INIT;
	struct str words;
	int reason = RELATION_KEY;

	while (reason < RELATION_ORGANIZATION && !related->shares[reason])
		reason++;
	if (reasons[reason].add_names)
		reasons[reason].add_names(view, related->dataset, &names);
	words = view_sentence(view, str_of(reasons[reason].key),
	    (struct view_word[]){ { "names", strbuf_str(&names) }, { NULL, STR("") } });
	strbuf_release(&names);
	return words;
}

void view_add_related(struct view *view, struct cJSON *object)
{
	struct cJSON *list = view_add_array(view, object, "related");
	struct related found[RELATED_MAX];
	size_t count = related_find(
	    view->renderer->related, view->arena, view->dataset, found, RELATED_MAX);

	for (size_t i = 0; i < count; i++) {
		const struct dataset *other = found[i].dataset;
		struct cJSON *item = view_append_object(view, list);

		view_add_str(view, item, "id", other->id);
		view_add_folder_path(view, item, "path", STR("datasets"), other->id);
		view_add_text(view, item, "title", &other->title);
		view_add_organization(
		    view, item, "publisher", portal_publisher_of(view->portal, other));
		view_add_str(view, item, "why", why(view, &found[i]));
	}
	view_add_bool(view, object, "has_related", count > 0);
}
