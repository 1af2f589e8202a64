/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_DEPLOY_TOOL_H
#define DATAMO_DEPLOY_TOOL_H

#include "deploy/deployment.h"

/*
 * Another program at work for a publish: with our environment, in the site's folder, without a
 * shell. It may ask for passwords only where it does so by itself (an agent, a file of its own, the
 * environment).
 */
struct tool {
	const char *const *arguments;   /* the program's name first, NULL last */
	const char *const *environment; /* "NAME=value" beside ours, NULL last; or NULL */
	struct str input;
};

/* Its exit status, with what it printed added to `output` (may be NULL); -1 after a diagnostic when
 * it did not start or was killed. */
int tool_run(struct deployment *deployment, const struct tool *tool, struct strbuf *output);

/* It must end well: false after a diagnostic with what it complained of. */
bool tool_do(struct deployment *deployment, const struct tool *tool, struct strbuf *output);

/* All the programs are there; false after a diagnostic. */
bool tools_are_there(
    const struct target_kind *kind, const struct target *target, struct diags *diags);

/*
 * A file that a program is to read, in a folder of our own that is gone at the end; its path. NULL
 * after a diagnostic.
 */
const char *tool_file(struct deployment *deployment, const char *name, struct str content);
/* The folder itself; NULL after a diagnostic. */
const char *tool_folder(struct deployment *deployment);
void tool_files_remove(struct deployment *deployment);

#endif
