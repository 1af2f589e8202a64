/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_VALIDATE_RUN_H
#define DATAMO_SITE_VALIDATE_RUN_H

#include "model/portal.h"
#include "site/validate.h"

/* Opens the table of a resource; -1 after reporting to the dataset's diags. */
typedef int validate_open(
    const struct portal *portal, struct dataset *dataset, const struct resource *resource);

/* Inspects all tables of the portal's datasets on several threads, and counts them. Each dataset's
 * findings are in its diags afterwards. */
void validate_run(struct portal *portal, validate_open *open,
    const struct validate_options *options, struct validate_summary *summary);

/* The day that all is judged by. */
struct date validate_today(const struct validate_options *options);

#endif
