/* SPDX-License-Identifier: MIT */
#include "model/related.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "model/catalog.h"

static const unsigned weights[RELATION_COUNT] = {
	[RELATION_KEY] = 4096,
	[RELATION_KEYWORD] = 1024,
	[RELATION_THEME] = 256,
	[RELATION_ORGANIZATION] = 32,
};

/* What some datasets share. */
struct group {
	enum relation relation;
	size_t *members; /* indexes in portal->datasets, rising */
	size_t count;
};

struct membership {
	size_t group, place; /* which of the group's members it is */
};

struct related_index {
	const struct portal *portal;
	struct group *groups;
	size_t group_count;
	struct memberships {
		struct membership *items;
		size_t count;
	} * of; /* one a dataset */
};

struct index_builder {
	struct arena *arena;
	struct related_index *index;
	struct map groups; /* by relation and id */
};

static void join(
    struct index_builder *builder, size_t dataset, enum relation relation, struct str id)
{
	struct related_index *index = builder->index;
	struct memberships *own = &index->of[dataset];
	struct str key = arena_format(builder->arena, "%d %.*s", (int)relation, STR_ARG(id));
	bool is_new;
	size_t at = (size_t)map_put(&builder->groups, key, index->group_count, &is_new)->value;
	struct group *group;

	if (is_new)
		ARENA_ADD(builder->arena, index->groups, index->group_count)->relation = relation;
	group = &index->groups[at];
	if (group->count && group->members[group->count - 1] == dataset)
		return;
	*ARENA_ADD(
	    builder->arena, own->items, own->count) = (struct membership){ at, group->count };
	*ARENA_ADD(builder->arena, group->members, group->count) = dataset;
}

/* Both ends of its keys, by the id of the dataset that is referred to. */
static void join_keys(struct index_builder *builder, const struct map *targets, size_t i)
{
	const struct dataset *dataset = &builder->index->portal->datasets[i];

	if (map_find(targets, dataset->id))
		join(builder, i, RELATION_KEY, dataset->id);
	for (size_t j = 0; j < dataset->resource_count; j++) {
		const struct table_schema *schema = &dataset->resources[j].schema;

		for (size_t k = 0; k < schema->foreign_key_count; k++) {
			if (schema->foreign_keys[k].dataset.len)
				join(builder, i, RELATION_KEY, schema->foreign_keys[k].dataset);
		}
	}
}

static void join_subjects(struct index_builder *builder, size_t i)
{
	const struct portal *portal = builder->index->portal;
	const struct dataset *dataset = &portal->datasets[i];
	struct str organization = dataset->creator.len ? dataset->creator : dataset->publisher;

	for (size_t j = 0; j < dataset->keyword_count; j++) {
		if (!text_is_empty(&dataset->keywords[j]))
			join(builder, i, RELATION_KEYWORD,
			    catalog_keyword_id(builder->arena, portal, &dataset->keywords[j]));
	}
	for (size_t j = 0; j < dataset->theme_count; j++)
		join(builder, i, RELATION_THEME, dataset->themes[j]);
	if (organization.len)
		join(builder, i, RELATION_ORGANIZATION, organization);
}

static void find_targets(const struct portal *portal, struct map *targets)
{
	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];

		for (size_t j = 0; j < dataset->resource_count; j++) {
			const struct table_schema *schema = &dataset->resources[j].schema;

			for (size_t k = 0; k < schema->foreign_key_count; k++)
				map_put(targets, schema->foreign_keys[k].dataset, 1, NULL);
		}
	}
}

struct related_index *related_index_new(struct arena *arena, const struct portal *portal)
{
	struct related_index *index = arena_alloc(arena, sizeof(*index));
	struct index_builder builder = { arena, index, MAP_INIT };
	struct map targets = MAP_INIT;

	index->portal = portal;
	index->of = arena_alloc(arena, size_mul(portal->dataset_count + 1, sizeof(*index->of)));
	find_targets(portal, &targets);
	for (size_t i = 0; i < portal->dataset_count; i++) {
		if (!portal_publishes(portal, &portal->datasets[i]))
			continue;
		join_keys(&builder, &targets, i);
		join_subjects(&builder, i);
	}
	map_release(&builder.groups);
	map_release(&targets);
	return index;
}

/* --- the ones of a dataset --- */

/* How many bits the number of datasets has: what 3 share counts twice as much as what 10 do. */
static unsigned points_of(const struct group *group)
{
	unsigned bits = 0;

	for (size_t rest = group->count; rest; rest >>= 1)
		bits++;
	return weights[group->relation] / bits;
}

struct candidates {
	struct arena *arena;
	struct related *items;
	size_t count;
};

static void add_group(struct candidates *candidates, const struct portal *portal,
    const struct group *group, size_t place)
{
	size_t from = 0, to = group->count;

	if (group->count > RELATED_WINDOW) {
		from = place > RELATED_WINDOW / 2 ? place - RELATED_WINDOW / 2 : 0;
		if (from > group->count - RELATED_WINDOW)
			from = group->count - RELATED_WINDOW;
		to = from + RELATED_WINDOW;
	}
	for (size_t i = from; i < to; i++) {
		struct related *item;

		if (i == place)
			continue;
		item = ARENA_ADD(candidates->arena, candidates->items, candidates->count);
		item->dataset = &portal->datasets[group->members[i]];
		item->points = points_of(group);
		item->shares[group->relation] = true;
	}
}

static int compare_by_dataset(const void *left, const void *right)
{
	const struct related *a = left, *b = right;

	return (a->dataset > b->dataset) - (a->dataset < b->dataset);
}

/* Datasets are sorted by id. */
static int compare_by_points(const void *left, const void *right)
{
	const struct related *a = left, *b = right;

	return a->points != b->points ? (a->points < b->points) - (a->points > b->points)
				      : compare_by_dataset(left, right);
}

/* Several mentions of a dataset become one. */
static size_t merge(struct related *items, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count;) {
		struct related whole = { .dataset = items[i].dataset };

		for (; i < count && items[i].dataset == whole.dataset; i++) {
			whole.points += items[i].points;
			for (size_t j = 0; j < RELATION_COUNT; j++)
				whole.shares[j] |= items[i].shares[j];
		}
		items[kept++] = whole;
	}
	return kept;
}

size_t related_find(const struct related_index *index, struct arena *scratch,
    const struct dataset *dataset, struct related *found, size_t most)
{
	const struct portal *portal = index->portal;
	const struct memberships *own = &index->of[dataset - portal->datasets];
	struct candidates candidates = { scratch, NULL, 0 };
	size_t count;

	for (size_t i = 0; i < own->count; i++)
		add_group(
		    &candidates, portal, &index->groups[own->items[i].group], own->items[i].place);
	if (!candidates.count)
		return 0;
	qsort(candidates.items, candidates.count, sizeof(*candidates.items), compare_by_dataset);
	count = merge(candidates.items, candidates.count);
	if (!count)
		return 0;
	qsort(candidates.items, count, sizeof(*candidates.items), compare_by_points);
	if (count > most)
		count = most;
	for (size_t i = 0; i < count; i++)
		found[i] = candidates.items[i];
	return count;
}
