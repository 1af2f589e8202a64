/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_RELATION_KEYS_H
#define DATAMO_READ_RELATION_KEYS_H

#include "model/dataset_series.h"
#include "model/portal.h"
#include "read/keys.h"

/* The keys of what model/relations.h holds. `parse` functions of key tables: value is what each
 * name says. */

/* A list of URLs or of {title, url}; struct references */
void references_read(struct key_reader *reader, const struct node *node, void *value);
/* Ids of datasets of the portal, or URLs; struct relations */
void related_read(struct key_reader *reader, const struct node *node, void *value);
/* One of them; struct dataset_link */
void dataset_link_read(struct key_reader *reader, const struct node *node, void *value);
/* A name of the EU's list of dataset types; const struct dataset_type * */
void dataset_type_read(struct key_reader *reader, const struct node *node, void *value);
/* struct relations */
void hvd_categories_read(struct key_reader *reader, const struct node *node, void *value);
/* Ids of series of portal.yml; names of resources; struct relations */
void in_series_read(struct key_reader *reader, const struct node *node, void *value);
void samples_read(struct key_reader *reader, const struct node *node, void *value);
/* A decimal that is not negative; an xsd:duration; struct str */
void decimal_read(struct key_reader *reader, const struct node *node, void *value);
void duration_read(struct key_reader *reader, const struct node *node, void *value);

extern const struct key_table document_keys, relationship_keys, attribution_keys, activity_keys,
    other_identifier_keys, dataset_series_keys;

/* `settings`: the tree of portal.yml; when the registers are read. */
void dataset_series_check(
    struct key_reader *reader, struct portal *portal, const struct node *settings);

/* What names other datasets, and resources of its own, once all of them are known. */
void relations_check(struct portal *portal);

#endif
