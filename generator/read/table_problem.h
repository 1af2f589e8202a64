/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_TABLE_PROBLEM_H
#define DATAMO_READ_TABLE_PROBLEM_H

#include "base/diag.h"
#include "read/table_input.h"

/*
 * Reports what ended a table's input. `line_start` is where the line of the problem begins in the
 * window. Bytes that are not UTF-8 come with the code page that fits and what the line would read
 * in it; nothing is decoded by it.
 */
void table_problem_report(
    const struct table_input *input, size_t line_start, struct location at, struct diags *diags);

#endif
