/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_REPORT_H
#define DATAMO_CLI_REPORT_H

#include "base/diag.h"

/* Findings of at least this level on standard error, one after the other, then how many there are.
 */
void report_print(
    const struct diags *diags, enum diag_level at_least, enum message_language language);

#endif
