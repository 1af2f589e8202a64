/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_PORTAL_H
#define DATAMO_MODEL_PORTAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/str.h"
#include "model/dataset.h"
#include "model/dataset_series.h"
#include "model/embed.h"
#include "model/key_places.h"
#include "model/licence.h"
#include "model/limits.h"
#include "model/organization.h"
#include "model/outside_link.h"
#include "model/page.h"
#include "model/palette.h"
#include "model/plan.h"
#include "model/text.h"

/* A column of personal data that the publisher publishes on purpose, with a reason. */
struct acknowledged_column {
	struct str dataset;  /* id */
	struct str resource; /* name; empty: any table of the dataset */
	struct str column;   /* header cell */
	struct text reason;  /* empty: it does not count */
};

struct target;

/* Everything that was read of a portal's folder; const once reading is done. */
struct portal {
	struct arena *arena;
	int folder; /* open descriptor of the portal's folder; every input is opened below it */
	int settings_folder; /* where portal.yml and the theme are: `folder`, or a trusted side */
	struct text title, description;
	struct str base_url;   /* absolute, ends in "/"; empty: not given */
	struct str *languages; /* BCP 47; the first is the default; at least one */
	size_t language_count;
	struct str publisher, creator; /* ids of organizations */
	struct licence *licence;
	struct text rights, spatial;
	struct str spatial_uri;
	struct place_shape spatial_shape;
	struct text legal_basis;
	struct references legislation;
	struct dataset_series *dataset_series;
	size_t dataset_series_count;
	struct contact contact;
	struct str issues_url; /* where problems are reported; may hold {title}, {id}, {url} */
	struct date issued, modified;
	struct str theme; /* "default", or a folder below the portal */
	struct look look;
	struct str emblem;      /* a raster image below the portal */
	struct str *highlights; /* ids of indicators of the scoreboard, for the home page */
	size_t highlight_count;
	struct str *featured; /* ids of datasets, for the home page */
	size_t featured_count;
	struct str *formats; /* ids of exporters; count 0: the default set */
	size_t format_count;
	struct str *host_files; /* ids of kinds of web hosts that get a file */
	size_t host_file_count;
	struct target *targets; /* where it may be published; model/target.h */
	size_t target_count;
	bool is_precompressed; /* a .gz beside every file of text */
	struct limits limits;
	struct acknowledged_column *personal_data;
	size_t personal_data_count;
	struct location at; /* portal.yml */
	struct key_places keys;

	struct organization *organizations;
	size_t organization_count;
	struct data_theme *data_themes;
	size_t data_theme_count;
	struct plan_entry *plan;
	size_t plan_count;
	struct page *pages;
	size_t page_count;

	struct outside_link *outside_links; /* those of datasets first, by dataset */
	size_t outside_link_count;
	struct link_report link_report; /* without results when nobody has checked */
	uint64_t broken_page_links; /* within the portal; counted before the catalogue is made */
	struct embed *embeds;       /* in notes and pages, sorted by place */
	size_t embed_count;
	struct dataset *datasets; /* sorted by id */
	size_t dataset_count;

	struct date today;   /* of --today, SOURCE_DATE_EPOCH or the newest date of the metadata */
	struct diags *diags; /* about the portal's own files */
};

const struct organization *portal_find_organization(const struct portal *portal, struct str id);
const struct data_theme *portal_find_data_theme(const struct portal *portal, struct str id);
const struct dataset_series *portal_find_dataset_series(const struct portal *portal, struct str id);
const struct dataset *portal_find_dataset(const struct portal *portal, struct str id);

/* The dataset's own, else the portal's; NULL when neither says. */
const struct organization *portal_publisher_of(
    const struct portal *portal, const struct dataset *dataset);
const struct licence *portal_licence_of(const struct portal *portal, const struct dataset *dataset,
    const struct resource *resource /* or NULL */);
const struct contact *portal_contact_of(const struct portal *portal, const struct dataset *dataset);

/* The publisher said of the column, with a reason, that it is published on purpose. */
bool portal_acknowledges(const struct portal *portal, const struct dataset *dataset,
    const struct resource *resource, struct str column);

/* The place that `text` begins with: "{title}", "{id}" or "{url}"; NULL for none. */
const struct str *issues_url_place(struct str text);

/* Shown to the public today: no draft, no embargo. Withdrawn ones are shown as withdrawn. */
bool portal_shows(const struct portal *portal, const struct dataset *dataset);

/* Shown, and not as withdrawn: so it is in the catalogue. */
bool portal_publishes(const struct portal *portal, const struct dataset *dataset);

/* The newest date that the metadata names; year 0 when there is none. */
struct date portal_newest_date(const struct portal *portal);

#endif
