/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_ADD_TEXT_H
#define DATAMO_SITE_ADD_TEXT_H

#include "base/output.h"
#include "model/portal.h"

/* The dataset.md of one inspected table: what the table shows, and marks for what only a person
 * knows, in the portal's languages. `findings` are those about the table. */
void add_text_write(struct output *output, const struct portal *portal,
    const struct resource *resource, const struct diags *findings);

#endif
