/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_REGISTERS_H
#define DATAMO_READ_REGISTERS_H

#include "model/portal.h"
#include "read/keys.h"

/* organizations.csv and themes.csv, each of which may be missing. Before the datasets, which refer
 * to them. */
void registers_read(struct portal *portal, struct arena *scratch);

/* plan.csv, after the datasets, to which it refers. */
void plan_read(struct portal *portal, struct arena *scratch);

/* Their columns: key names, "name" standing for name_vi, name_en … */
extern const struct key_table organization_keys, data_theme_keys, plan_keys;

/* The datasets that portal.yml wants on the home page are there; once they are read. */
void featured_check(struct portal *portal);

#endif
