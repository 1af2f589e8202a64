/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DATA_PACKAGE_SCHEMA_H
#define DATAMO_EXPORT_DATA_PACKAGE_SCHEMA_H

#include "base/json_writer.h"
#include "model/portal.h"
#include "model/table_schema.h"

/* "title": in the portal's first language, and "title@en" for each other one; nothing if empty. */
void data_package_add_text(struct json_writer *json, const struct portal *portal, const char *key,
    const struct text *text);

/* A value that is ours: one string a language, as whoever reads it may have another first language
 * than this portal. */
void data_package_add_languages(
    struct json_writer *json, const struct portal *portal, const struct text *text);

/*
 * The member "schema" for the clean CSV of a table: what its cells look like there, not in the
 * original, so dates are ISO, numbers plain, and the only missing value is the empty string.
 * Nothing for a table without columns.
 */
void data_package_add_schema(
    struct json_writer *json, const struct portal *portal, const struct table_schema *schema);

#endif
