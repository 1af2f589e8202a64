/* SPDX-License-Identifier: MIT */
#include "model/data_map.h"

#include "tap.h"

static struct str languages[] = { STR_INIT("vi") };
static struct organization organizations[] = { { .id = STR_INIT("a") }, { .id = STR_INIT("b") } };
static struct data_theme themes[] = { { .id = STR_INIT("s") }, { .id = STR_INIT("t") } };
static struct str both[] = { STR_INIT("s"), STR_INIT("t") }, unknown[] = { STR_INIT("x") };

static struct dataset datasets[] = {
	{ .id = STR_INIT("bare"), .publisher = STR_INIT("b") },
	{ .id = STR_INIT("draft"), .publisher = STR_INIT("a"), .is_draft = true },
	{ .id = STR_INIT("full"),
	    .publisher = STR_INIT("a"),
	    .creator = STR_INIT("b"),
	    .themes = both,
	    .theme_count = 2 },
	{ .id = STR_INIT("gone"), .publisher = STR_INIT("a"), .status = DATASET_WITHDRAWN },
	{ .id = STR_INIT("odd"), .themes = unknown, .theme_count = 1 },
};

#define ENTRY(name, to, what, is, under, said)                                               \
	{                                                                                    \
		.id = STR_INIT(name), .organization = STR_INIT(to), .theme = STR_INIT(what), \
		.kind = STR_INIT(is), .dataset = STR_INIT(under), .status = STR_INIT(said)   \
	}

static struct plan_entry entries[] = {
	ENTRY("1", "a", "s", "open-data", "", ""),
	ENTRY("2", "a", "s", "database", "", "closed"),
	ENTRY("3", "a", "s", "milestone", "", ""),
	ENTRY("4", "a", "s", "open-data", "", "withdrawn"),
	ENTRY("5", "b", "t", "open-data", "full", ""),
	ENTRY("6", "c", "", "open-data", "", "not-followed"),
};

static const struct map_cell *cell(const struct data_map *map, size_t organization, size_t theme)
{
	return &map->cells[organization * map->theme_count + theme];
}

int main(void)
{
	struct portal portal = {
		.languages = languages,
		.language_count = 1,
		.organizations = organizations,
		.organization_count = 2,
		.data_themes = themes,
		.data_theme_count = 2,
		.datasets = datasets,
		.dataset_count = sizeof(datasets) / sizeof(datasets[0]),
		.plan = entries,
		.plan_count = sizeof(entries) / sizeof(entries[0]),
		.today = { 2024, 6, 1 },
	};
	struct arena *arena = arena_new();
	const struct catalog *catalog = catalog_new(arena, &portal);
	const struct data_map *map = catalog->data_map;
	size_t states[DATA_STATE_COUNT] = { 0 }, total = 0;

	is_number(map->organization_count, 3, "those registered, and one place for others");
	is_number(map->theme_count, 3, "so of themes");
	ok(!map->organizations[2] && !map->themes[2], "which comes last");
	is_number(cell(map, 1, 0)->states[DATA_OPEN], 1, "a dataset is its creator's");
	is_number(cell(map, 1, 1)->states[DATA_OPEN], 1, "and counts for each of its themes");
	is_number(cell(map, 1, 1)->count, 1, "what fulfils a promise is there once");
	is_number(cell(map, 1, 2)->states[DATA_OPEN], 1, "without a theme it is there, too");
	is_number(cell(map, 2, 2)->states[DATA_OPEN], 1, "of nobody and of no known theme");
	is_number(cell(map, 0, 0)->states[DATA_PLANNED], 1, "a promise is planned data");
	is_number(cell(map, 0, 0)->states[DATA_CLOSED], 1, "or stays closed");
	is_number(cell(map, 0, 0)->count, 2, "a milestone is no data, nor what was taken back");
	is_number(cell(map, 2, 2)->states[DATA_PLANNED], 1, "what nobody follows is planned");
	ok(cell(map, 0, 0)->items[0].state == DATA_PLANNED, "what comes is before what does not");
	for (size_t i = 0; i < map->organization_count * map->theme_count; i++) {
		total += map->cells[i].count;
		for (size_t j = 0; j < DATA_STATE_COUNT; j++)
			states[j] += map->cells[i].states[j];
	}
	is_number(total, map->count, "each item is in one cell");
	is_number(
	    states[DATA_OPEN] + states[DATA_PLANNED] + states[DATA_CLOSED], total, "in one state");
	arena_free(arena);
	return tap_end();
}
