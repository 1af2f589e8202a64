/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_DATAPACKAGE_H
#define DATAMO_READ_DATAPACKAGE_H

#include <stdbool.h>

#include "read/resource_read.h"

/*
 * A Frictionless Data Package, version 1 or 2, as those on the web are
 * (https://datapackage.org/standard/data-package/): datapackage.json, .yml or .yaml, with README.md
 * as its note. Its further properties are its own affair; what only describes (a homepage that is
 * no URL) is left out with a warning. false when it could not be read at all, after reporting.
 */
bool datapackage_read(struct dataset_reader *reader);

/* Values are those of struct key's `parse`: a struct dataset, a struct licence *. */
void package_resources_read(struct key_reader *keys, const struct node *node, void *dataset);
void package_licences_read(struct key_reader *keys, const struct node *node, void *licence);

/* What a package of ours says beyond the standard, by the keys of dataset.md: all of `table` but
 * the `others`, which the standard has a place for. */
void package_own_read(struct key_reader *keys, const struct key_table *table,
    const char *const *others, const struct node *node, void *value);

#endif
