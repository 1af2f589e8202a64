/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_EMBED_CHECK_H
#define DATAMO_CHECK_EMBED_CHECK_H

#include "base/diag.h"
#include "model/portal.h"

/*
 * Whether the data has what the blocks of a note show; once their tables were inspected. `owner`:
 * the dataset whose notes they are in, NULL for those of pages.
 */
void embeds_check(const struct portal *portal, const struct dataset *owner, struct diags *diags);

#endif
