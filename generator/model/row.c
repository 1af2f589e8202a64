/* SPDX-License-Identifier: MIT */
#include "model/row.h"

#include <string.h>

/* A walk over a record's raw text, the way that libcsv reads it. */
struct walk {
	struct str raw;
	size_t at;
	uint64_t line, column;
	bool counts_cr; /* a lone CR ends a line: only where no LF does */
};

static char walk_peek(const struct walk *walk)
{
	return walk->raw.data[walk->at];
}

static bool walk_is_at_end(const struct walk *walk)
{
	return walk->at >= walk->raw.len;
}

static void walk_step(struct walk *walk)
{
	char c = walk_peek(walk);

	walk->at++;
	if (c == '\n' || (c == '\r' && walk->counts_cr)) {
		walk->line++;
		walk->column = 1;
	} else if (((unsigned char)c & 0xc0) != 0x80) {
		walk->column++;
	}
}

/* Blanks may stand before a quote where the dialect lets them be skipped; elsewhere they are part
 * of the cell, with the quote. */
static bool walk_is_quoted(const struct walk *walk, const struct row *row, size_t index)
{
	struct str rest = str_from(walk->raw, walk->at);
	size_t blanks = 0;

	while (blanks < rest.len && rest.data[blanks] == ' ')
		blanks++;
	if (row->quote == '\0' || blanks == rest.len || rest.data[blanks] != row->quote)
		return false;
	return blanks == 0 || index >= row->count ||
	       !str_starts_with(row->cells[index], str_slice(rest, 0, blanks + 1));
}

static void walk_past_quotes(struct walk *walk, char quote)
{
	while (walk_peek(walk) != quote)
		walk_step(walk);
	walk_step(walk);
	while (!walk_is_at_end(walk)) {
		char c = walk_peek(walk);

		walk_step(walk);
		if (c != quote)
			continue;
		if (walk_is_at_end(walk) || walk_peek(walk) != quote)
			return;
		walk_step(walk);
	}
}

/* From where the last walk ended, when that lies before. */
static size_t walk_begin(struct walk *walk, const struct row *row, size_t index)
{
	const struct row_cursor *cursor = row->cursor;

	*walk = (struct walk){ .raw = row->raw, .line = row->line, .column = 1 };
	if (!cursor || !cursor->line || cursor->cell > index) {
		walk->counts_cr = row->raw.len > 0 && !memchr(row->raw.data, '\n', row->raw.len);
		return 0;
	}
	walk->at = cursor->at;
	walk->line = cursor->line;
	walk->column = cursor->column;
	walk->counts_cr = cursor->counts_cr;
	return cursor->cell;
}

struct location row_locate(const struct row *row, size_t index)
{
	struct walk walk;
	size_t i = walk_begin(&walk, row, index);

	for (; i < index; i++) {
		if (!walk_is_at_end(&walk) && walk_is_quoted(&walk, row, i))
			walk_past_quotes(&walk, row->quote);
		while (!walk_is_at_end(&walk) && walk_peek(&walk) != row->delimiter &&
		       walk_peek(&walk) != '\n' && walk_peek(&walk) != '\r')
			walk_step(&walk);
		if (walk_is_at_end(&walk) || walk_peek(&walk) != row->delimiter)
			break;
		walk_step(&walk);
	}
	if (row->cursor && i == index)
		*row->cursor = (struct row_cursor){ i, walk.at, walk.line, walk.column,
			walk.counts_cr };
	return (struct location){ row->path, walk.line, walk.column };
}
