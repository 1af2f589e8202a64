/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_TABLE_SCHEMA_H
#define DATAMO_MODEL_TABLE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "model/text.h"

/* Frictionless Table Schema (v1 and v2), https://datapackage.org/standard/table-schema/ */

enum field_type {
	TYPE_STRING,
	TYPE_NUMBER,
	TYPE_INTEGER,
	TYPE_BOOLEAN,
	TYPE_OBJECT,
	TYPE_ARRAY,
	TYPE_LIST,
	TYPE_DATETIME,
	TYPE_DATE,
	TYPE_TIME,
	TYPE_YEAR,
	TYPE_YEARMONTH,
	TYPE_DURATION,
	TYPE_GEOPOINT,
	TYPE_GEOJSON,
	TYPE_ANY,
	TYPE_COUNT
};

struct str field_type_name(enum field_type type); /* "yearmonth" */
bool field_type_parse(struct str name, enum field_type *type);
bool field_type_is_numeric(enum field_type type);  /* number, integer, year */
bool field_type_is_temporal(enum field_type type); /* datetime, date, time, year, yearmonth */

/* constraints; a NULL data pointer (or false has_…) means not given */
struct field_constraints {
	bool required, unique;
	bool has_min_length, has_max_length;
	uint64_t min_length, max_length;
	struct str minimum, maximum, exclusive_minimum, exclusive_maximum, pattern;
	struct str *enumeration;
	size_t enumeration_count;
};

struct field {
	struct str name; /* the header cell */
	struct text title, description;
	enum field_type type;
	bool is_declared;  /* the curator gave the type; else it was inferred */
	struct str format; /* "default", "any", "email", a strptime pattern … ; empty = default */
	struct str unit;   /* ours: "%", "tỷ đồng" … ; a text would be in `unit_text` */
	struct text unit_text;
	struct str decimal_char, group_char; /* empty: "." and none */
	bool bare_number; /* false: "95%" and "€ 95" are numbers (default true) */
	struct str *true_values, *false_values, *missing_values, *categories;
	size_t true_value_count, false_value_count, missing_value_count, category_count;
	bool has_missing_values; /* the field's own replace the schema's */
	struct str example, rdf_type, delimiter, item_type;
	struct field_constraints constraints;
	struct location at; /* where it is declared */
};

struct foreign_key {
	struct str *fields, *reference_fields;
	size_t field_count;
	struct str dataset;  /* ours: another dataset's id; empty: this one */
	struct str resource; /* empty: the same table */
	struct location at;
};

enum fields_match { MATCH_EXACT, MATCH_EQUAL, MATCH_SUBSET, MATCH_SUPERSET, MATCH_PARTIAL };

struct table_schema {
	struct field *fields;
	size_t field_count;
	enum fields_match fields_match;
	struct str *missing_values; /* NULL is the default: one, the empty string */
	size_t missing_value_count;
	struct str *primary_key;
	size_t primary_key_count;
	struct location primary_key_at;
	struct unique_key {
		struct str *fields;
		size_t field_count;
		struct location at;
	} * unique_keys;
	size_t unique_key_count;
	struct foreign_key *foreign_keys;
	size_t foreign_key_count;
	struct location at; /* path empty: nothing was declared */
};

/* The field's index, or field_count. */
size_t table_schema_find(const struct table_schema *schema, struct str name);

/* The cell means "no value" by the field's or the schema's missing values. */
bool table_schema_is_missing(
    const struct table_schema *schema, const struct field *field, struct str cell);

#endif
