/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_LINK_REPORT_READ_H
#define DATAMO_READ_LINK_REPORT_READ_H

#include "model/portal.h"
#include "read/keys.h"

#define LINK_REPORT_FILE "links.csv" /* in the portal's folder, unless another one is named */

extern const struct key_table link_keys; /* the columns of links.csv */

/* The report of `datamo check-links`, open as `fd` (which stays the caller's), takes the place of
 * the portal's. `name` is for diagnostics. */
void link_report_read(struct portal *portal, int fd, struct str name);

#endif
