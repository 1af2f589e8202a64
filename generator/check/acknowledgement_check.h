/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_ACKNOWLEDGEMENT_CHECK_H
#define DATAMO_CHECK_ACKNOWLEDGEMENT_CHECK_H

#include "model/portal.h"

/* Whether what portal.yml says on personal data is said of something: a dataset and its table … */
void acknowledgements_check(const struct portal *portal, struct diags *diags);

/* … and a column of it, once the table was read and its schema is known. */
void acknowledgements_check_table(const struct portal *portal, const struct dataset *dataset,
    const struct resource *table, struct diags *diags);

#endif
