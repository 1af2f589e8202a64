/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_TABLE_PREVIEW_H
#define DATAMO_MODEL_TABLE_PREVIEW_H

#include <stddef.h>

#include "base/str.h"

/* The first rows of a table, cells as the file has them (each cut to 500 characters), row by row.
 */
struct table_preview {
	struct str *cells; /* row_count x column_count; short rows are filled with empty cells */
	size_t row_count, column_count;
};

#endif
