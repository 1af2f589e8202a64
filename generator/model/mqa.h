/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_MQA_H
#define DATAMO_MODEL_MQA_H

#include <stdbool.h>
#include <stddef.h>

#include "model/portal.h"

/*
 * The quality of a dataset's metadata as data.europa.eu measures it (Metadata Quality Assurance,
 * https://data.europa.eu/mqa/methodology): 405 points in five dimensions. Pure. What a dataset has
 * of the portal counts as its own, as in the catalogue. Of its distributions the best one counts,
 * but for bundles of the others.
 * Files of the site count as reachable; links to others are what the portal's report says of them,
 * and without a word of it have no such points.
 */
enum mqa_dimension {
	MQA_FINDABILITY,
	MQA_ACCESSIBILITY,
	MQA_INTEROPERABILITY,
	MQA_REUSABILITY,
	MQA_CONTEXTUALITY,
	MQA_DIMENSION_COUNT
};

enum mqa_metric {
	MQA_KEYWORD,
	MQA_THEME,
	MQA_SPATIAL,
	MQA_TEMPORAL,
	MQA_ACCESS_URL_ANSWERS,
	MQA_DOWNLOAD_URL,
	MQA_DOWNLOAD_URL_ANSWERS,
	MQA_FORMAT,
	MQA_MEDIA_TYPE,
	MQA_VOCABULARY,
	MQA_NON_PROPRIETARY,
	MQA_MACHINE_READABLE,
	MQA_DCAT_AP,
	MQA_LICENCE,
	MQA_LICENCE_VOCABULARY,
	MQA_ACCESS_RIGHTS,
	MQA_ACCESS_RIGHTS_VOCABULARY,
	MQA_CONTACT,
	MQA_PUBLISHER,
	MQA_RIGHTS,
	MQA_BYTE_SIZE,
	MQA_ISSUED,
	MQA_MODIFIED,
	MQA_METRIC_COUNT
};

enum { MQA_POINTS_MAX = 405 };

struct mqa_metric_words {
	const char *id; /* "spatial": a key of texts is "quality." and this */
	enum mqa_dimension dimension;
	unsigned points;
	const char *property;             /* "dct:spatial" */
	const char *name[MESSAGES_COUNT]; /* what is missing, in words */
};

extern const struct mqa_metric_words mqa_metrics[MQA_METRIC_COUNT];

struct mqa_score {
	bool has[MQA_METRIC_COUNT];
	bool is_not_checked[MQA_METRIC_COUNT]; /* reachable or not: nobody looked */
	unsigned points;
};

/* Before its files are made, those that a build makes without fail are counted. */
struct mqa_score mqa_score_of(const struct portal *portal, const struct dataset *dataset);

unsigned mqa_dimension_points(const struct mqa_score *score, enum mqa_dimension dimension);
unsigned mqa_dimension_points_max(enum mqa_dimension dimension);
const char *mqa_dimension_id(enum mqa_dimension dimension); /* "findability" */

/* excellent, good, sufficient, bad */
const char *mqa_rating_id(unsigned points);
const char *mqa_rating_words(unsigned points, enum message_language language);

/* The mean of the datasets that are shown and published, rounded; 0 without any. */
unsigned mqa_portal_points(const struct portal *portal);

#endif
