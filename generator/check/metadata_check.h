/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_METADATA_CHECK_H
#define DATAMO_CHECK_METADATA_CHECK_H

#include "base/diag.h"
#include "model/portal.h"

/*
 * What the metadata lacks or says that cannot be, beyond what reading it finds: properties that
 * catalogues ask for, dates, translations, freshness, the plan. "Today" is the portal's. Findings
 * about a dataset go to `diags` too.
 */
void metadata_check_portal(const struct portal *portal, struct diags *diags);
void metadata_check_dataset(
    const struct portal *portal, const struct dataset *dataset, struct diags *diags);

#endif
