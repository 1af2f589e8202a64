/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_CELL_CHECK_H
#define DATAMO_CHECK_CELL_CHECK_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "model/table_schema.h"
#include "model/value.h"

/* A constraint's limit, read once a table. */
enum { BOUND_MINIMUM, BOUND_MAXIMUM, BOUND_ABOVE, BOUND_BELOW, BOUND_COUNT };

enum { CELL_CHECK_COUNT = 9 };

struct checked_column {
	const struct field *field;
	unsigned checks; /* mask of those in cell_checks that apply */
	struct str expected[CELL_CHECK_COUNT];
	struct value bounds[BOUND_COUNT]; /* without their texts */
};

struct checked_cell {
	const struct checked_column *column;
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

extern const struct cell_check cell_checks[CELL_CHECK_COUNT];

/*
 * Finds what applies to the field, which may be NULL. `schema` is the one that it is of; texts go
 * to `arena`, and `scratch` takes what is only needed meanwhile.
 */
void checked_column_init(struct checked_column *column, const struct table_schema *schema,
    const struct field *field, struct arena *arena, struct strbuf *scratch);

#endif
