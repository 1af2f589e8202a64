/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_CHART_CHECK_H
#define DATAMO_CHECK_CHART_CHECK_H

#include "model/dataset.h"

/*
 * The charts that `views:` asks of this table, whose schema is complete: their columns are there,
 * and of a type that can be drawn so. Into the dataset's diags.
 */
void chart_check(const struct dataset *dataset, const struct resource *resource);

#endif
