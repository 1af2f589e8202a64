/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_EXPORTER_CHECK_H
#define DATAMO_SITE_EXPORTER_CHECK_H

#include "model/portal.h"

/* What the catalogue's exporters would miss. */
void exporters_check(const struct portal *portal, struct diags *diags);

/* Which formats of the table, just inspected, a build would have to leave out; into the dataset's
 * diags. `told`: what was said of the dataset's shared files already, at first NULL. */
void exporters_check_table(const struct portal *portal, const struct dataset *dataset,
    const struct resource *table, const struct diag_kind **told);

#endif
