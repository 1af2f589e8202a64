/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_CELL_CHECK_H
#define DATAMO_CHECK_CELL_CHECK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "check/pattern.h"
#include "model/table_schema.h"
#include "model/value.h"

/* A constraint's limit, read once a table. */
enum { BOUND_MINIMUM, BOUND_MAXIMUM, BOUND_ABOVE, BOUND_BELOW, BOUND_COUNT };

enum { CELL_CHECK_COUNT = 11 };

struct checked_column {
	const struct field *field;
	unsigned checks; /* mask of those in cell_checks that apply */
	struct str expected[CELL_CHECK_COUNT];
	struct value bounds[BOUND_COUNT]; /* without their texts */
	struct map allowed, categories;   /* the keys of values, and their texts */
	struct pattern *pattern;          /* NULL: none, or one that is of no use */
	unsigned gave_up;                 /* matches that took too long */
	struct strbuf key;
};

struct checked_cell {
	struct checked_column *column;
	struct str cell;
	struct value value;
};

/* One thing that a field asks of each cell. A new constraint is a new entry in cell_checks. */
struct cell_check {
	const struct diag_kind *kind;
	enum value_state of; /* the cells that it looks at */
	bool (*applies)(const struct checked_column *column);
	bool (*passes)(const struct checked_cell *cell);
	/* NULL: the value says it (type) or the message does */
	struct str (*expected)(const struct field *field, struct arena *arena);
};

/* A pattern that took too long in so many cells is given up. */
enum { GAVE_UP_MAX = 5 };

/* minLength and maxLength apply. */
bool field_has_length(const struct field *field);

extern const struct cell_check cell_checks[CELL_CHECK_COUNT];

/*
 * Finds what applies to the field, which may be NULL, and reports constraints that are of no use.
 * `schema` is the one that it is of; texts go to `arena`, and `scratch` takes what is only needed
 * meanwhile.
 */
void checked_column_init(struct checked_column *column, const struct table_schema *schema,
    const struct field *field, struct arena *arena, struct strbuf *scratch, struct diags *diags);
void checked_column_release(struct checked_column *column);

#endif
