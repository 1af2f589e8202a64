/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_PORTAL_READ_H
#define DATAMO_READ_PORTAL_READ_H

#include <stddef.h>

#include "model/portal.h"

/*
 * Reads a portal's folder: portal.yml, the registers, plan.csv, pages, and each dataset's
 * description; no table yet. What is wrong goes into portal->diags and each dataset's diags. NULL,
 * after reporting to `diags`, when the folder itself cannot be read. Datasets are parsed on
 * `workers` threads. portal.yml may be missing (a warning): a folder of data packages is a portal.
 */
struct portal *portal_read(const char *path, size_t workers, struct diags *diags);
void portal_free(struct portal *portal); /* NULL is fine */

#endif
