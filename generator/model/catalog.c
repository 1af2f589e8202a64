/* SPDX-License-Identifier: MIT */
#include "model/catalog.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/text_fold.h"
#include "model/data_map.h"
#include "model/quality.h"
#include "model/scoreboard.h"

/* What builds one facet: groups by id, each with at most one entry a dataset. */
struct facet_builder {
	struct arena *arena;
	struct facet *facet;
	struct map ids; /* → index of the group */
};

struct str facet_folder(enum facet_kind kind)
{
	static const struct str folders[FACET_COUNT] = {
		[FACET_ORGANIZATION] = STR_INIT("organizations"),
		[FACET_THEME] = STR_INIT("themes"),
		[FACET_KEYWORD] = STR_INIT("keywords"),
		[FACET_FORMAT] = STR_INIT("formats"),
	};

	return folders[kind];
}

static int compare_datasets(const void *a, const void *b)
{
	const struct dataset *left = *(const struct dataset *const *)a;
	const struct dataset *right = *(const struct dataset *const *)b;
	int order = date_cmp(dataset_updated(right), dataset_updated(left));

	return order ? order : str_cmp(left->id, right->id);
}

static int compare_groups(const void *a, const void *b)
{
	const struct facet_group *left = a, *right = b;

	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	return str_cmp(left->id, right->id);
}

/* The group of this id, made when it is new; its name is then the caller's to set. */
static struct facet_group *find_group(struct facet_builder *builder, struct str id, bool *is_new)
{
	struct facet *facet = builder->facet;
	struct map_entry *entry = map_put(&builder->ids, id, facet->count, is_new);
	struct facet_group *group;

	if (!*is_new)
		return &facet->groups[entry->value];
	group = ARENA_ADD(builder->arena, facet->groups, facet->count);
	group->id = id;
	return group;
}

/* Datasets come one after the other, so a second mention by the same one is the last entry. */
static void add_dataset(
    struct facet_builder *builder, struct facet_group *group, const struct dataset *dataset)
{
	if (group->count && group->datasets[group->count - 1] == dataset)
		return;
	*ARENA_ADD(builder->arena, group->datasets, group->count) = dataset;
}

static void add_organizations(struct facet_builder *builder, const struct catalog *catalog)
{
	const struct portal *portal = catalog->portal;
	bool is_new;

	for (size_t i = 0; i < portal->organization_count; i++) {
		const struct organization *organization = &portal->organizations[i];
		struct facet_group *group = find_group(builder, organization->id, &is_new);

		if (is_new)
			group->name = organization->name;
	}
	for (size_t i = 0; i < catalog->count; i++) {
		const struct organization *publisher = portal_publisher_of(
		    portal, catalog->datasets[i]);

		const struct organization *creator = portal_find_organization(
		    portal, catalog->datasets[i]->creator);

		if (publisher)
			add_dataset(builder, find_group(builder, publisher->id, &is_new),
			    catalog->datasets[i]);
		/* Whose figures they are matters as much as who put them on the web. */
		if (creator && creator != publisher)
			add_dataset(builder, find_group(builder, creator->id, &is_new),
			    catalog->datasets[i]);
	}
}

static void add_themes(struct facet_builder *builder, const struct catalog *catalog)
{
	const struct portal *portal = catalog->portal;
	bool is_new;

	for (size_t i = 0; i < portal->data_theme_count; i++) {
		const struct data_theme *theme = &portal->data_themes[i];
		struct facet_group *group = find_group(builder, theme->id, &is_new);

		if (is_new)
			group->name = theme->name;
	}
	for (size_t i = 0; i < catalog->count; i++) {
		const struct dataset *dataset = catalog->datasets[i];

		for (size_t j = 0; j < dataset->theme_count; j++) {
			const struct data_theme *theme = portal_find_data_theme(
			    portal, dataset->themes[j]);

			if (theme)
				add_dataset(
				    builder, find_group(builder, theme->id, &is_new), dataset);
		}
	}
}

/* Spellings that share a slug are one keyword, named as its newest dataset writes it. */
static void add_keywords(struct facet_builder *builder, const struct catalog *catalog)
{
	const struct portal *portal = catalog->portal;

	for (size_t i = 0; i < catalog->count; i++) {
		const struct dataset *dataset = catalog->datasets[i];

		for (size_t j = 0; j < dataset->keyword_count; j++) {
			const struct text *keyword = &dataset->keywords[j];
			struct facet_group *group;
			bool is_new;

			if (text_is_empty(keyword))
				continue;
			group = find_group(
			    builder, catalog_keyword_id(builder->arena, portal, keyword), &is_new);
			if (is_new)
				group->name = *keyword;
			add_dataset(builder, group, dataset);
		}
	}
}

struct str catalog_keyword_id(
    struct arena *arena, const struct portal *portal, const struct text *keyword)
{
	struct text_choice choice = text_in(
	    keyword, portal->languages, portal->language_count, portal->languages[0]);

	return text_slug(arena, choice.value);
}

static struct text name_of_format(struct arena *arena, struct str format)
{
	struct text name = { NULL, 0 };

	ARENA_ADD(arena, name.entries, name.count)->value = file_format_name(arena, format);
	return name;
}

static void add_format(
    struct facet_builder *builder, const struct dataset *dataset, struct str format)
{
	struct facet_group *group;
	bool is_new;

	if (!format.len)
		return;
	group = find_group(builder, text_slug(builder->arena, format), &is_new);
	if (is_new)
		group->name = name_of_format(builder->arena, group->id);
	add_dataset(builder, group, dataset);
}

static void add_formats(struct facet_builder *builder, const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->count; i++) {
		const struct dataset *dataset = catalog->datasets[i];

		for (size_t j = 0; j < dataset->resource_count; j++) {
			const struct resource *resource = &dataset->resources[j];

			if (resource->is_withheld)
				continue;
			add_format(builder, dataset, resource_original_format(resource));
			for (size_t k = 0; k < resource->distribution_count; k++) {
				struct str format = resource->distributions[k].format;

				if (!str_eq(format, STR("original")))
					add_format(builder, dataset, format);
			}
		}
		for (size_t j = 0; j < dataset->distribution_count; j++)
			add_format(builder, dataset, dataset->distributions[j].format);
	}
}

static void add_facets(struct arena *arena, struct catalog *catalog)
{
	static void (*const add[FACET_COUNT])(struct facet_builder *, const struct catalog *) = {
		[FACET_ORGANIZATION] = add_organizations,
		[FACET_THEME] = add_themes,
		[FACET_KEYWORD] = add_keywords,
		[FACET_FORMAT] = add_formats,
	};

	for (size_t i = 0; i < FACET_COUNT; i++) {
		struct facet *facet = &catalog->facets[i];
		struct facet_builder builder = { arena, facet, MAP_INIT };

		add[i](&builder, catalog);
		if (facet->count)
			qsort(
			    facet->groups, facet->count, sizeof(facet->groups[0]), compare_groups);
		map_release(&builder.ids);
	}
}

struct catalog *catalog_new(struct arena *arena, const struct portal *portal)
{
	struct catalog *catalog = arena_alloc(arena, sizeof(*catalog));

	catalog->portal = portal;
	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];

		if (!portal_shows(portal, dataset))
			continue;
		if (dataset->status == DATASET_WITHDRAWN)
			*ARENA_ADD(arena, catalog->withdrawn, catalog->withdrawn_count) = dataset;
		else
			*ARENA_ADD(arena, catalog->datasets, catalog->count) = dataset;
	}
	if (catalog->count)
		qsort(
		    catalog->datasets, catalog->count, sizeof(struct dataset *), compare_datasets);
	if (catalog->withdrawn_count)
		qsort(catalog->withdrawn, catalog->withdrawn_count, sizeof(struct dataset *),
		    compare_datasets);
	add_facets(arena, catalog);
	catalog->plan = plan_new(arena, portal);
	catalog->data_map = data_map_new(arena, catalog);
	catalog->quality = quality_new(arena, portal);
	catalog->scoreboard = scoreboard_new(arena, portal);
	return catalog;
}
