/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_SERIES_CHECK_H
#define DATAMO_CHECK_SERIES_CHECK_H

#include "model/dataset.h"

/* Whether the dataset's series find their columns, once its tables were inspected; into its diags.
 */
void series_check(const struct dataset *dataset);

#endif
