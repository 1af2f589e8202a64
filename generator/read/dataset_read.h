/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_DATASET_READ_H
#define DATAMO_READ_DATASET_READ_H

#include "model/portal.h"
#include "read/keys.h"
#include "read/portal_walk.h"
#include "read/resource_read.h"

/*
 * Reads the description of a dataset, its notes and what its resources are; no table yet. The
 * dataset has its arena and diags, and is otherwise zero. `scratch` may be reset afterwards.
 * `own_name` is the name of the portal's folder, for a dataset that lies in it itself.
 */
void dataset_read(const struct portal *portal, struct str own_name, struct found_dataset *found,
    struct dataset *dataset, struct arena *scratch);

/* The keys of dataset.md; the context of the reader is a struct dataset_reader. */
extern const struct key_table dataset_keys;

/* Keys that portal.yml has too. */
extern const struct key_table contact_keys, temporal_keys, source_keys, erratum_keys;
/* value is a const struct frequency ** */
void frequency_read(struct key_reader *reader, const struct node *node, void *value);

/* The id of an organization that must be in organizations.csv; false after reporting. */
bool organization_reference_check(
    struct key_reader *reader, const struct portal *portal, const struct node *node);
/* Such an id as the value of a key of a dataset; struct str */
void organization_read(struct key_reader *reader, const struct node *node, void *value);
/* `node` names what `file` does not have; says the nearest, if any. */
void reference_report(
    struct key_reader *reader, const struct node *node, const char *file, struct str nearest);
extern const struct diag_kind metadata_unknown_reference, metadata_unknown_reference_near;

/* Adds a note in a language (empty: the portal's first), if it is not blank. */
void dataset_add_note(
    struct dataset_reader *reader, struct str language, struct str markdown, struct location at);

#endif
