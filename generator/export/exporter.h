/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_EXPORTER_H
#define DATAMO_EXPORT_EXPORTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/output.h"
#include "model/catalog.h"
#include "model/typed_row.h"

/*
 * A format or dialect: one file that ends in one constant, one line in exporters.c. All else
 * (links, DCAT distributions, `datamo formats`, the manual, the tests) reads the table.
 */
enum export_scope {
	EXPORT_TABLE,        /* one file a table: gets every row, typed */
	EXPORT_DATASET_ROWS, /* one file a dataset: gets every row of all its tables */
	EXPORT_DATASET,      /* one file a dataset, from the model, after its tables */
	EXPORT_CATALOG       /* one file a portal, from the model, after all datasets */
};

/* A page that a visitor may want to find; of each language its own. */
struct export_page {
	struct str path;      /* in the site: "en/datasets/air/index.html" */
	struct date modified; /* of what it shows; year 0: not known */
};

/* For an exporter of several files: makes one beside its first, which stays open meanwhile. */
struct export_files {
	/* NULL: the path is taken, which was reported. One at a time. */
	struct output *(*open)(struct export_files *files, struct str path);
	void (*close)(struct export_files *files);
};

struct deflater;

struct export_context {
	const struct portal *portal;
	const struct catalog *catalog;   /* EXPORT_CATALOG only */
	const struct dataset *dataset;   /* all but EXPORT_CATALOG */
	const struct resource *resource; /* while rows go by; with its profile */
	const struct export_page *pages; /* EXPORT_CATALOG: all that the sitemap lists, in order */
	size_t page_count;
	struct export_files *files; /* EXPORT_CATALOG */
	struct diags *diags;
	int site; /* folder of the site so far: to read files, or to make unnamed ones */
	struct deflater *deflater;  /* the worker's own, to save making one a file; NULL: none */
	struct rows_export *shared; /* EXPORT_DATASET_ROWS: what open() gave */
};

/* Each exporter's own structs: what it keeps while the rows of one table, or of a dataset's tables,
 * go by. */
struct table_export;
struct rows_export;

struct exporter {
	const char *id;        /* "csv": in portal.yml, on the command line */
	const char *name;      /* "CSV": the link's text */
	const char *extension; /* table scope: "csv" */
	const char *file_name; /* other scopes: "datapackage.json", "catalog.ttl" */
	const char *media_type;
	const char *eu_file_type;            /* code of the EU list: "CSV", or "" */
	const char *purpose[MESSAGES_COUNT]; /* what it is for, one line */
	const char *limits[MESSAGES_COUNT];  /* what it cannot hold, or changes; NULL: nothing */
	enum export_scope scope;
	bool is_default;      /* made when portal.yml does not choose */
	bool needs_base_url;  /* has absolute addresses: accepts() lets no portal without one by */
	const char *link_rel; /* catalogue scope: all pages link it so; accepts() must then be
				 content with the portal alone. NULL: they do not. Dataset scope:
				 its page does; NULL: as "describedby" */
	const char *facet_file_name; /* catalogue scope: one more beside the page of each
					organization and theme, which links it; NULL: none */
	bool is_download; /* dataset and catalogue scope: data, not metadata; only when chosen */

	/* NULL: always. What makes no sense here is left out without a word. */
	bool (*accepts)(const struct export_context *context);
	/*
	 * Of a table that would make sense but does not fit: why, as a warning whose {name} is the
	 * format; NULL: it fits. The page says it too, so its words stand alone. end() and close()
	 * answer likewise for what only the rows tell; then the file is not published.
	 */
	const struct diag_kind *(*refuses)(const struct export_context *context);

	/* Where rows go by. begin's result is given to row and end, which frees it; values are
	 * those of context->resource->schema's fields. With EXPORT_DATASET_ROWS there is no output
	 * and context->shared is what open() gave. */
	struct table_export *(*begin)(const struct export_context *context, struct output *output);
	void (*row)(struct table_export *state, const struct typed_row *row);
	const struct diag_kind *(*end)(struct table_export *state);

	/* EXPORT_DATASET_ROWS, around its tables. close() writes the file and frees; without an
	 * output it only frees. */
	struct rows_export *(*open)(const struct export_context *context);
	const struct diag_kind *(*close)(struct rows_export *shared, struct output *output);

	/* Dataset and catalogue scope. */
	void (*write)(const struct export_context *context, struct output *output);
};

const struct exporter *exporter_at(size_t index); /* NULL past the end */
const struct exporter *exporter_find(struct str id);

/* The portal wants it: listed in `formats:`, or a default one. Listed downloads stand in place of
 * the default ones; the default metadata is always wanted. */
bool exporter_is_wanted(const struct exporter *exporter, const struct portal *portal);

#endif
