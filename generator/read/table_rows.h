/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_TABLE_ROWS_H
#define DATAMO_READ_TABLE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "model/row.h"
#include "read/table_read.h"

/*
 * What becomes of a table's records: those above the header are passed over, the header is looked
 * at, blank ones are reported, and the others go to the sinks as rows.
 */
struct table_rows {
	const struct table_source *source;
	const struct dialect *dialect;
	struct row_sink *const *sinks;
	size_t sink_count;
	struct diags *diags;
	uint64_t record_count; /* of all records, blank ones too */
	uint64_t row_count;
	uint64_t ragged_count, blank_count;
	bool has_begun;
	bool has_lost_records; /* some were broken and never came here */
	size_t header_cells;   /* of the header record */
	size_t width;          /* without the unnamed cells at its end */
};

/* A record; its number is set here. */
void table_rows_add(struct table_rows *rows, struct row *record);
/* A line without anything on it. */
void table_rows_add_blank(struct table_rows *rows, uint64_t line);
/* Once, at the end of the file or after a fatal error. false: there was no header. */
bool table_rows_end(struct table_rows *rows, bool is_complete);

#endif
