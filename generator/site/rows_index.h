/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_ROWS_INDEX_H
#define DATAMO_SITE_ROWS_INDEX_H

#include <stdint.h>

#include "base/arena.h"
#include "base/output.h"
#include "model/resource.h"
#include "model/row.h"

/*
 * Where the rows of a clean CSV lie, so that the page's table (themes/default/assets/
 * table.js/1-rows.js) can ask for any part of it by its bytes. A sink that goes behind the one that
 * writes the CSV; it keeps one number a block.
 *
 *   {"rows", "bytes", "every", "start", "lengths"}: so many rows and bytes in all, and the bytes of
 *   each block of `every` rows, the first of which begins at `start`
 */
struct rows_index {
	struct row_sink sink;
	struct arena *arena;
	const struct output *csv;
	uint64_t rows, every, start, block_start;
	uint64_t *lengths;
	size_t count;
};

/* The header has been written to `csv`; the arena holds one number a block. */
void rows_index_init(struct rows_index *index, struct arena *arena, const struct output *csv,
    const struct resource *resource);

/* A CSV so short that a browser rather loads all of it has no such file. After the last row. */
bool rows_index_is_useful(const struct rows_index *index);

void rows_index_write(const struct rows_index *index, struct output *output);

#endif
