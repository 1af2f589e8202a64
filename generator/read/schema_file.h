/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_SCHEMA_FILE_H
#define DATAMO_READ_SCHEMA_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/table_schema.h"

/* A Table Schema in a file of its own, JSON or YAML by its ending, that whoever runs the program
 * named. false after reporting. */
bool schema_file_read(
    const char *path, struct table_schema *schema, struct arena *arena, struct diags *diags);

#endif
