/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_HEADER_CHECK_H
#define DATAMO_CHECK_HEADER_CHECK_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/row.h"
#include "model/table_schema.h"

/*
 * Holds the header row against the declared fields, as fieldsMatch says, and reports. The result
 * has the field of each column, or NULL; it lives in the arena. A column whose name is wrong but
 * whose place is right still gets its field, so that its cells are checked.
 */
const struct field **header_check(const struct row *header, const struct table_schema *schema,
    struct arena *arena, struct diags *diags);

#endif
