/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_TABLE_FILES_H
#define DATAMO_CLI_TABLE_FILES_H

#include <stddef.h>

#include "base/arena.h"

/* The paths of all delimited files below a folder that no dataset describes, sorted; hidden ones
 * and links are left out. */
char **table_files_below(struct arena *arena, const char *folder, size_t *count);

#endif
