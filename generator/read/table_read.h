/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_TABLE_READ_H
#define DATAMO_READ_TABLE_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "model/dialect.h"
#include "model/limits.h"
#include "model/row.h"

/* A table's file: an open descriptor, read from its start. */
struct table_source {
	int fd;
	struct str path; /* for diagnostics */
	const struct limits *limits;
};

/*
 * Completes a dialect by looking at the beginning of the file (256 KiB): encoding, byte order mark,
 * delimiter, line ends, the header's row. What the curator declared stays; doubtful cases are
 * diagnostics, never silent guesses. false: the table cannot be read (an error was reported). The
 * strings put into the dialect are constants.
 */
bool table_detect(const struct table_source *source, struct dialect *dialect, struct diags *diags);

/*
 * The only loop over rows: reads the whole file once through libcsv and pushes each row to all
 * sinks. Reports what is wrong with its structure (ragged rows, blank lines, unclosed quotes,
 * invalid bytes, limits) with line and column. Memory is bounded by the limits, not by the file.
 * false: it ended early (an error was reported).
 */
bool table_read(const struct table_source *source, const struct dialect *dialect,
    struct row_sink *const *sinks, size_t sink_count, struct diags *diags);

#endif
