/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_RESOURCE_H
#define DATAMO_MODEL_RESOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"
#include "model/column_profile.h"
#include "model/dialect.h"
#include "model/licence.h"
#include "model/relations.h"
#include "model/table_preview.h"
#include "model/table_schema.h"
#include "model/text.h"

enum resource_kind {
	RESOURCE_TABLE,      /* a local delimited file: read, profiled, converted */
	RESOURCE_ATTACHMENT, /* a local file of another allowed kind: published as it is */
	RESOURCE_LINK,       /* a URL */
};

/* One downloadable form of a resource, known after it was written: what DCAT calls a distribution.
 */
struct distribution {
	struct str format; /* the exporter's id: "csv", "json"; "original" for the curator's file */
	struct str name;   /* the exporter's: "CSV"; empty for the original */
	struct str path;   /* in the site: datasets/x/y.csv */
	struct str media_type;
	struct str eu_file_type; /* code of the EU file-type list: "CSV"; empty when it has none */
	uint64_t bytes;
	struct sha256_hex sha256;
};

/* A form that the portal wants but the table does not fit. */
struct refusal {
	struct str name;             /* "XLSX" */
	const struct diag_kind *why; /* its {name} is the form's */
};

struct resource {
	struct str name; /* [a-z0-9-]: stem of the derived files; unique in the dataset */
	struct text title, description;
	enum resource_kind kind;
	struct str path;   /* below the dataset's folder; empty for a link */
	struct str url;    /* a link */
	struct str format; /* as declared, lower case; empty: by the file's ending */
	struct str media_type;
	struct licence *licence; /* NULL: the dataset's */
	struct references standards, documents;
	struct str status;       /* completed, develop, deprecated, withdrawn; empty: completed */
	struct str availability; /* stable, available, experimental, temporary; empty: stable */
	struct dialect dialect;
	struct table_schema schema; /* as declared; after inspect/, complete: one field a column */
	struct location at;

	/* Filled by inspect/; profile and preview live as long as the dataset's work arena, then
	 * they are NULL. */
	struct table_profile *profile;
	struct table_preview *preview;
	uint64_t row_count, column_count;
	bool is_withheld; /* an error was found in it: nothing of it is published (--draft only) */

	struct distribution *distributions;
	size_t distribution_count;
	struct str rows_path; /* where the rows of its CSV lie; empty: it is short */
	struct refusal *refusals;
	size_t refusal_count;
};

/* The format of what the curator gave: as declared, else the ending of the file or the link; empty
 * when neither tells. */
struct str resource_original_format(const struct resource *resource);

/* What people call a format: "GeoJSON" for "geojson", in capitals what is not known. */
struct str file_format_name(struct arena *arena, struct str format);

#endif
