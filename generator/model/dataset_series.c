/* SPDX-License-Identifier: MIT */
#include "model/dataset_series.h"

#include "model/portal.h"

const struct dataset *dataset_series_before(
    const struct portal *portal, const struct series_place *place)
{
	for (size_t i = place->index; i > 0; i--) {
		if (portal_publishes(portal, place->series->members[i - 1]))
			return place->series->members[i - 1];
	}
	return NULL;
}

const struct dataset *dataset_series_after(
    const struct portal *portal, const struct series_place *place)
{
	for (size_t i = place->index + 1; i < place->series->member_count; i++) {
		if (portal_publishes(portal, place->series->members[i]))
			return place->series->members[i];
	}
	return NULL;
}

const struct dataset *dataset_series_first(
    const struct portal *portal, const struct dataset_series *series)
{
	struct series_place before = { series, (size_t)-1 }; /* the next is the first */

	return dataset_series_after(portal, &before);
}

const struct dataset *dataset_series_last(
    const struct portal *portal, const struct dataset_series *series)
{
	struct series_place behind = { series, series->member_count };

	return dataset_series_before(portal, &behind);
}
