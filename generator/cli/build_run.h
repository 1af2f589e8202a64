/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_BUILD_RUN_H
#define DATAMO_CLI_BUILD_RUN_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "cli/command.h"
#include "site/build.h"

/* A build as a command line asks for it, told on standard error while it goes: what `build` and
 * `serve` share. */
struct build_run {
	struct build_options options; /* without site_path */
	enum message_language language;
	bool is_quiet;
	struct str told; /* findings, as JSON, that need not be printed again; may be empty */
};

/* From the portal's folder, --jobs, --draft, --today and --quiet; CLI_USAGE after a message. */
int build_run_init(struct build_run *run, const struct invocation *invocation);

/* Builds, and prints what was found, unless it is what was told already; `json`, unless NULL, gets
 * that as datamo's JSON. */
enum build_outcome build_run_site(
    struct build_run *run, struct build_summary *summary, struct strbuf *json);

#endif
