/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_RESOURCE_READ_H
#define DATAMO_READ_RESOURCE_READ_H

#include "model/portal.h"
#include "read/keys.h"
#include "read/portal_walk.h"

/* What the readers of one dataset share; the context of their key_reader. */
struct dataset_reader {
	const struct portal *portal; /* its settings and registers, read before */
	struct found_dataset *found;
	struct dataset *dataset;
	struct arena *scratch; /* for trees and files, dropped after each dataset */
	bool is_package;       /* a Frictionless descriptor: further keys are fine */
	struct key_reader keys;
};

/* resources: of dataset.md, into the dataset. */
void resources_read(struct key_reader *keys, const struct node *node, void *dataset);

/*
 * Decides what a resource is by its path or URL and tests that the file is there. `at` is where
 * the path was declared. The name is made from the path when there is none, and made unique.
 */
void resource_finish(struct dataset_reader *reader, struct resource *resource, struct location at);

void resource_init(struct resource *resource);

/* For one whose data cannot be had, which was reported: it gets a name only. */
void resource_withhold(
    struct dataset_reader *reader, struct resource *resource, struct location at);

/* Without `resources:`, each delimited file of the folder is a table, named after its file. */
void resources_find(struct dataset_reader *reader);

/* Marks a file as declared; false when the dataset's folder does not hold it. */
bool dataset_reader_declare(struct dataset_reader *reader, struct str path);

/* `schema:` of a resource: inline, or the path of a JSON or YAML file in the dataset's folder. */
void resource_schema_read(struct key_reader *keys, const struct node *node, void *resource);

/* `licence:`: an id, a URL, or {id, title, url}; value is a struct licence *. */
void licence_read(struct key_reader *keys, const struct node *node, void *value);

extern const struct key_table resource_keys, dialect_keys, licence_keys;

#endif
