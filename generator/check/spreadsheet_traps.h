/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_SPREADSHEET_TRAPS_H
#define DATAMO_CHECK_SPREADSHEET_TRAPS_H

#include "base/diag.h"
#include "model/row.h"
#include "model/table_schema.h"

/*
 * A sink that finds what spreadsheet programs did to a table, or would do when they open it: lost
 * zeros, grouped numbers, mixed orders of dates, error cells, codes in scientific notation, text
 * read in a wrong encoding, decomposed text, cells that begin like formulas, hidden characters.
 * One warning a column and trap, at the first cell that shows it. Memory is bounded by the number
 * of columns.
 */
struct spreadsheet_traps;

struct spreadsheet_traps *spreadsheet_traps_new(void);
void spreadsheet_traps_free(struct spreadsheet_traps *traps); /* NULL is fine */
/* The sink is valid until the next begin or free; `schema` is the declared one. */
struct row_sink *spreadsheet_traps_begin(
    struct spreadsheet_traps *traps, const struct table_schema *schema, struct diags *diags);

#endif
