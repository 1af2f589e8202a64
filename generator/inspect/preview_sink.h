/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_INSPECT_PREVIEW_SINK_H
#define DATAMO_INSPECT_PREVIEW_SINK_H

#include <stdint.h>

#include "base/arena.h"
#include "model/row.h"
#include "model/table_preview.h"

/* Keeps the first rows of a table for its page. */
struct preview_sink {
	struct row_sink sink;
	struct arena *arena;
	size_t rows_wanted;
	struct table_preview *preview;
};

/* Set up for one table; the result is `preview`, in the arena. */
void preview_sink_init(struct preview_sink *preview, struct arena *arena, uint64_t rows_wanted);

#endif
