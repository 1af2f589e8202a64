/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_FOREIGN_FILE_H
#define DATAMO_READ_FOREIGN_FILE_H

#include <stdbool.h>

#include "base/diag.h"

/* Reports a file whose first bytes say that it is no table: a workbook, an archive, a web page.
 * false when it is one. */
bool foreign_file_check(struct str beginning, struct location at, struct diags *diags);

#endif
