/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_SCHEMA_CHECK_H
#define DATAMO_CHECK_SCHEMA_CHECK_H

#include "base/diag.h"
#include "check/foreign_keys.h"
#include "model/resource.h"
#include "model/row.h"
#include "model/table_schema.h"

/*
 * A sink that holds the rows against the declared schema: header and fields (fieldsMatch), types
 * and formats, constraints, keys. Columns without a declared field pass. A finding names line and
 * column.
 */
struct schema_check;

struct schema_check *schema_check_new(void);
void schema_check_free(struct schema_check *check);
/* The sink is valid until the next begin or free; `schema` is the declared one. */
struct row_sink *schema_check_begin(
    struct schema_check *check, const struct table_schema *schema, struct diags *diags);

/* Before the reading: whose table it is, for keys between tables. */
void schema_check_link(
    struct schema_check *check, struct foreign_keys *links, const struct resource *table);

/* After it: NULL, or the sink of a second reading, which tells where keys are wrong. */
struct row_sink *schema_check_look_again(struct schema_check *check);

#endif
