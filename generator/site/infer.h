/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_INFER_H
#define DATAMO_SITE_INFER_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/output.h"

/*
 * The Table Schema of a table as it lies there, as JSON: what its columns are by their cells. What
 * is doubtful goes to `diags`, sorted. false, with nothing written: it cannot be read as a table.
 */
bool infer_schema(const char *path, struct diags *diags, struct output *output);

#endif
