/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_VALUE_H
#define DATAMO_MODEL_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"
#include "model/table_schema.h"

/*
 * The only parser of cells: the text of a cell and its field give a typed value, or the reason why
 * not. Pure: no I/O, no clock, no locale.
 */
enum value_state { VALUE_MISSING, VALUE_OK, VALUE_BAD };

struct value {
	enum value_state state;
	enum field_type type;
	/*
	 * The lexical form that derived files write: dot decimals with the digits as they were, ISO
	 * 8601 dates, "true"/"false", geopoint "lon,lat"; strings as they are. Borrowed from the
	 * cell or from `scratch`.
	 */
	struct str text;
	double number; /* number, integer, year; days since 1970-01-01 for dates; seconds for times
			  and datetimes */
	bool is_exact_integer;
	int64_t integer; /* when is_exact_integer */
	bool boolean;
	double longitude, latitude; /* geopoint */
	/* VALUE_BAD: what was expected, for a diagnostic ("an integer", "a date as dd/mm/yyyy") in
	 * both languages */
	const char *expected_vi, *expected_en;
};

/*
 * `scratch` holds rewritten text, added behind what is there; the caller clears it. It must not
 * move while the values are used: one that parses several cells into it reserves, before the first,
 * the bytes of all cells and VALUE_TEXT_EXTRA for each.
 */
enum { VALUE_TEXT_EXTRA = 64 };
struct value value_parse(struct str cell, const struct table_schema *schema,
    const struct field *field, struct strbuf *scratch);

#endif
