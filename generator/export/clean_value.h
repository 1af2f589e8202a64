/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_CLEAN_VALUE_H
#define DATAMO_EXPORT_CLEAN_VALUE_H

#include "base/strbuf.h"
#include "model/table_schema.h"

/*
 * How the clean CSV writes what the curator wrote in a schema (a bound, an example, a value of an
 * enumeration): as a cell of the original, or as a number of JSON. Empty when it does not fit the
 * type. It borrows `text` or `scratch`, which is cleared.
 */
struct str clean_value(const struct table_schema *schema, const struct field *field,
    struct str text, struct strbuf *scratch);

/* A bound (which may be absent), for types that have an order; else empty. */
struct str clean_bound(const struct table_schema *schema, const struct field *field,
    struct str bound, struct strbuf *scratch);

#endif
