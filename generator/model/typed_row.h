/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_TYPED_ROW_H
#define DATAMO_MODEL_TYPED_ROW_H

#include "model/row.h"
#include "model/value.h"

/* A row with each cell's value beside it: one value a field of the schema. Borrowed until the sink
 * returns. */
struct typed_row {
	const struct row *row;
	const struct value *values;
	size_t count;
};

#endif
