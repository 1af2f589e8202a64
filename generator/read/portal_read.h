/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_PORTAL_READ_H
#define DATAMO_READ_PORTAL_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "model/portal.h"

/*
 * Reads a portal's folder: portal.yml, the registers, plan.csv, pages, and each dataset's
 * description; no table yet. What is wrong goes into portal->diags and each dataset's diags. NULL,
 * after reporting to `diags`, when the folder itself cannot be read. Datasets are parsed on
 * `workers` threads. portal.yml may be missing (a warning): a folder of data packages is a portal.
 */
struct portal *portal_read(const char *path, size_t workers, struct diags *diags);

/* portal.yml and the theme come from the folder `base` alone, whose word is trusted; where those of
 * the portal differ is a finding. `base` NULL: as above. */
struct portal *portal_read_trusting(
    const char *path, const char *base, size_t workers, struct diags *diags);

/* The dataset of one description (`path`: its datapackage.json, dataset.md … under any name) as a
 * portal of its own; what else lies in its folder says nothing. NULL as above. */
struct portal *portal_read_dataset(const char *path, struct diags *diags);

/* Without any file: default limits, English. Datasets are added by the caller. */
struct portal *portal_new_empty(const struct diags *like);

/* The folder holds portal.yml or, anywhere below, a dataset's description. */
bool folder_is_portal(const char *path);

/* The description that lies in the folder itself ("datapackage.json"); empty: none. */
struct str folder_descriptor(struct arena *arena, const char *path);

void portal_free(struct portal *portal); /* NULL is fine */

#endif
