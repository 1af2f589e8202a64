/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_CSVW_SCHEMA_H
#define DATAMO_EXPORT_CSVW_SCHEMA_H

#include "base/json_writer.h"
#include "model/portal.h"

/* One group of tables being written. */
struct csvw {
	struct json_writer json;
	const struct portal *portal;
	const struct dataset *dataset;
	struct arena *arena;
};

/* The file that is described; NULL when the resource has none. */
const struct distribution *csvw_file(const struct resource *resource);
/* Where it lies below the dataset's folder, as a relative reference. */
struct str csvw_url(struct csvw *csvw, const struct distribution *file);

/* The member "tableSchema": columns with their types and bounds, keys. */
void csvw_add_schema(struct csvw *csvw, const struct resource *resource);

#endif
