/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_CSV_WRITER_H
#define DATAMO_BASE_CSV_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct output;

enum csv_line_end { CSV_LF, CSV_CRLF };

/*
 * Writes rows by RFC 4180, double quote and a comma unless said otherwise. A field is quoted when
 * it needs it: it holds a delimiter, a quote, CR or LF, begins or ends with a blank or tab, or is
 * empty and alone in its row (else the row would be a blank line). Bytes are passed on as they are;
 * formulas are not defused here. Owns nothing; errors stick to the output.
 */
struct csv_writer {
	struct output *output;
	enum csv_line_end line_end;
	char delimiter;     /* ',' after csv_writer_init(); may be changed before the first row */
	size_t field_count; /* of this row so far */
	bool is_blank;      /* the row is one empty field so far */
};

void csv_writer_init(struct csv_writer *csv, struct output *output, enum csv_line_end line_end);
void csv_writer_add(struct csv_writer *csv, struct str field);
void csv_writer_end_row(struct csv_writer *csv);

#endif
