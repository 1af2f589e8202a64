/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_OPENAPI_SCHEMA_H
#define DATAMO_EXPORT_OPENAPI_SCHEMA_H

#include "base/json_writer.h"

/*
 * A type is one of JSON Schema, "date", or the name of another schema; "[]" in front makes it a
 * list of those, "?" lets it be null.
 */
struct openapi_member {
	const char *name, *type;
};

struct openapi_schema {
	const char *name, *description;       /* description: NULL where the name says it */
	const struct openapi_member *members; /* without a name at the end */
};

/* What the files of the static API hold, without a name at the end. tests/clients/openapi.mjs holds
 * each file of a site against it: no member more or less. */
extern const struct openapi_schema openapi_schemas[];

/* The member "components". */
void openapi_add_schemas(struct json_writer *json);
/* A type as the value that comes next. */
void openapi_add_type(struct json_writer *json, const char *type);

#endif
