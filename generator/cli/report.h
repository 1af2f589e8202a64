/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_REPORT_H
#define DATAMO_CLI_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "check/report.h"

/* A report and where the files lie that it is about. */
struct cli_report {
	struct report report;
	struct strbuf prefix;
	int folder; /* paths are below it; -1: they are as given */
};

/* `folder`: what the findings' paths are below, as given on the command line; NULL: they are whole.
 */
void cli_report_init(struct cli_report *self, const struct diags *diags, const char *folder,
    enum message_language language);
void cli_report_release(struct cli_report *self);

/* On a standard stream, in colours when it is a terminal and NO_COLOR is not set. */
void cli_report_print(struct cli_report *self, const struct reporter *reporter, FILE *stream);

/* Into a file, replaced in one step. false with errno. */
bool cli_report_write(struct cli_report *self, const struct reporter *reporter, const char *path);

#endif
