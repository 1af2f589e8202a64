/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_SERVED_SITE_H
#define DATAMO_SERVE_SERVED_SITE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "site/manifest_read.h"

/*
 * A published site as it is now, while builds put others in its place. Files and manifest are
 * always of one and the same site.
 */
struct served_site;

/* The site `name` in a folder that stays the caller's; it need not be there yet. */
struct served_site *served_site_new(int folder, const char *name);
void served_site_free(struct served_site *site);

/* Its files, manifest.json among them; NULL: there is no site (yet). Valid until the next call. */
const struct manifest_files *served_site_files(struct served_site *site);

/* One of them, open; -1 with errno: ENOENT when another site has just taken its place. */
int served_site_open(
    const struct served_site *site, const struct manifest_file *file, struct stat *status);

#endif
