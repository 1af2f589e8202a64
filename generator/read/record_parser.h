/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_RECORD_PARSER_H
#define DATAMO_READ_RECORD_PARSER_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "model/row.h"
#include "read/table_read.h"

enum record_state {
	RECORD_OPEN,   /* goes on behind what was fed */
	RECORD_DONE,   /* record_parser_row() is complete */
	RECORD_BROKEN, /* reported; the rest of the line means nothing */
	RECORD_FATAL   /* reported; reading must stop */
};

/*
 * One record at a time through libcsv, within the limits. The caller feeds pieces that do not cross
 * a line end and keeps the record's text together, so that a place in it can be found when
 * something is wrong.
 */
struct record_parser {
	const struct table_source *source;
	struct diags *diags;
	char delimiter, quote;
	struct csv_parser csv;
	struct str raw;           /* of the record, as far as libcsv has had it */
	uint64_t line;            /* where the record begins */
	struct strbuf text;       /* the cells, one behind the other */
	struct row_cursor cursor; /* in the record */
	struct str *cells;
	size_t cell_count, cells_size;
	bool is_done, has_too_many, has_long_cell;
	bool has_loose_quote;        /* the current cell holds quotes but is not quoted */
	uint64_t loose_quote_count;  /* cells like that, in the whole table */
	struct location loose_quote; /* its first */
};

void record_parser_init(struct record_parser *parser, const struct table_source *source,
    const struct dialect *dialect, struct diags *diags);
void record_parser_release(struct record_parser *parser);

/* Before the first piece of a record. */
void record_parser_start(struct record_parser *parser, uint64_t line);
/* `raw`: the record's text up to and with the piece, which is its last `piece_bytes`; `line`: where
 * the piece lies. */
enum record_state record_parser_feed(
    struct record_parser *parser, struct str raw, size_t piece_bytes, uint64_t line);
/* The file ends here: the record is done, or its quote was never closed. */
enum record_state record_parser_finish(struct record_parser *parser);

/* The record, borrowed until the next start. */
struct row record_parser_row(struct record_parser *parser);

#endif
