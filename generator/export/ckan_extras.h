/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_CKAN_EXTRAS_H
#define DATAMO_EXPORT_CKAN_EXTRAS_H

#include "base/json_writer.h"
#include "model/portal.h"

/* {"key": …, "value": …}; nothing for an empty value. */
void ckan_add_extra(struct json_writer *json, const char *key, struct str value);

/* The member "extras" of a dataset: what CKAN's own members have no place for. */
void ckan_add_extras(
    struct json_writer *json, const struct portal *portal, const struct dataset *dataset);

#endif
