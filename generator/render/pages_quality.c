/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "base/output.h"
#include "base/xml_writer.h"
#include "model/quality.h"
#include "model/site_path.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"

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

/* Those that lack something or are late, the latest first. */
static void add_records(struct view *view, struct cJSON *object)
{
	const struct quality *quality = quality_of(view);
	struct cJSON *list = view_add_array(view, object, "to_mend");
	size_t shown = 0, count = 0;

	for (int state = FRESHNESS_COUNT - 1; state >= 0; state--) {
		for (size_t i = 0; i < quality->count.datasets; i++) {
			const struct quality_record *record = &quality->records[i];
			bool is_late = record->freshness == FRESHNESS_DUE ||
				       record->freshness == FRESHNESS_OVERDUE;
			struct cJSON *item;

			if ((int)record->freshness != state ||
			    (!is_late && record->present == QUALITY_ITEM_COUNT))
				continue;
			count++;
			if (shown++ >= RECORDS_SHOWN)
				continue;
			item = view_append_object(view, list);
			view_add_str(view, item, "id", record->dataset->id);
			view_add_text(view, item, "title", &record->dataset->title);
			view_add_folder_path(
			    view, item, "path", STR("datasets"), record->dataset->id);
			view_add_str(view, item, "freshness_state", str_of(freshness_ids[state]));
			view_add_freshness(view, item, "freshness", record->dataset);
			view_add_str(view, item, "missing", missing_words(view, record));
		}
	}
	view_add_count(view, object, "to_mend_count", "to_mend_count_text", count);
	view_add_bool(view, object, "has_to_mend", count > 0);
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

/* --- a badge that an organization can put on its own pages --- */

static size_t badge_count(const struct page_context *context)
{
	const struct quality *quality = context->renderer->catalog->quality;
	size_t count = quality->group_count;

	/* the last group may be of nobody */
	return count && !quality->groups[count - 1].organization ? count - 1 : count;
}

static void badge_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	const struct quality *quality = context->renderer->catalog->quality;

	strbuf_add_format(
	    path, "quality/%.*s.svg", STR_ARG(quality->groups[index].organization->id));
}

static void attribute(struct xml_writer *xml, const char *name, const char *value)
{
	xml_attribute(xml, name, str_of(value));
}

static void add_words(struct xml_writer *xml, const char *x, struct str words)
{
	xml_begin(xml, "text");
	attribute(xml, "x", x);
	attribute(xml, "y", "20");
	attribute(xml, "fill", "#ffffff");
	attribute(xml, "font-family", "system-ui, sans-serif");
	attribute(xml, "font-size", "14");
	attribute(xml, "text-anchor", "middle");
	xml_text(xml, words);
	xml_end(xml);
}

static void add_box(struct xml_writer *xml, const char *x, const char *width, const char *fill)
{
	xml_begin(xml, "rect");
	attribute(xml, "x", x);
	attribute(xml, "width", width);
	attribute(xml, "height", "30");
	attribute(xml, "fill", fill);
	xml_end(xml);
}

static void badge_write(struct view *view, size_t index, struct output *output)
{
	const struct quality_count *count = &quality_of(view)->groups[index].count;
	size_t late = count->freshness[FRESHNESS_DUE] + count->freshness[FRESHNESS_OVERDUE];
	struct str label = view_words(view, STR("quality.badge"));
	struct str state = late ? view_counted(view, STR("quality.late"), late)
				: view_words(view, STR("quality.in_time"));
	struct str share = view_percent(view, quality_share(count));
	struct str words = arena_format(view->arena, "%.*s · %.*s", STR_ARG(share), STR_ARG(state));
	struct xml_writer *xml = xml_writer_new(output);

	/* nothing is due where nothing is to be updated */
	if (count->freshness[FRESHNESS_NONE] == count->datasets)
		words = share;
	xml_begin(xml, "svg");
	attribute(xml, "xmlns", "http://www.w3.org/2000/svg");
	attribute(xml, "viewBox", "0 0 340 30");
	attribute(xml, "width", "340");
	attribute(xml, "height", "30");
	attribute(xml, "role", "img");
	xml_element(
	    xml, "title", arena_format(view->arena, "%.*s: %.*s", STR_ARG(label), STR_ARG(words)));
	add_box(xml, "0", "140", "#3b4440");
	add_box(xml, "140", "200", late ? "#7d5200" : "#1c6b40");
	add_words(xml, "70", label);
	add_words(xml, "240", words);
	xml_end(xml);
	xml_writer_free(xml);
}

const struct page_kind quality_badge = {
	.id = "quality_badge",
	.count = badge_count,
	.path = badge_path,
	.write = badge_write,
};
