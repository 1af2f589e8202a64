/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_MARKS_H
#define DATAMO_READ_MARKS_H

#include "base/diag.h"
#include "read/node.h"

/* Reports each value that begins with MARK: `datamo add` leaves one where a person must say what
 * the program cannot know. NULL is fine. Texts of the data itself (names, lists of values) are
 * none. */
#define MARK "??"
void marks_report(const struct node *root, struct str path, struct diags *diags);

#endif
