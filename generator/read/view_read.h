/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_VIEW_READ_H
#define DATAMO_READ_VIEW_READ_H

#include "read/resource_read.h"

/* views: of dataset.md, into the dataset: a list of charts, or "none". */
void views_read(struct key_reader *keys, const struct node *node, void *dataset);

/* Once the resources are known too: names them all, and tests that each is about a table. */
void views_finish(struct dataset_reader *reader);

extern const struct key_table view_keys;

#endif
