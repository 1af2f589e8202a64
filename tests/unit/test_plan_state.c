/* SPDX-License-Identifier: MIT */
#include "model/plan_state.h"

#include "tap.h"

static struct organization organizations[] = {
	{ .id = STR_INIT("so-a") },
	{ .id = STR_INIT("so-b") },
};

static struct dataset datasets[] = {
	{ .id = STR_INIT("cho-rut"), .status = DATASET_WITHDRAWN, .issued = { 2023, 1, 1 } },
	{ .id = STR_INIT("khong-ngay") },
	{ .id = STR_INIT("nhap"), .is_draft = true },
	{ .id = STR_INIT("tap-a"), .issued = { 2023, 3, 15 } },
};

#define ENTRY(name, day, to, dataset_id, said)                                     \
	{                                                                          \
		.id = STR_INIT(name), .due = day, .dataset = STR_INIT(dataset_id), \
		.status = STR_INIT(said), .organization = STR_INIT(to)             \
	}
#define DAY(y, m, d)    \
	{               \
		y, m, d \
	}

static struct plan_entry entries[] = {
	ENTRY("a", DAY(2023, 3, 14), "so-a", "tap-a", ""),
	ENTRY("b", DAY(2023, 3, 15), "so-a", "tap-a", ""),
	ENTRY("c", DAY(2023, 3, 14), "so-a", "", ""),
	ENTRY("d", DAY(2023, 3, 15), "so-b", "", ""),
	ENTRY("e", DAY(2023, 4, 14), "so-b", "", ""),
	ENTRY("f", DAY(2023, 4, 15), "la", "", ""),
	ENTRY("g", DAY(0, 0, 0), "", "", ""),
	ENTRY("h", DAY(2023, 1, 31), "so-a", "cho-rut", ""),
	ENTRY("i", DAY(2023, 1, 31), "so-a", "tap-a", "withdrawn"),
	ENTRY("j", DAY(2023, 1, 31), "so-a", "tap-a", "closed"),
	ENTRY("k", DAY(2023, 1, 31), "so-a", "nhap", ""),
	ENTRY("l", DAY(2023, 1, 31), "so-a", "khong-ngay", ""),
	ENTRY("m", DAY(2023, 1, 31), "so-a", "khong-co", ""),
	ENTRY("n", DAY(2023, 3, 14), "", "", "not-followed"),
	ENTRY("o", DAY(2023, 3, 15), "", "", "not-followed"),
	ENTRY("p", DAY(2023, 3, 14), "", "tap-a", "not-followed"),
};

static const struct plan_item *find(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->count.total; i++) {
		if (str_eq(plan->items[i].entry->id, str_of(id)))
			return &plan->items[i];
	}
	return NULL;
}

static void is_state(
    const struct plan *plan, const char *id, const char *state, int64_t days, const char *behaviour)
{
	const struct plan_item *item = find(plan, id);

	is_str(plan_state_id(item->state), str_of(state), behaviour);
	is_number(item->days, days, "… so many days");
}

static void test_states(const struct plan *plan)
{
	is_state(plan, "a", "published", 1, "what was issued a day after its last day is late");
	is_state(plan, "b", "published", 0, "what was issued on its last day is in time");
	is_state(plan, "c", "overdue", 1, "the day after its last day it is overdue");
	is_state(plan, "d", "due-soon", 0, "on its last day it is not overdue yet");
	is_state(plan, "e", "due-soon", 30, "30 days before it is due soon");
	is_state(plan, "f", "planned", 31, "31 days before it is planned");
	is_state(plan, "g", "planned", 0, "without a date it is planned");
	is_state(plan, "h", "withdrawn", 0, "a withdrawn dataset withdraws its promise");
	is_state(plan, "i", "withdrawn", 0, "a withdrawal outweighs the dataset");
	is_state(plan, "j", "closed", 0, "so does closing");
	is_state(plan, "k", "overdue", 43, "a draft is not published");
	is_state(plan, "l", "published", 0, "a dataset without a date of issue is published");
	is_state(plan, "m", "overdue", 43, "a dataset that does not exist fulfils nothing");
	is_state(plan, "n", "past", 1, "what nobody follows is not called overdue");
	is_state(plan, "o", "due-soon", 0, "before its day it is as any other");
	is_state(plan, "p", "published", 1, "and so when it is published");
	is_number(plan->count.published_late, 2, "late ones are counted");
	is_number(
	    plan_count_expected(&plan->count), 13, "closed and withdrawn ones are not awaited");
}

static void test_groups(const struct plan *plan)
{
	const struct plan_group *none = &plan->organizations[plan->organization_count - 1];
	size_t total = 0;

	is_number(plan->organization_count, 4, "each organization named has a group");
	is_str(plan->organizations[0].id, STR("so-a"), "the one with most entries comes first");
	is_str(none->id, STR(""), "entries that name none come last");
	ok(!plan_find_organization(plan, STR("la"))->organization,
	    "an organization that is not registered has no more than its id");
	ok(plan_find_organization(plan, STR("so-b"))->organization == &organizations[1],
	    "one that is has its names");
	for (size_t i = 0; i < plan->organization_count; i++) {
		const struct plan_group *group = &plan->organizations[i];

		total += group->count.total;
		for (size_t j = 0; j < group->count.total; j++)
			ok(str_eq(group->items[j]->entry->organization, group->id) &&
				group->items[j]->organization == i,
			    "an entry is in the group of its organization");
	}
	is_number(total, plan->count.total, "every entry is in one group");
	is_number(plan->month_count, 4, "months that have entries are listed");
	is_number(plan->months[0].count.total, 6, "January's are together");
	ok(!plan->months[3].year, "entries without a date come last");
}

static void test_before_issue(struct arena *arena, struct portal *portal)
{
	const struct plan *plan;

	portal->today = (struct date){ 2023, 3, 14 };
	plan = plan_new(arena, portal);
	is_state(plan, "b", "due-soon", 1, "before its day of issue a dataset is not there yet");
	portal->today = (struct date){ 0, 0, 0 };
	plan = plan_new(arena, portal);
	is_state(plan, "c", "planned", 0, "without a day to judge by nothing is late");
	portal->plan_count = 0;
	plan = plan_new(arena, portal);
	is_number(plan->count.total + plan->organization_count + plan->month_count, 0,
	    "a portal without a plan has an empty one");
}

int main(void)
{
	struct arena *arena = arena_new();
	struct portal portal = { .organizations = organizations,
		.organization_count = 2,
		.datasets = datasets,
		.dataset_count = 4,
		.plan = entries,
		.plan_count = sizeof(entries) / sizeof(entries[0]),
		.today = { 2023, 3, 15 } };
	const struct plan *plan = plan_new(arena, &portal);

	test_states(plan);
	test_groups(plan);
	test_before_issue(arena, &portal);
	arena_free(arena);
	return tap_end();
}
