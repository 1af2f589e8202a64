/* SPDX-License-Identifier: MIT */
#include "inspect/preview_sink.h"

#include "base/memory.h"
#include "base/utf8.h"

enum { CELL_CHARACTERS = 500, CELLS_MAX = 200 * 1000 };

static void begin(struct row_sink *sink, const struct row *header)
{
	struct preview_sink *self = (struct preview_sink *)sink;
	size_t columns = header->count;

	/* A very wide table shows fewer rows. */
	if (columns && self->rows_wanted > CELLS_MAX / columns)
		self->rows_wanted = CELLS_MAX / columns;
	self->preview->column_count = columns;
	self->preview->cells = arena_alloc(
	    self->arena, size_mul(size_mul(self->rows_wanted, columns), sizeof(struct str)));
}

static void add_row(struct row_sink *sink, const struct row *row)
{
	struct preview_sink *self = (struct preview_sink *)sink;
	struct table_preview *preview = self->preview;
	struct str *cells;

	if (preview->row_count >= self->rows_wanted)
		return;
	cells = preview->cells + preview->row_count++ * preview->column_count;
	for (size_t i = 0; i < preview->column_count; i++) {
		if (i < row->count)
			cells[i] = arena_str(self->arena, utf8_cut(row->cells[i], CELL_CHARACTERS));
		else
			cells[i] = STR("");
	}
}

void preview_sink_init(struct preview_sink *preview, struct arena *arena, uint64_t rows_wanted)
{
	*preview = (struct preview_sink){
		.sink = { .begin = begin, .row = add_row },
		.arena = arena,
		.rows_wanted = (size_t)rows_wanted,
		.preview = arena_alloc(arena, sizeof(struct table_preview)),
	};
}
