/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_DATASET_H
#define DATAMO_MODEL_DATASET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/frequency.h"
#include "model/key_places.h"
#include "model/licence.h"
#include "model/pick.h"
#include "model/relations.h"
#include "model/resource.h"
#include "model/text.h"

struct series;

struct contact {
	struct text name;
	struct str email, url;
};

struct source {
	struct text title;
	struct str url, publisher, date; /* date as written: a day, a month or a year */
	struct dataset_link dataset;     /* when it is one of this portal */
};

/* What was wrong in data that was already published. */
struct erratum {
	struct date date; /* of the correction */
	struct text text;
};

struct note {
	struct str language; /* empty: the portal's first */
	struct str markdown; /* without front matter */
	struct location at;  /* path, and the line on which `markdown` begins */
};

/* A file of metadata about a dataset, beside its page. */
struct document {
	struct str name; /* "Data Package" */
	struct str path; /* in the site */
	struct str media_type;
	struct str rel; /* how the page links it: "describedby" */
};

struct chart;
struct chart_request;

enum dataset_status { DATASET_PUBLISHED, DATASET_WITHDRAWN };

struct dataset {
	struct arena *arena; /* all of this, as long as the portal */
	struct str id;       /* [a-z0-9][a-z0-9-]{0,63} */
	struct str folder;   /* below the portal */
	struct location at;  /* the file that describes it, its first key */
	struct key_places keys;
	struct text title, description;
	bool is_description_derived;   /* from the note or the title */
	struct str publisher, creator; /* ids of organizations; empty: the portal's */
	struct licence *licence;       /* NULL: the portal's */
	struct text rights;
	struct text *keywords;
	size_t keyword_count;
	struct str *themes; /* ids of themes.csv */
	size_t theme_count;
	const struct frequency *frequency;
	struct date issued, modified; /* year 0: not given */
	struct date temporal_start, temporal_end;
	struct text spatial;
	struct str spatial_uri;
	struct place_shape spatial_shape;
	struct str *languages; /* of the data; BCP 47 */
	size_t language_count;
	struct contact contact;
	struct str landing_page, identifier, version,
	    access_right; /* access_right: public, restricted, non-public */
	struct text version_notes;
	struct source *sources;
	size_t source_count;
	struct erratum *errata; /* newest first */
	size_t erratum_count;
	struct text legal_basis;
	struct relations relations;
	enum dataset_status status;
	struct text withdrawn_reason;
	struct str *former_ids;
	size_t former_id_count;
	struct date publish_from; /* year 0: at once */
	bool is_draft;

	struct resource *resources;
	size_t resource_count;
	struct chart_request *views; /* model/chart.h */
	size_t view_count;
	bool has_no_views;    /* `views: none`: no chart is chosen either */
	struct chart *charts; /* while its pages are written, else NULL */
	size_t chart_count;
	struct note *notes;
	size_t note_count;
	struct str *images; /* raster files below the folder that the notes show; each once */
	size_t image_count;

	/* Of all its tables together: a bundle, a database. */
	struct distribution *distributions;
	size_t distribution_count;
	struct document *documents; /* known when its tables are written, before its pages */
	size_t document_count;

	struct series *series; /* model/series.h */
	size_t series_count;
	struct pick **picks; /* what others show of its tables; answered when it is inspected */
	size_t pick_count;

	struct diags *diags; /* what was found in it */
};

struct resource *dataset_find_resource(const struct dataset *dataset, struct str name);
const struct note *dataset_note_in(const struct dataset *dataset, const struct str *languages,
    size_t language_count, struct str wanted); /* as text_in(); NULL when there is none */
/* The day on which its data last changed, as far as is said: year 0 when nothing is. */
struct date dataset_updated(const struct dataset *dataset);
bool dataset_has_errors(const struct dataset *dataset);

#endif
