/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_DEPLOY_PUBLISH_H
#define DATAMO_DEPLOY_PUBLISH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/strbuf.h"

struct portal;
struct plan;

struct publish_options {
	const struct portal *portal; /* whose word on targets is trusted */
	struct str target;           /* a name of portal.yml */
	const char *site_path;
	bool is_dry_run;
	bool rolls_back;
	uint64_t allowed_removals; /* addresses that may be gone */

	/* What is about to be done, before it is done. */
	void (*show)(void *context, const struct plan *plan);
	void *show_context;
};

enum publish_outcome {
	PUBLISH_DONE,
	PUBLISH_UNCHANGED, /* all of it is there already */
	PUBLISH_PLANNED,   /* a dry run */
	PUBLISH_REFUSED,   /* diagnostics say why; nothing was changed */
	PUBLISH_FAILED,    /* likewise, but it may be half done: file by file, run it again */
	PUBLISH_LOCKED     /* a build or another publish is at work */
};

/* `complaints` gets what a program that failed had to say. */
enum publish_outcome publish(
    const struct publish_options *options, struct diags *diags, struct strbuf *complaints);

#endif
