/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_SQLITE_SCHEMA_H
#define DATAMO_EXPORT_SQLITE_SCHEMA_H

#include "export/exporter.h"

/* How a column is kept: the words that its declaration has, and what its values are bound as. */
enum sqlite_type {
	SQLITE_COLUMN_INTEGER,
	SQLITE_COLUMN_REAL,
	SQLITE_COLUMN_BOOLEAN,
	SQLITE_COLUMN_DATE,
	SQLITE_COLUMN_DATETIME,
	SQLITE_COLUMN_TEXT,
	SQLITE_COLUMN_TYPES
};

/* By the field, and by what the table's profile knows of its values: whole numbers too large for 64
 * bits stay text. */
enum sqlite_type sqlite_type_of(const struct resource *resource, size_t field);

/* Names as they are; those that differ from an earlier one in nothing but case get a number. All is
 * the arena's. */
struct str *sqlite_column_names(struct arena *arena, const struct table_schema *schema);

/* CREATE TABLE with types, NOT NULL, primary, unique and foreign keys, as far as the rows keep to
 * them by the profile; INSERT with a parameter a column. */
void sqlite_add_create(
    struct strbuf *sql, const struct export_context *context, const struct str *names);
void sqlite_add_insert(struct strbuf *sql, const struct resource *resource);

#endif
