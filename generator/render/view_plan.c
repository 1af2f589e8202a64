/* SPDX-License-Identifier: MIT */
#include "render/view_plan.h"

#include <cjson/cJSON.h>

#include "base/period.h"

enum { BAR_WIDTH = 1000, BAR_HEIGHT = 12 };

struct str view_plan_state(struct view *view, enum plan_state state)
{
	return view_words(
	    view, arena_format(view->arena, "plan_state.%.*s", STR_ARG(plan_state_id(state))));
}

/* "4 trên 9 mục đã công bố; 2 quá hạn; 3 theo kế hoạch" */
static struct str progress_words(struct view *view, const struct plan_count *count)
{
	struct strbuf words = STRBUF_INIT;
	struct str result;

	strbuf_add(&words, view_sentence(view, STR("plan.progress"),
			       (struct view_word[]){
				   { "published", view_count(view, count->states[PLAN_PUBLISHED]) },
				   { "entries", view_counted(view, STR("count.plan_entries"),
						    plan_count_expected(count)) },
				   { NULL, STR("") } }));
	for (size_t i = PLAN_PUBLISHED + 1; i < PLAN_STATE_COUNT; i++) {
		struct str key = arena_format(
		    view->arena, "plan_count.%.*s", STR_ARG(plan_state_id((enum plan_state)i)));

		if (!count->states[i])
			continue;
		strbuf_add_cstr(&words, "; ");
		strbuf_add(&words, view_counted(view, key, count->states[i]));
	}
	result = arena_str(view->arena, strbuf_str(&words));
	strbuf_release(&words);
	return result;
}

static void add_segment(struct view *view, struct cJSON *segments, struct str state, size_t from,
    size_t to, size_t longest)
{
	struct cJSON *segment = view_append_object(view, segments);
	double left = (double)from * BAR_WIDTH / (double)longest;
	double right = (double)to * BAR_WIDTH / (double)longest;

	view_add_str(view, segment, "state", state);
	view_add_number(view, segment, "x", (double)(int)(left + 0.5));
	view_add_number(view, segment, "width", (double)((int)(right + 0.5) - (int)(left + 0.5)));
}

void view_add_plan_progress(struct view *view, struct cJSON *object, const char *key,
    const struct plan_count *count, size_t longest)
{
	struct cJSON *progress, *segments, *states;
	size_t before = 0;

	if (!count->total) {
		view_add_null(view, object, key);
		return;
	}
	progress = view_add_object(view, object, key);
	view_add_count(view, progress, "total", "total_text", count->total);
	view_add_count(view, progress, "expected", "expected_text", plan_count_expected(count));
	view_add_count(
	    view, progress, "published", "published_text", count->states[PLAN_PUBLISHED]);
	view_add_count(
	    view, progress, "published_late", "published_late_text", count->published_late);
	view_add_count(view, progress, "overdue", "overdue_text", count->states[PLAN_OVERDUE]);
	view_add_count(view, progress, "past", "past_text", count->states[PLAN_PAST]);
	view_add_count(view, progress, "due_soon", "due_soon_text", count->states[PLAN_DUE_SOON]);
	view_add_count(view, progress, "planned", "planned_text", count->states[PLAN_PLANNED]);
	view_add_count(view, progress, "closed", "closed_text", count->states[PLAN_CLOSED]);
	view_add_count(
	    view, progress, "withdrawn", "withdrawn_text", count->states[PLAN_WITHDRAWN]);
	view_add_str(view, progress, "words", progress_words(view, count));
	view_add_number(view, progress, "width", BAR_WIDTH);
	view_add_number(view, progress, "height", BAR_HEIGHT);
	segments = view_add_array(view, progress, "segments");
	states = view_add_array(view, progress, "states");
	for (size_t i = 0; i < PLAN_STATE_COUNT; i++) {
		struct str id = plan_state_id((enum plan_state)i);
		struct cJSON *state;

		if (!count->states[i])
			continue;
		add_segment(view, segments, id, before, before + count->states[i], longest);
		before += count->states[i];
		state = view_append_object(view, states);
		view_add_str(view, state, "state", id);
		view_add_str(view, state, "state_text", view_plan_state(view, (enum plan_state)i));
		view_add_count(view, state, "count", "count_text", count->states[i]);
	}
}

static struct str period_words(struct view *view, struct period period)
{
	strbuf_clear(&view->text);
	period_add_long(&view->text, period, view->language);
	return arena_str(view->arena, strbuf_str(&view->text));
}

void view_add_plan_months(struct view *view, struct cJSON *object, const struct plan *plan)
{
	struct cJSON *months = view_add_array(view, object, "months");
	struct date today = view->portal->today;
	size_t longest = 1;

	for (size_t i = 0; i < plan->month_count; i++) {
		if (plan->months[i].count.total > longest)
			longest = plan->months[i].count.total;
	}
	for (size_t i = 0; i < plan->month_count; i++) {
		const struct plan_month *month = &plan->months[i];
		struct cJSON *item = view_append_object(view, months);
		struct period period = { PERIOD_MONTH, { month->year, month->month, 1 } };

		view_add_str(view, item, "month",
		    month->year ? arena_format(view->arena, "%04d-%02d", month->year, month->month)
				: STR(""));
		view_add_str(view, item, "name",
		    month->year ? period_words(view, period)
				: view_words(view, STR("plan.without_date")));
		view_add_bool(view, item, "is_current",
		    month->year == today.year && month->month == today.month);
		view_add_plan_progress(view, item, "progress", &month->count, longest);
	}
}

void view_add_plan_group_name(
    struct view *view, struct cJSON *object, const char *key, const struct plan_group *group)
{
	struct text_entry entry = { STR(""), group->id };

	if (group->organization)
		view_add_text(view, object, key, &group->organization->name);
	else
		view_add_text(view, object, key, &(struct text){ &entry, group->id.len ? 1 : 0 });
}

static void add_group_path(struct view *view, struct cJSON *item, const struct plan_group *group)
{
	if (group->id.len)
		view_add_folder_path(view, item, "path", STR("plan"), group->id);
	else
		view_add_null(view, item, "path");
}

void view_add_plan_organizations(struct view *view, struct cJSON *object, const struct plan *plan)
{
	struct cJSON *list = view_add_array(view, object, "organizations");
	size_t longest = 1;

	for (size_t i = 0; i < plan->organization_count; i++) {
		if (plan->organizations[i].count.total > longest)
			longest = plan->organizations[i].count.total;
	}
	for (size_t i = 0; i < plan->organization_count; i++) {
		const struct plan_group *group = &plan->organizations[i];
		struct cJSON *item = view_append_object(view, list);

		view_add_str(view, item, "id", group->id);
		view_add_plan_group_name(view, item, "name", group);
		add_group_path(view, item, group);
		view_add_plan_progress(view, item, "progress", &group->count, longest);
	}
}

/* A number of days in a sentence of its own: "quá hạn 3 ngày". */
static struct str days_words(struct view *view, const char *key, int64_t days)
{
	return view_counted(view, str_of(key), days > 0 ? (uint64_t)days : 0);
}

static struct str published_words(struct view *view, const struct plan_item *item)
{
	struct view_word words[] = { { "date", view_date(view, item->published) },
		{ "late", days_words(view, "plan_days.late", item->days) }, { NULL, STR("") } };

	if (!item->published.year)
		return view_words(view, STR("plan_words.published"));
	if (!item->entry->due.year)
		return view_sentence(view, STR("plan_words.published_on"), words);
	return view_sentence(view,
	    item->days > 0 ? STR("plan_words.published_late") : STR("plan_words.published_in_time"),
	    words);
}

static struct str entry_words(struct view *view, const struct plan_item *item)
{
	switch (item->state) {
	case PLAN_PUBLISHED:
		return published_words(view, item);
	case PLAN_OVERDUE:
		return days_words(view, "plan_days.overdue", item->days);
	case PLAN_PAST:
		return view_words(view, STR("plan_words.past"));
	case PLAN_CLOSED:
		return view_words(view, STR("plan_words.closed"));
	case PLAN_WITHDRAWN:
		return view_words(view, STR("plan_words.withdrawn"));
	case PLAN_DUE_SOON:
	case PLAN_PLANNED:
	case PLAN_STATE_COUNT:
		break;
	}
	if (!item->entry->due.year)
		return view_words(view, STR("plan_words.without_date"));
	if (!item->days)
		return view_words(view, STR("plan_words.due_today"));
	return days_words(view, "plan_days.left", item->days);
}

static void add_due(struct view *view, struct cJSON *object, const struct plan_entry *entry)
{
	struct period period;

	view_add_str(view, object, "due", entry->due_text);
	view_add_date(view, object, "due_date", "due_date_text", entry->due);
	view_add_str(view, object, "due_text",
	    period_parse(entry->due_text, &period) ? period_words(view, period) : STR(""));
}

static void add_dataset(struct view *view, struct cJSON *object, const struct dataset *dataset)
{
	struct cJSON *item;

	if (!dataset) {
		view_add_null(view, object, "dataset");
		return;
	}
	item = view_add_object(view, object, "dataset");
	view_add_str(view, item, "id", dataset->id);
	view_add_text(view, item, "title", &dataset->title);
	view_add_folder_path(view, item, "path", STR("datasets"), dataset->id);
}

struct cJSON *view_plan_entry(struct view *view, const struct plan_item *item)
{
	const struct plan_entry *entry = item->entry;
	const struct plan_group *group = &view->catalog->plan->organizations[item->organization];
	struct cJSON *object = view_object(view), *organization;

	view_add_str(view, object, "id", entry->id);
	view_add_text(view, object, "title", &entry->title);
	organization = view_add_object(view, object, "organization");
	view_add_plan_group_name(view, organization, "name", group);
	add_group_path(view, organization, group);
	view_add_str(view, object, "kind", entry->kind);
	view_add_str(view, object, "kind_text",
	    entry->kind.len ? view_words(view,
				  arena_format(view->arena, "plan_kind.%.*s", STR_ARG(entry->kind)))
			    : STR(""));
	add_due(view, object, entry);
	view_add_str(view, object, "state", plan_state_id(item->state));
	view_add_str(view, object, "state_text", view_plan_state(view, item->state));
	view_add_str(view, object, "words", entry_words(view, item));
	view_add_date(view, object, "published", "published_text", item->published);
	add_dataset(view, object, item->dataset);
	view_add_text(view, object, "legal_basis", &entry->legal_basis);
	view_add_text(view, object, "note", &entry->note);
	return object;
}
