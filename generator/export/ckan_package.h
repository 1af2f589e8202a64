/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_CKAN_PACKAGE_H
#define DATAMO_EXPORT_CKAN_PACKAGE_H

#include "export/describe.h"

/* What CKAN's actions answer: an envelope around a result, which the caller writes between. */
void ckan_begin(struct json_writer *json, struct output *output, const struct portal *portal,
    struct str action);
void ckan_end(struct json_writer *json);

/* A dataset as package_show has it. */
void ckan_add_package(
    struct json_writer *json, const struct portal *portal, const struct dataset *dataset);

/* The members of an organization or group, inside an object. */
void ckan_add_group(struct json_writer *json, const struct portal *portal, struct str id,
    const struct text *name, bool is_organization);
/* What only organization_show and group_show say; NULL for a theme, or what is not in
 * organizations.csv. */
void ckan_add_group_more(struct json_writer *json, const struct organization *organization);

#endif
