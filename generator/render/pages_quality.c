/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/quality.h"
#include "model/site_path.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"
#include "render/view_outside_links.h"
#include "render/view_quality.h"

/* Of the datasets that lack something; all are in the CSV. */
enum { RECORDS_SHOWN = 200 };

static const char *const freshness_ids[FRESHNESS_COUNT] = {
	[FRESHNESS_NONE] = "none",
	[FRESHNESS_FRESH] = "fresh",
	[FRESHNESS_DUE] = "due",
	[FRESHNESS_OVERDUE] = "overdue",
};

static const struct quality *quality_of(const struct view *view)
{
	return view->catalog->quality;
}

static void quality_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, STR("quality"), index + 1);
}

static void quality_api_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context, (void)index;
	strbuf_add_cstr(path, "api/v1/quality.json");
}

static struct str item_words(struct view *view, enum quality_item item)
{
	return view_words(
	    view, arena_format(view->arena, "quality_item.%.*s", STR_ARG(quality_item_id(item))));
}

static void add_broken_links(struct view *view, struct cJSON *object, uint64_t count)
{
	view_add_count(view, object, "broken_links", "broken_links_text", count);
	view_add_str(view, object, "broken_links_words",
	    count ? view_counted(view, STR("quality.broken_within"), count) : STR(""));
}

static void add_counts(struct view *view, struct cJSON *object, const struct quality_count *count)
{
	double share = quality_share(count);

	view_add_count(view, object, "datasets", "datasets_text", count->datasets);
	view_add_count(view, object, "complete", "complete_text", count->complete);
	view_add_count(view, object, "fresh", "fresh_text", count->freshness[FRESHNESS_FRESH]);
	view_add_count(view, object, "due", "due_text", count->freshness[FRESHNESS_DUE]);
	view_add_count(
	    view, object, "overdue", "overdue_text", count->freshness[FRESHNESS_OVERDUE]);
	view_add_count(view, object, "undated", "undated_text", count->freshness[FRESHNESS_NONE]);
	view_add_number(view, object, "share", share);
	view_add_str(view, object, "share_text", view_percent(view, share));
	view_add_number(view, object, "share_width", (double)(int)(share * 1000 + 0.5));
	view_add_count(view, object, "untranslated", "untranslated_text",
	    count->datasets - count->present[QUALITY_TRANSLATIONS]);
	add_broken_links(view, object, count->broken_links);
	view_add_mqa_points(view, object, quality_mqa_points(count));
	view_add_link_count(view, object, "outside", &count->links);
}

static void add_items(struct view *view, struct cJSON *object, const struct quality_count *count)
{
	struct cJSON *items = view_add_array(view, object, "items");

	for (size_t i = 0; i < QUALITY_ITEM_COUNT; i++) {
		struct cJSON *item = view_append_object(view, items);
		double share = count->datasets ? (double)count->present[i] / (double)count->datasets
					       : 1;

		view_add_str(view, item, "id", quality_item_id((enum quality_item)i));
		view_add_str(view, item, "name", item_words(view, (enum quality_item)i));
		view_add_count(view, item, "present", "present_text", count->present[i]);
		view_add_count(
		    view, item, "missing", "missing_text", count->datasets - count->present[i]);
		view_add_number(view, item, "share_width", (double)(int)(share * 1000 + 0.5));
		view_add_str(view, item, "share_text", view_percent(view, share));
	}
}

static void add_groups(struct view *view, struct cJSON *object)
{
	const struct quality *quality = quality_of(view);
	struct cJSON *list = view_add_array(view, object, "organizations");

	for (size_t i = 0; i < quality->group_count; i++) {
		const struct quality_group *group = &quality->groups[i];
		struct cJSON *item = view_append_object(view, list);

		view_add_organization(view, item, "organization", group->organization);
		add_counts(view, item, &group->count);
		if (group->organization) {
			view_path_begin(view);
			strbuf_add_format(
			    &view->path, "quality/%.*s.svg", STR_ARG(group->organization->id));
			view_add_path(view, item, "badge");
		} else {
			view_add_null(view, item, "badge");
		}
	}
}

static struct str missing_words(struct view *view, const struct quality_record *record)
{
	struct str words = STR("");

	for (size_t i = 0; i < QUALITY_ITEM_COUNT; i++) {
		struct str item = item_words(view, (enum quality_item)i);

		if (!record->has[i])
			words = arena_format(view->arena, "%.*s%s%.*s", STR_ARG(words),
			    words.len ? ", " : "", STR_ARG(item));
	}
	return words;
}

static bool is_to_mend(const struct quality_record *record)
{
	return record->freshness == FRESHNESS_DUE || record->freshness == FRESHNESS_OVERDUE ||
	       record->present < QUALITY_ITEM_COUNT || record->mqa.points < MQA_POINTS_MAX ||
	       record->broken_links || record->links.states[LINK_BROKEN];
}

static struct cJSON *record_view(struct view *view, const struct quality_record *record)
{
	struct cJSON *item = view_object(view);

	view_add_str(view, item, "id", record->dataset->id);
	view_add_text(view, item, "title", &record->dataset->title);
	view_add_folder_path(view, item, "path", STR("datasets"), record->dataset->id);
	view_add_str(view, item, "freshness_state", str_of(freshness_ids[record->freshness]));
	view_add_freshness(view, item, "freshness", record->dataset);
	view_add_str(view, item, "missing", missing_words(view, record));
	view_add_mqa_points(view, item, record->mqa.points);
	view_add_mqa_reasons(view, item, &record->mqa);
	view_add_link_count(view, item, "outside", &record->links);
	add_broken_links(view, item, record->broken_links);
	return item;
}

/* Those that lack something or are late, the latest first. */
static void add_records(struct view *view, struct cJSON *object)
{
	const struct quality *quality = quality_of(view);
	struct cJSON *list = view_add_array(view, object, "to_mend");
	size_t count = 0;

	for (int state = FRESHNESS_COUNT - 1; state >= 0; state--) {
		for (size_t i = 0; i < quality->count.datasets; i++) {
			const struct quality_record *record = &quality->records[i];

			if ((int)record->freshness != state || !is_to_mend(record))
				continue;
			if (count++ < RECORDS_SHOWN)
				cJSON_AddItemToArray(list, record_view(view, record));
		}
	}
	view_add_count(view, object, "to_mend_count", "to_mend_count_text", count);
	view_add_bool(view, object, "has_to_mend", count > 0);
	view_add_str(view, object, "to_mend_more",
	    count > RECORDS_SHOWN ? view_counted(view, STR("count.more"), count - RECORDS_SHOWN)
				  : STR(""));
}

static struct cJSON *quality_view(struct view *view, size_t index)
{
	const struct quality *quality = quality_of(view);
	struct cJSON *object = view_object(view), *page;
	struct str title = view_words(view, STR("quality.title"));

	(void)index;
	page = view_add_page(view, object, title, view_words(view, STR("quality.lead")));
	view_add_crumb(view, page, title, true);
	add_counts(view, object, &quality->count);
	add_items(view, object, &quality->count);
	add_groups(view, object);
	view_add_mqa(view, object, &quality->count);
	view_add_links(view, object, quality);
	add_records(view, object);
	view_path_begin_page(view, view->portal->languages[0]);
	strbuf_add_cstr(&view->path, "quality/quality.csv");
	view_add_path(view, object, "csv");
	return object;
}

const struct page_kind quality_page = {
	.id = "quality",
	.is_listed = true,
	.has_api = true,
	.count = one_page,
	.path = quality_path,
	.api_path = quality_api_path,
	.view = quality_view,
};
