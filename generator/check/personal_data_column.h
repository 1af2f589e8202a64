/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_PERSONAL_DATA_COLUMN_H
#define DATAMO_CHECK_PERSONAL_DATA_COLUMN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "check/personal_data_cell.h"
#include "model/row.h"

enum { EXAMPLES_KEPT = 3, DISTINCT_COUNTED = 5, CELLS_SAMPLED = 100 };

/* What was found of one kind in one column. */
struct evidence {
	uint64_t cells;      /* that hold such a number */
	uint64_t in_context; /* of these, with a telling word beside it */
	uint64_t hashes[DISTINCT_COUNTED];
	size_t distinct; /* counting ends at DISTINCT_COUNTED */
	struct location first;
	struct {
		struct str masked;
		uint64_t line;
	} examples[EXAMPLES_KEPT];
	size_t example_count;
};

struct personal_column {
	struct str name;    /* for messages: "#3" when the header is itself a number */
	struct location at; /* its header */
	uint64_t cells;     /* that are not empty */
	unsigned contexts;  /* of its name, title and description */
	bool is_acknowledged;
	struct evidence *evidence[PERSONAL_KIND_COUNT]; /* NULL: none was found */

	/* Of the first CELLS_SAMPLED cells: */
	uint64_t sampled, with_digit, family_names, dates;
};

/* Adds what the last scan found in the column's cell on this line. */
void personal_column_add(struct personal_column *column, const struct personal_scan *scan,
    struct arena *arena, const struct row *row, size_t index);

/* Reports what the columns of a table hold; `about` are the contexts of its dataset's texts. */
void personal_columns_report(
    const struct personal_column *columns, size_t count, unsigned about, struct diags *diags);

#endif
