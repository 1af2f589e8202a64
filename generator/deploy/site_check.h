/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_DEPLOY_SITE_CHECK_H
#define DATAMO_DEPLOY_SITE_CHECK_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/hash.h"
#include "site/manifest_read.h"

/*
 * The folder holds a whole site, and nothing else: every file that its manifest names, with the
 * bytes that it names. What was copied by hand, half made or changed since is refused. `shown` is
 * the folder's name in messages. false after a diagnostic.
 */
bool site_check(int site, const char *shown, struct arena *arena, struct manifest_files *files,
    struct diags *diags);

/* A file's bytes, as the manifest has them: false with errno; EBADMSG: it is another file. */
bool site_check_file(int fd, const struct manifest_file *file, int copy);

#endif
