/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_PICK_H
#define DATAMO_MODEL_PICK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/table_schema.h"

/*
 * A few rows that something other than their dataset's page shows: an article, the scoreboard.
 * Asked for when the portal is read, answered when the table is inspected.
 */
struct pick_condition {
	struct str column, value; /* the cell, trimmed, is this text */
};

struct pick_cell {
	struct str text; /* as derived files write it */
	bool is_missing; /* or not of its type, which the inspection reports */
};

struct pick {
	struct str resource; /* empty: the dataset's first table */
	struct str *columns; /* NULL: all */
	size_t column_count;
	struct pick_condition *where; /* all of them hold */
	size_t where_count;
	size_t rows_most; /* further ones are only counted */

	bool is_answered; /* the table was read, and has all the columns */
	struct str unknown_column;
	struct field *fields;    /* of the columns: name, title, type and unit */
	struct pick_cell *cells; /* row by row */
	size_t row_count;
	uint64_t matched;
};

#endif
