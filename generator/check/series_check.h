/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_SERIES_CHECK_H
#define DATAMO_CHECK_SERIES_CHECK_H

#include "model/portal.h"
#include "model/scoreboard.h"

/* Whether the dataset's series find their columns, once its tables were inspected; into its diags.
 */
void series_check(const struct dataset *dataset);

/* Whether the home page can show the indicators that portal.yml wants. */
void highlights_check(
    const struct portal *portal, const struct scoreboard *scoreboard, struct diags *diags);

#endif
