/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DESCRIBE_H
#define DATAMO_EXPORT_DESCRIBE_H

#include "base/json_writer.h"
#include "base/strbuf.h"
#include "model/portal.h"

/* What the plainer dialects say of a portal and its datasets, in words of its first language. */

/* Empty when there is none. */
struct str describe_text(const struct portal *portal, const struct text *text);
/* Its title, else its id; its description, else its title. */
struct str describe_title(const struct portal *portal, const struct dataset *dataset);
struct str describe_summary(const struct portal *portal, const struct dataset *dataset);
/* What it is called on its page: the resource's title, else the dataset's. */
struct str describe_resource(
    const struct portal *portal, const struct dataset *dataset, const struct resource *resource);
/* "CSV", "Original (XLSX)" … for a reader of that language. */
void describe_form(struct strbuf *name, const struct portal *portal,
    const struct resource *resource, const struct distribution *distribution);

/* That of the whole portal; without any date, its "today". */
struct date describe_portal_updated(const struct portal *portal);

/* Absolute addresses: of a dataset's page, of a file of the site. */
struct str describe_page(
    struct arena *arena, const struct portal *portal, const struct dataset *dataset);
struct str describe_file(struct arena *arena, const struct portal *portal, struct str path);

/* A web address as ASCII (RFC 3986); empty for anything else. */
struct str describe_uri(struct arena *arena, struct str url);

/* "text/csv", without parameters. */
struct str describe_media_type(struct str media_type);
struct str describe_link_media_type(const struct resource *link);

/* Who publishes it (NULL: the portal); somebody always has a name, if only the portal's. */
const struct organization *describe_publisher(
    const struct portal *portal, const struct dataset *dataset);
struct str describe_publisher_name(const struct portal *portal, const struct dataset *dataset);

/* These add nothing when there is no value. */
void describe_key(struct json_writer *json, const char *key, struct str value);
void describe_key_text(struct json_writer *json, const struct portal *portal, const char *key,
    const struct text *text);
void describe_key_strings(
    struct json_writer *json, const char *key, const struct str *strings, size_t count);
void describe_key_keywords(struct json_writer *json, const struct portal *portal, const char *key,
    const struct dataset *dataset);
void describe_key_date(struct json_writer *json, const char *key, struct date date);

#endif
