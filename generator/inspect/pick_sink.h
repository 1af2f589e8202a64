/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_INSPECT_PICK_SINK_H
#define DATAMO_INSPECT_PICK_SINK_H

#include "model/dataset.h"
#include "model/row.h"

/* Gathers what the dataset's picks ask of one table, in the dataset's arena. */
struct pick_sink {
	struct row_sink sink;
	struct dataset *dataset;
	const struct resource *resource;
	struct pick_state *states;
	size_t count;
};

/* The sink's own memory is in `work`. */
void pick_sink_init(struct pick_sink *sink, struct arena *work, struct dataset *dataset,
    const struct resource *resource);
/* Once the resource's schema is complete and the table is good: the cells become values. */
void pick_sink_end(struct pick_sink *sink);

#endif
