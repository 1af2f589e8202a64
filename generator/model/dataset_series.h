/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_DATASET_SERIES_H
#define DATAMO_MODEL_DATASET_SERIES_H

#include <stddef.h>

#include "model/dataset.h"

/* Datasets that belong together, one after the other, each published by itself: the census of every
 * tenth year. Of portal.yml; not to be taken for the scoreboard's series of values. */
struct dataset_series {
	struct str id;
	struct text title, description;
	struct str publisher; /* id; empty: the portal's */
	struct contact contact;
	const struct frequency *frequency;
	struct date issued, modified;
	struct date temporal_start, temporal_end; /* the end is open when it is not said */
	struct text spatial;
	struct str spatial_uri;
	struct place_shape spatial_shape;
	struct text legal_basis;
	struct references legislation;
	struct str *hvd_categories;
	size_t hvd_category_count;

	const struct dataset **members; /* by time, then by id; made by relations_join() */
	size_t member_count;
};

/* Those beside a member that the public sees; NULL: there is none. */
const struct dataset *dataset_series_before(
    const struct portal *portal, const struct series_place *place);
const struct dataset *dataset_series_after(
    const struct portal *portal, const struct series_place *place);
/* The first and the last of them. */
const struct dataset *dataset_series_first(
    const struct portal *portal, const struct dataset_series *series);
const struct dataset *dataset_series_last(
    const struct portal *portal, const struct dataset_series *series);

#endif
