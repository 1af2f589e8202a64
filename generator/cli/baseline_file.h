/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_BASELINE_FILE_H
#define DATAMO_CLI_BASELINE_FILE_H

#include <stdbool.h>

#include "check/baseline.h"
#include "cli/report.h"

/* Both put the findings that remain in the place of *diags. false with errno; EINVAL: the file is
 * no baseline. */

/* The findings that the file knows are left out. */
bool baseline_file_use(const char *path, const struct cli_report *report, struct diags **diags);

/* Writes all findings into the file, so that none remains. */
bool baseline_file_write(const char *path, const struct cli_report *report, struct diags **diags);

#endif
