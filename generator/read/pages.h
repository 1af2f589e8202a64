/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_PAGES_H
#define DATAMO_READ_PAGES_H

#include "model/portal.h"
#include "read/keys.h"

/* pages/about.md and pages/about.en.md are one page in two languages; sorted by id. */
void pages_read(struct portal *portal, struct arena *scratch);

extern const struct key_table page_keys;

#endif
