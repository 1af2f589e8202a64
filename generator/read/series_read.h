/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_SERIES_READ_H
#define DATAMO_READ_SERIES_READ_H

#include "model/portal.h"
#include "read/keys.h"

/* series: of dataset.md, into the dataset: what the scoreboard takes from its tables. */
void series_read(struct key_reader *keys, const struct node *node, void *dataset);

/* Asks for the rows, once all of the dataset is known. */
void series_ask(struct dataset *dataset);

extern const struct key_table series_keys;

#endif
