/* SPDX-License-Identifier: MIT */
#include "model/relations.h"

#include <stdlib.h>

#include "model/dataset_series.h"
#include "model/portal.h"

static void add_member(struct portal *portal, struct dataset *dataset, struct str id)
{
	for (size_t i = 0; i < portal->dataset_series_count; i++) {
		struct dataset_series *series = &portal->dataset_series[i];

		if (!str_eq(series->id, id))
			continue;
		*ARENA_ADD(portal->arena, series->members, series->member_count) = dataset;
		return;
	}
}

static struct date time_of(const struct dataset *dataset)
{
	return dataset->temporal_start.year ? dataset->temporal_start : dataset->issued;
}

static int compare_members(const void *left, const void *right)
{
	const struct dataset *a = *(const struct dataset *const *)left;
	const struct dataset *b = *(const struct dataset *const *)right;
	int order = date_cmp(time_of(a), time_of(b));

	return order ? order : str_cmp(a->id, b->id);
}

static void place_members(struct portal *portal, const struct dataset_series *series)
{
	for (size_t i = 0; i < series->member_count; i++) {
		/* the portal's own list, which is not const while it is made */
		struct dataset *member = &portal->datasets[series->members[i] - portal->datasets];
		struct relations *relations = &member->relations;

		*ARENA_ADD(member->arena, relations->places,
		    relations->place_count) = (struct series_place){ series, i };
	}
}

static struct dataset *find(struct portal *portal, struct str id)
{
	const struct dataset *found = id.len ? portal_find_dataset(portal, id) : NULL;

	return found ? &portal->datasets[found - portal->datasets] : NULL;
}

void relations_join(struct portal *portal)
{
	for (size_t i = 0; i < portal->dataset_count; i++) {
		struct dataset *dataset = &portal->datasets[i];
		struct dataset *whole = find(portal, dataset->relations.version_of.id);

		for (size_t k = 0; k < dataset->relations.in_series_count; k++)
			add_member(portal, dataset, dataset->relations.in_series[k]);
		if (whole)
			*ARENA_ADD(whole->arena, whole->relations.versions,
			    whole->relations.version_count) = dataset;
	}
	for (size_t i = 0; i < portal->dataset_series_count; i++) {
		struct dataset_series *series = &portal->dataset_series[i];

		if (series->member_count)
			qsort(series->members, series->member_count, sizeof(*series->members),
			    compare_members);
		place_members(portal, series);
	}
}
