/* SPDX-License-Identifier: MIT */
#include "render/facet_view.h"

#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"

/* The pages of the four facets: a list of the values, and each value with its datasets. */
struct facet_words {
	struct str list_title, list_lead;
};

static const struct facet_words words_of[FACET_COUNT] = {
	[FACET_ORGANIZATION] = { STR_INIT("site.organizations"),
	    STR_INIT("list.organizations_lead") },
	[FACET_THEME] = { STR_INIT("site.themes"), STR_INIT("list.themes_lead") },
	[FACET_KEYWORD] = { STR_INIT("site.keywords"), STR_INIT("list.keywords_lead") },
	[FACET_FORMAT] = { STR_INIT("site.formats"), STR_INIT("list.formats_lead") },
};

static void add_group_name(
    struct view *view, struct cJSON *object, enum facet_kind kind, const struct facet_group *group)
{
	struct text_entry entry = { view->language, format_name(view, group->id) };

	if (kind == FACET_FORMAT)
		view_add_text(view, object, "name", &(struct text){ &entry, 1 });
	else
		view_add_text(view, object, "name", &group->name);
}

static struct str count_words(struct view *view, size_t count)
{
	if (!count)
		return view_words(view, STR("count.datasets_none"));
	return view_counted(view, STR("count.datasets"), count);
}

struct cJSON *view_facet_groups(
    struct view *view, enum facet_kind kind, size_t first, size_t most, bool with_empty)
{
	const struct facet *facet = &view->catalog->facets[kind];
	struct cJSON *groups = view_array(view);

	for (size_t i = first; i < facet->count && i - first < most; i++) {
		const struct facet_group *group = &facet->groups[i];
		struct cJSON *item;

		if (!group->count && !with_empty)
			break; /* those without datasets come last */
		item = view_append_object(view, groups);
		view_add_str(view, item, "id", group->id);
		add_group_name(view, item, kind, group);
		view_add_folder_path(view, item, "path", facet_folder(kind), group->id);
		view_add_count(view, item, "count", "count_text", group->count);
		view_add_str(view, item, "count_words", count_words(view, group->count));
	}
	return groups;
}

static const struct catalog *catalog_of(const struct page_context *context)
{
	return context->renderer->catalog;
}

/* --- lists --- */

struct cJSON *facet_list_view(struct view *view, enum facet_kind kind, size_t first, size_t most)
{
	const struct facet_words *words = &words_of[kind];
	struct str title = view_words(view, words->list_title);
	struct str lead = view_words(view, words->list_lead);
	struct cJSON *object = view_object(view), *page, *groups;

	page = view_add_page(view, object, title, lead);
	view_add_crumb(view, page, title, true);
	view_add_str(view, object, "facet", facet_folder(kind));
	view_add_str(view, object, "title", title);
	view_add_str(view, object, "lead", lead);
	groups = view_facet_groups(view, kind, first, most, true);
	view_add(object, "groups", groups);
	view_add_bool(view, object, "has_groups", groups->child != NULL);
	return object;
}

/* --- one value --- */

/* The group to which page `index` of all groups belongs; *number counts its pages from 1. */
static const struct facet_group *group_at(
    const struct page_context *context, enum facet_kind kind, size_t index, size_t *number)
{
	const struct facet *facet = &catalog_of(context)->facets[kind];
	const size_t *before = context->renderer->pages_before[kind];
	size_t low = 0, high = facet->count;

	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;

		if (before[middle] <= index)
			low = middle;
		else
			high = middle;
	}
	*number = index - before[low] + 1;
	return &facet->groups[low];
}

size_t facet_page_count(const struct page_context *context, enum facet_kind kind)
{
	return context->renderer->pages_before[kind][catalog_of(context)->facets[kind].count];
}

static void add_group_folder(
    struct strbuf *folder, enum facet_kind kind, const struct facet_group *group)
{
	strbuf_add(folder, facet_folder(kind));
	strbuf_add_char(folder, '/');
	strbuf_add(folder, group->id);
}

void facet_page_path(
    const struct page_context *context, enum facet_kind kind, size_t index, struct strbuf *path)
{
	struct strbuf folder = STRBUF_INIT;
	size_t number;
	const struct facet_group *group = group_at(context, kind, index, &number);

	add_group_folder(&folder, kind, group);
	site_path_list(path, strbuf_str(&folder), number);
	strbuf_release(&folder);
}

static void add_type(struct view *view, struct cJSON *object, struct str type)
{
	struct str key = arena_format(view->arena, "organization_type.%.*s", STR_ARG(type));
	struct str words = view_words(view, key);

	view_add_str(view, object, "type", type);
	view_add_str(view, object, "type_text", str_eq(words, key) ? type : words);
}

/* What an organization says of itself. */
static void add_organization(struct view *view, struct cJSON *object, struct str id)
{
	const struct portal *portal = view->portal;
	const struct organization *organization = portal_find_organization(portal, id);
	struct contact contact = { .email = organization ? organization->email : STR("") };
	struct cJSON *parts = view_add_array(view, object, "parts");

	view_add_organization(view, object, "organization", organization);
	view_add_organization(view, object, "parent",
	    organization ? portal_find_organization(portal, organization->parent) : NULL);
	add_type(view, object, organization ? organization->type : STR(""));
	view_add_contact(view, object, "contact", &contact);
	for (size_t i = 0; i < portal->organization_count; i++) {
		struct cJSON *part;

		if (!id.len || !str_eq(portal->organizations[i].parent, id))
			continue;
		part = view_append_object(view, parts);
		view_add_text(view, part, "name", &portal->organizations[i].name);
		view_add_folder_path(view, part, "path", facet_folder(FACET_ORGANIZATION),
		    portal->organizations[i].id);
	}
	view_add_bool(view, object, "has_parts", parts->child != NULL);
}

static void add_group_page(
    struct view *view, struct cJSON *object, enum facet_kind kind, const struct facet_group *group)
{
	struct str name = kind == FACET_FORMAT ? format_name(view, group->id)
					       : view_text(view, &group->name).value;
	struct str title = name.len ? name : group->id;
	struct str words = count_words(view, group->count);
	struct cJSON *page = view_add_page(view, object, title,
	    arena_format(view->arena, "%.*s: %.*s", STR_ARG(title), STR_ARG(words)));

	view_path_begin(view);
	site_path_list(&view->path, facet_folder(kind), 1);
	view_add_crumb(view, page, view_words(view, words_of[kind].list_title), false);
	view_add_crumb(view, page, title, true);
	view_add_str(view, object, "count_words", words);
}

/* What tells of it to those who follow it: "feed", or null. */
static void add_feed(
    struct view *view, struct cJSON *object, enum facet_kind kind, const struct facet_group *group)
{
	const struct renderer *renderer = view->renderer;
	bool has_feed = kind == FACET_ORGANIZATION || kind == FACET_THEME;

	for (size_t i = 0; has_feed && i < renderer->link_count; i++) {
		const struct page_link *link = &renderer->links[i];
		struct cJSON *feed;

		if (!link->facet_file)
			continue;
		feed = view_add_object(view, object, "feed");
		strbuf_clear(&view->path); /* of all languages */
		strbuf_add_format(&view->path, "%.*s/%.*s/%s", STR_ARG(facet_folder(kind)),
		    STR_ARG(group->id), link->facet_file);
		view_add_path(view, feed, "path");
		view_add_str(view, feed, "media_type", str_of(link->media_type));
		view_add_str(view, feed, "rel", str_of(link->rel));
		return;
	}
	view_add_null(view, object, "feed");
}

struct cJSON *facet_group_view(struct view *view, enum facet_kind kind, size_t index)
{
	struct page_context context = { .renderer = view->renderer };
	size_t number, size = (size_t)view->portal->limits.page_datasets;
	const struct facet_group *group = group_at(&context, kind, index, &number);
	size_t first = (number - 1) * size;
	size_t count = group->count - first < size ? group->count - first : size;
	struct cJSON *object = view_object(view);
	struct strbuf folder = STRBUF_INIT;

	add_group_page(view, object, kind, group);
	view_add_str(view, object, "facet", facet_folder(kind));
	view_add_str(view, object, "facet_name", view_words(view, words_of[kind].list_title));
	view_add_str(view, object, "id", group->id);
	add_group_name(view, object, kind, group);
	view_add_count(view, object, "count", "count_text", group->count);
	add_group_folder(&folder, kind, group);
	view_add_paging(view, object, strbuf_str(&folder), number, pages_of(view, group->count));
	strbuf_release(&folder);
	view_add_bool(view, object, "has_datasets", count > 0);
	view_add_cards(view, object, "datasets", group->datasets + first, count);
	add_feed(view, object, kind, group);
	if (kind == FACET_ORGANIZATION)
		add_organization(view, object, group->id);
	return object;
}
