/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_PROFILE_INFER_TYPE_H
#define DATAMO_PROFILE_INFER_TYPE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/row.h"
#include "model/table_schema.h"
#include "profile/column_stats.h"

/*
 * Decides, after the last row, what the column is: sets the field's type, format, decimal and group
 * characters, true, false and missing values. Texts go to `arena`; what is doubtful to `diags`, at
 * the column's place in the header. field->name is set already. Returns which of the two readings
 * holds.
 */
unsigned infer_type(const struct column_stats *column, const struct table_schema *schema,
    struct field *field, struct arena *arena, const struct row *header, size_t index,
    struct diags *diags);

#endif
