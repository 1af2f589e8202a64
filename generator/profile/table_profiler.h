/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_PROFILE_TABLE_PROFILER_H
#define DATAMO_PROFILE_TABLE_PROFILER_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/column_profile.h"
#include "model/resource.h"
#include "model/row.h"

/*
 * Learns what each column holds while the rows go by: the type (in Table Schema's terms) of columns
 * without a declared one, and the profile of all. Its memory is bounded whatever the table's
 * length; the profiler is kept by a worker and reused for table after table.
 */
struct table_profiler;

struct table_profiler *table_profiler_new(void);
void table_profiler_free(struct table_profiler *profiler);

/*
 * Begins a table: `schema` is the declared one (may have no fields) and stays untouched while rows
 * go by. The sink is valid until table_profiler_end().
 */
struct row_sink *table_profiler_begin(struct table_profiler *profiler,
    const struct table_schema *schema, struct str path, struct diags *diags);

/*
 * After the last row: completes the resource's schema (one field a column, types and formats
 * inferred, in `arena`) and puts profile and row count into the resource.
 */
void table_profiler_end(
    struct table_profiler *profiler, struct arena *arena, struct resource *resource);

#endif
