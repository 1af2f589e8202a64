/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_RELATIONS_H
#define DATAMO_MODEL_RELATIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/text.h"

/* What a dataset has to do with others, and with what is read elsewhere: all of it optional, and
 * most of it for catalogues (DCAT) rather than for people. */

struct dataset;
struct dataset_series;
struct dataset_type;
struct portal;

/* Something to read: a standard, an act, a report. */
struct reference {
	struct text title;
	struct str url;
};

struct references {
	struct reference *items;
	size_t count;
};

/* Another dataset: of this portal by its id, or elsewhere by its address. */
struct dataset_link {
	struct str id, url;
	struct location at;
	bool is_foreign; /* of a package: the dataset may be missing here */
};

/* A link with the part that the other one plays: "original". */
struct relationship {
	struct str role; /* of IANA's link relations, or a URL */
	struct dataset_link target;
};

/* An organization with what it did: "processor". */
struct attribution {
	struct str organization, role;
};

/* The undertaking in which the data came about: a survey, a programme. */
struct activity {
	struct text title, description;
	struct str organization; /* id, or empty */
};

struct other_identifier {
	struct str id;
	struct text scheme; /* "DOI" */
};

/* Where a place is, as WKT with longitude first; empty: not said. */
struct place_shape {
	struct str bbox, centroid, geometry;
};

/* A dataset's place in a series of the portal; made by relations_join(). */
struct series_place {
	const struct dataset_series *series;
	size_t index; /* of its members */
};

struct relations {
	const struct dataset_type *type; /* model/dataset_type.h; NULL: not said */
	struct references standards;     /* what the data conforms to */
	struct references documents;     /* what tells more about it */
	struct references referenced_by; /* what cites it */
	struct references legislation;   /* acts with an address; legal_basis has their words */
	struct str *hvd_categories;      /* ids of model/hvd_category.h */
	size_t hvd_category_count;
	struct dataset_link *related;
	size_t related_count;
	struct relationship *relationships;
	size_t relationship_count;
	struct dataset_link version_of;
	struct other_identifier *identifiers;
	size_t identifier_count;
	struct text provenance;
	struct activity *activities;
	size_t activity_count;
	struct attribution *attributions;
	size_t attribution_count;
	struct str spatial_resolution;  /* metres, a decimal */
	struct str temporal_resolution; /* an xsd:duration */
	struct str policy;              /* URL of an ODRL policy for its files */
	struct str *samples;            /* names of resources */
	size_t sample_count;
	struct location samples_at;
	struct str *in_series; /* ids of the portal's series */
	size_t in_series_count;

	struct series_place *places;
	size_t place_count;
	const struct dataset **versions; /* of the portal: those that are a version of this one */
	size_t version_count;
};

/* Finds, for all datasets of a portal that was read, the places in series and the versions. */
void relations_join(struct portal *portal);

#endif
