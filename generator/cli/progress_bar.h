/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_PROGRESS_BAR_H
#define DATAMO_CLI_PROGRESS_BAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "site/build.h"

/* A line on standard error that tells how far a build is; only on a terminal, ten times a second at
 * most. */
struct progress_bar {
	bool is_shown;
	enum message_language language;
	int64_t started_ms, drawn_ms;
};

void progress_bar_init(struct progress_bar *bar, enum message_language language, bool is_quiet);

/* For build_options.progress; context is the bar. */
void progress_bar_update(void *context, const struct build_progress *progress);

/* Wipes the line. */
void progress_bar_end(struct progress_bar *bar);

#endif
