/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_OUTSIDE_LINKS_H
#define DATAMO_READ_OUTSIDE_LINKS_H

#include "model/portal.h"

/* Fills portal->outside_links, once all else is read: those of descriptions, registers, notes and
 * pages, in that order. Addresses below base_url are the portal's own. */
void outside_links_read(struct portal *portal, struct arena *scratch);

#endif
