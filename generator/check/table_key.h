/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_TABLE_KEY_H
#define DATAMO_CHECK_TABLE_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "check/foreign_keys.h"
#include "model/row.h"
#include "model/table_schema.h"
#include "model/value.h"

enum table_key_kind {
	KEY_UNIQUE,          /* constraints.unique */
	KEY_PRIMARY,         /* primaryKey */
	KEY_UNIQUE_TOGETHER, /* uniqueKeys */
	KEY_FOREIGN,         /* foreignKeys of this table */
	KEY_REFERRED,        /* those of others that refer to this table */
	KEY_KIND_COUNT
};

/* Columns of a table whose values are compared together. */
struct table_key {
	enum table_key_kind kind;
	const struct str *fields;
	size_t field_count;
	size_t *columns;    /* in the file, one a field */
	size_t link;        /* KEY_FOREIGN, KEY_REFERRED */
	struct location at; /* where it is declared */
};

struct table_keys {
	struct table_key *keys;
	size_t count;
};

/* More keys than these are not looked at, and told of. */
enum { TABLE_KEYS_MAX = 1000 };

/* What a table's keys are found in. */
struct table_key_source {
	const struct table_schema *schema;
	const struct row *header;
	const struct field *const *fields; /* of each column, or NULL */
	const struct foreign_keys *links;  /* NULL: those between tables are left out */
	const struct resource *table;
};

/* All keys whose columns the file has; in `arena`. A name that schema and file lack is reported. */
struct table_keys table_keys_find(
    const struct table_key_source *source, struct arena *arena, struct diags *diags);

/*
 * The text that rows with the same key have in common, added to `scratch` or borrowed; `values` has
 * one a column. false: a part of it has no value.
 */
bool table_key_text(const struct table_key *key, const struct value *values, struct strbuf *scratch,
    struct str *text);

/* "code, year" */
struct str table_key_names(const struct table_key *key, struct strbuf *out);

/* Parses a cell of a column that may have no field. */
struct value table_key_value(struct str cell, const struct table_schema *schema,
    const struct field *field, struct strbuf *scratch);

#endif
