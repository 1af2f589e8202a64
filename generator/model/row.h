/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_ROW_H
#define DATAMO_MODEL_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/* Where row_locate() came last in a record, so that it need not begin anew; zeroed for each one. */
struct row_cursor {
	size_t cell, at;
	uint64_t line, column; /* line 0: nowhere yet */
	bool counts_cr;        /* a lone CR ends a line: only where no LF does */
};

/*
 * One record of a table, as its file has it: nothing trimmed, in UTF-8. All is borrowed from the
 * reader and valid until the sink returns. `raw` is the record's own text (with its line end), from
 * which positions are found when a diagnostic needs them.
 */
struct row {
	const struct str *cells;
	size_t count;
	uint64_t number; /* of data rows, from 1; the header row is 0 */
	uint64_t line;   /* physical line on which the record begins, from 1 */
	struct str raw;
	struct str path;           /* for diagnostics: relative to the portal */
	char delimiter, quote;     /* quote: '\0' when nothing is quoted */
	struct row_cursor *cursor; /* NULL: row_locate() walks from the beginning */
};

/* Where cell `index` begins: line, and column in characters (code points), also behind quoted
 * newlines. */
struct location row_locate(const struct row *row, size_t index);

/*
 * What receives the rows of a table, as libcsv pushes them. begin() gets the header row (synthetic
 * names "column_1" … when the dialect says that there is none); end() is called once, also after a
 * fatal error (complete = false). Any of the three may be NULL. A sink reports into the diags that
 * it was made with.
 */
struct row_sink {
	void (*begin)(struct row_sink *sink, const struct row *header);
	void (*row)(struct row_sink *sink, const struct row *row);
	void (*end)(struct row_sink *sink, bool is_complete);
};

#endif
