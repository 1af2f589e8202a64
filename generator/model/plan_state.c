/* SPDX-License-Identifier: MIT */
#include "model/plan_state.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"

struct str plan_state_id(enum plan_state state)
{
	static const struct str ids[PLAN_STATE_COUNT] = {
		[PLAN_PUBLISHED] = STR_INIT("published"),
		[PLAN_DUE_SOON] = STR_INIT("due-soon"),
		[PLAN_PLANNED] = STR_INIT("planned"),
		[PLAN_OVERDUE] = STR_INIT("overdue"),
		[PLAN_PAST] = STR_INIT("past"),
		[PLAN_CLOSED] = STR_INIT("closed"),
		[PLAN_WITHDRAWN] = STR_INIT("withdrawn"),
	};

	return ids[state];
}

size_t plan_count_expected(const struct plan_count *count)
{
	return count->total - count->states[PLAN_CLOSED] - count->states[PLAN_WITHDRAWN];
}

static int64_t days_between(struct date from, struct date to)
{
	return from.year && to.year ? date_days(to) - date_days(from) : 0;
}

/* On a day before it was issued the dataset is not there yet, though the folder holds it. */
static bool is_published(const struct portal *portal, const struct dataset *dataset)
{
	return dataset && portal_publishes(portal, dataset) &&
	       (!dataset->issued.year || date_cmp(dataset->issued, portal->today) <= 0);
}

static struct plan_item item_of(const struct portal *portal, const struct plan_entry *entry)
{
	const struct dataset *dataset = entry->dataset.len
					    ? portal_find_dataset(portal, entry->dataset)
					    : NULL;
	struct plan_item item = { .entry = entry };
	int64_t left = days_between(portal->today, entry->due);

	if (str_eq(entry->status, STR("closed"))) {
		item.state = PLAN_CLOSED;
	} else if (str_eq(entry->status, STR("withdrawn")) ||
		   (dataset && dataset->status == DATASET_WITHDRAWN)) {
		item.state = PLAN_WITHDRAWN;
	} else if (is_published(portal, dataset)) {
		item.state = PLAN_PUBLISHED;
		item.dataset = dataset;
		item.published = dataset->issued;
		item.days = days_between(entry->due, dataset->issued);
	} else if (!entry->due.year || !portal->today.year) {
		item.state = PLAN_PLANNED;
	} else if (left < 0) {
		item.state = str_eq(entry->status, STR("not-followed")) ? PLAN_PAST : PLAN_OVERDUE;
		item.days = -left;
	} else {
		item.state = left <= PLAN_SOON_DAYS ? PLAN_DUE_SOON : PLAN_PLANNED;
		item.days = left;
	}
	return item;
}

static void count_item(struct plan_count *count, const struct plan_item *item)
{
	count->total++;
	count->states[item->state]++;
	count->published_late += item->state == PLAN_PUBLISHED && item->days > 0;
}

static int compare_items(const void *a, const void *b)
{
	const struct plan_entry *left = ((const struct plan_item *)a)->entry;
	const struct plan_entry *right = ((const struct plan_item *)b)->entry;
	int order;

	if (!left->due.year != !right->due.year)
		return left->due.year ? -1 : 1;
	order = date_cmp(left->due, right->due);
	return order ? order : str_cmp(left->id, right->id);
}

static int compare_groups(const void *a, const void *b)
{
	const struct plan_group *left = a, *right = b;

	if (!left->id.len != !right->id.len)
		return left->id.len ? -1 : 1;
	if (left->count.total != right->count.total)
		return left->count.total > right->count.total ? -1 : 1;
	return str_cmp(left->id, right->id);
}

static void add_to_month(struct arena *arena, struct plan *plan, const struct plan_item *item)
{
	struct plan_month *month = plan->month_count ? &plan->months[plan->month_count - 1] : NULL;
	struct date due = item->entry->due;

	if (!month || month->year != due.year || month->month != due.month) {
		month = ARENA_ADD(arena, plan->months, plan->month_count);
		month->year = due.year;
		month->month = due.month;
		month->items = item;
	}
	count_item(&month->count, item);
}

/* Counts first, so that the largest come first; then each gets its items in the plan's order. */
static void add_organizations(struct arena *arena, const struct portal *portal, struct plan *plan)
{
	struct map ids = MAP_INIT;

	for (size_t i = 0; i < plan->count.total; i++) {
		struct plan_item *item = &plan->items[i];
		bool is_new;
		struct map_entry *known = map_put(
		    &ids, item->entry->organization, plan->organization_count, &is_new);
		struct plan_group *group;

		if (is_new) {
			group = ARENA_ADD(arena, plan->organizations, plan->organization_count);
			group->id = item->entry->organization;
			group->organization = portal_find_organization(portal, group->id);
		}
		group = &plan->organizations[known->value];
		count_item(&group->count, item);
	}
	if (plan->organization_count)
		qsort(plan->organizations, plan->organization_count, sizeof(struct plan_group),
		    compare_groups);
	map_clear(&ids);
	for (size_t i = 0; i < plan->organization_count; i++) {
		struct plan_group *group = &plan->organizations[i];

		map_put(&ids, group->id, i, NULL);
		group->items = arena_alloc(
		    arena, size_mul(group->count.total, sizeof(*group->items)));
		group->count.total = 0; /* counts them once more */
	}
	for (size_t i = 0; i < plan->count.total; i++) {
		struct plan_item *item = &plan->items[i];
		struct map_entry *known = map_find(&ids, item->entry->organization);
		struct plan_group *group = &plan->organizations[known->value];

		item->organization = (size_t)known->value;
		group->items[group->count.total++] = item;
	}
	map_release(&ids);
}

struct plan *plan_new(struct arena *arena, const struct portal *portal)
{
	struct plan *plan = arena_alloc(arena, sizeof(*plan));

	if (!portal->plan_count)
		return plan;
	plan->items = arena_alloc(arena, size_mul(portal->plan_count, sizeof(*plan->items)));
	for (size_t i = 0; i < portal->plan_count; i++)
		plan->items[i] = item_of(portal, &portal->plan[i]);
	qsort(plan->items, portal->plan_count, sizeof(*plan->items), compare_items);
	for (size_t i = 0; i < portal->plan_count; i++) {
		count_item(&plan->count, &plan->items[i]);
		add_to_month(arena, plan, &plan->items[i]);
	}
	add_organizations(arena, portal, plan);
	return plan;
}

const struct plan_group *plan_find_organization(const struct plan *plan, struct str id)
{
	for (size_t i = 0; i < plan->organization_count; i++) {
		if (str_eq(plan->organizations[i].id, id))
			return &plan->organizations[i];
	}
	return NULL;
}
