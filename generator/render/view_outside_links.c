/* SPDX-License-Identifier: MIT */
#include "render/view_outside_links.h"

#include <cjson/cJSON.h>

#include "base/map.h"

/* Of the links to mend; all are in the report. */
enum { LINKS_SHOWN = 200 };

static struct str link_words(struct view *view, const struct link_count *count)
{
	static const enum link_state worst_first[LINK_STATE_COUNT] = { LINK_BROKEN, LINK_UNKNOWN,
		LINK_NOT_CHECKED, LINK_ANSWERS };
	struct strbuf words = STRBUF_INIT;
	struct str result;

	for (size_t i = 0; i < LINK_STATE_COUNT; i++) {
		enum link_state state = worst_first[i];
		struct str key = arena_format(
		    view->arena, "link_count.%.*s", STR_ARG(link_state_id(state)));

		if (!count->states[state])
			continue;
		strbuf_add_cstr(&words, words.len ? "; " : "");
		strbuf_add(&words, view_counted(view, key, count->states[state]));
	}
	result = arena_str(view->arena, strbuf_str(&words));
	strbuf_release(&words);
	return result;
}

void view_add_link_count(
    struct view *view, struct cJSON *object, const char *key, const struct link_count *count)
{
	size_t total = link_count_total(count);
	struct cJSON *item;

	if (!total) {
		view_add_null(view, object, key);
		return;
	}
	item = view_add_object(view, object, key);
	view_add_count(view, item, "total", "total_text", total);
	view_add_count(view, item, "answers", "answers_text", count->states[LINK_ANSWERS]);
	view_add_count(view, item, "broken", "broken_text", count->states[LINK_BROKEN]);
	view_add_count(view, item, "unknown", "unknown_text", count->states[LINK_UNKNOWN]);
	view_add_count(
	    view, item, "not_checked", "not_checked_text", count->states[LINK_NOT_CHECKED]);
	view_add_count(view, item, "moved", "moved_text", count->moved);
	view_add_bool(view, item, "has_broken", count->states[LINK_BROKEN] > 0);
	view_add_str(view, item, "words", link_words(view, count));
}

static struct str reason_words(struct view *view, const struct link_result *result)
{
	const struct link_reason *reason = link_reason_find(result->reason);

	return reason ? str_of(reason->words[view->messages]) : STR("");
}

static struct cJSON *link_view(
    struct view *view, const struct outside_link *link, const struct link_result *result)
{
	struct cJSON *item = view_object(view);
	const struct dataset *dataset = link->dataset;

	view_add_str(view, item, "address", link->url);
	view_add_url(view, item, "url", link->url);
	view_add_str(view, item, "state", result->state);
	view_add_str(view, item, "state_text",
	    view_words(view, arena_format(view->arena, "link_state.%.*s", STR_ARG(result->state))));
	view_add_str(view, item, "reason", reason_words(view, result));
	view_add_url(view, item, "moved_to", result->moved_to);
	view_add_date(view, item, "checked", "checked_text", result->checked);
	view_add_text(view, item, "title", dataset ? &dataset->title : &(struct text){ NULL, 0 });
	if (dataset)
		view_add_folder_path(view, item, "path", STR("datasets"), dataset->id);
	else
		view_add_null(view, item, "path");
	view_add_str(view, item, "file", link->at.path);
	return item;
}

static bool is_shown(const struct portal *portal, const struct outside_link *link)
{
	return !link->dataset ||
	       (link->dataset->status == DATASET_PUBLISHED && portal_shows(portal, link->dataset));
}

/* Broken ones first, then those that moved; each once of a dataset. */
static void add_bad_links(struct view *view, struct cJSON *list)
{
	const struct portal *portal = view->portal;
	struct map seen = MAP_INIT;
	size_t shown = 0;

	for (int is_broken = 1; is_broken >= 0; is_broken--) {
		for (size_t i = 0; i < portal->outside_link_count && shown < LINKS_SHOWN; i++) {
			const struct outside_link *link = &portal->outside_links[i];
			const struct link_result *result = link_result_find(
			    &portal->link_report, link->url);
			bool is_new, is_wanted = result && is_shown(portal, link);

			if (is_wanted)
				is_wanted = is_broken ? link_state_of(result->state) == LINK_BROKEN
						      : result->moved_to.len > 0;
			if (i && link->dataset != link[-1].dataset)
				map_clear(&seen);
			if (!is_wanted)
				continue;
			map_put(&seen, link->url, 0, &is_new);
			if (is_new && shown++ < LINKS_SHOWN)
				cJSON_AddItemToArray(list, link_view(view, link, result));
		}
		map_clear(&seen);
	}
	map_release(&seen);
}

void view_add_links(struct view *view, struct cJSON *object, const struct quality *quality)
{
	struct link_count all = quality->count.links;
	uint64_t broken = quality->count.broken_links + quality->broken_page_links;
	struct cJSON *list;

	for (size_t i = 0; i < LINK_STATE_COUNT; i++)
		all.states[i] += quality->page_links.states[i];
	all.moved += quality->page_links.moved;
	view_add_link_count(view, object, "outside_all", &all);
	view_add_link_count(view, object, "outside_pages", &quality->page_links);
	view_add_count(view, object, "broken_all", "broken_all_text", broken);
	view_add_str(view, object, "broken_all_words",
	    broken ? view_counted(view, STR("quality.broken_within"), broken)
		   : view_words(view, STR("quality.none_broken_within")));
	list = view_add_array(view, object, "bad_links");
	add_bad_links(view, list);
	view_add_bool(view, object, "has_bad_links", list->child != NULL);
}
