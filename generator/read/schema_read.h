/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_SCHEMA_READ_H
#define DATAMO_READ_SCHEMA_READ_H

#include "model/table_schema.h"
#include "read/keys.h"

/* A Table Schema as declared. */
void schema_read(struct key_reader *reader, const struct node *node, struct table_schema *schema);

/* For the manual's test. */
extern const struct key_table schema_keys, field_keys, constraint_keys, foreign_key_keys,
    reference_keys;

#endif
