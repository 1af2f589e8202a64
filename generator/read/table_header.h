/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_TABLE_HEADER_H
#define DATAMO_READ_TABLE_HEADER_H

#include <stddef.h>

#include "base/diag.h"
#include "model/row.h"

/* Reports columns without a name, two of the same name, names with hidden characters. How many
 * columns there are: unnamed ones at the end do not count. */
size_t table_header_check(const struct row *header, struct diags *diags);

#endif
