/* SPDX-License-Identifier: MIT */
#include "model/data_map.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"

struct map_builder {
	struct arena *arena;
	const struct portal *portal;
	struct data_map *data_map;
	struct map organizations, themes; /* id → place in the portal's registers */
};

struct str data_state_id(enum data_state state)
{
	static const struct str ids[DATA_STATE_COUNT] = {
		[DATA_OPEN] = STR_INIT("open"),
		[DATA_PLANNED] = STR_INIT("planned"),
		[DATA_CLOSED] = STR_INIT("closed"),
	};

	return ids[state];
}

static size_t place_of(const struct map *map, struct str id, size_t none)
{
	const struct map_entry *entry = id.len ? map_find(map, id) : NULL;

	return entry ? (size_t)entry->value : none;
}

static void add_item(struct map_builder *builder, struct str organization, struct str theme,
    const struct map_item *item)
{
	const struct portal *portal = builder->portal;
	struct map_item *added = ARENA_ADD(
	    builder->arena, builder->data_map->items, builder->data_map->count);

	*added = *item;
	added->organization = place_of(
	    &builder->organizations, organization, portal->organization_count);
	added->theme = place_of(&builder->themes, theme, portal->data_theme_count);
}

static void add_open(struct map_builder *builder, const struct dataset *dataset)
{
	const struct organization *publisher = portal_publisher_of(builder->portal, dataset);
	struct str owner = dataset->creator;
	struct map_item item = { .state = DATA_OPEN, .dataset = dataset };

	if (!owner.len && publisher)
		owner = publisher->id;
	if (!dataset->theme_count)
		add_item(builder, owner, STR(""), &item);
	for (size_t i = 0; i < dataset->theme_count; i++)
		add_item(builder, owner, dataset->themes[i], &item);
}

/* A milestone is no data; what was published is there as its dataset. */
static void add_promise(struct map_builder *builder, const struct plan_item *entry)
{
	struct map_item item = { .entry = entry, .state = DATA_PLANNED };

	if (entry->state == PLAN_PUBLISHED || entry->state == PLAN_WITHDRAWN ||
	    str_eq(entry->entry->kind, STR("milestone")))
		return;
	if (entry->state == PLAN_CLOSED)
		item.state = DATA_CLOSED;
	add_item(builder, entry->entry->organization, entry->entry->theme, &item);
}

static struct str id_of(const struct map_item *item)
{
	return item->dataset ? item->dataset->id : item->entry->entry->id;
}

static int compare_items(const void *a, const void *b)
{
	const struct map_item *left = a, *right = b;

	if (left->organization != right->organization)
		return left->organization < right->organization ? -1 : 1;
	if (left->theme != right->theme)
		return left->theme < right->theme ? -1 : 1;
	if (left->state != right->state)
		return left->state < right->state ? -1 : 1;
	return str_cmp(id_of(left), id_of(right));
}

/* The registers, and one more place for what is in neither. */
static void add_axes(struct map_builder *builder)
{
	const struct portal *portal = builder->portal;
	struct data_map *map = builder->data_map;

	map->organization_count = portal->organization_count + 1;
	map->theme_count = portal->data_theme_count + 1;
	map->organizations = arena_alloc(
	    builder->arena, size_mul(map->organization_count, sizeof(*map->organizations)));
	map->themes = arena_alloc(builder->arena, size_mul(map->theme_count, sizeof(*map->themes)));
	for (size_t i = 0; i < portal->organization_count; i++) {
		map->organizations[i] = &portal->organizations[i];
		map_put(&builder->organizations, portal->organizations[i].id, i, NULL);
	}
	for (size_t i = 0; i < portal->data_theme_count; i++) {
		map->themes[i] = &portal->data_themes[i];
		map_put(&builder->themes, portal->data_themes[i].id, i, NULL);
	}
}

struct data_map *data_map_new(struct arena *arena, const struct catalog *catalog)
{
	struct data_map *map = arena_alloc(arena, sizeof(*map));
	struct map_builder builder = { arena, catalog->portal, map, MAP_INIT, MAP_INIT };

	add_axes(&builder);
	for (size_t i = 0; i < catalog->count; i++)
		add_open(&builder, catalog->datasets[i]);
	for (size_t i = 0; i < catalog->plan->count.total; i++)
		add_promise(&builder, &catalog->plan->items[i]);
	map_release(&builder.organizations);
	map_release(&builder.themes);
	if (map->count)
		qsort(map->items, map->count, sizeof(*map->items), compare_items);
	map->cells = arena_alloc(arena,
	    size_mul(size_mul(map->organization_count, map->theme_count), sizeof(*map->cells)));
	for (size_t i = 0; i < map->count; i++) {
		const struct map_item *item = &map->items[i];
		struct map_cell *cell =
		    &map->cells[item->organization * map->theme_count + item->theme];

		if (!cell->count++)
			cell->items = item;
		cell->states[item->state]++;
	}
	return map;
}
