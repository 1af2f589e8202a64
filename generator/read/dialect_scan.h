/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_DIALECT_SCAN_H
#define DATAMO_READ_DIALECT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/dialect.h"

enum { SCAN_RECORDS_MAX = 300 };

/* A record of a sample, seen with one delimiter; blank lines are records too. */
struct scanned_record {
	struct str text; /* with its line end */
	uint64_t line;
	size_t cells, filled; /* of the cells, how many hold more than blanks */
};

/* The beginning of a table as one delimiter would have it. */
struct dialect_scan {
	struct scanned_record records[SCAN_RECORDS_MAX];
	size_t count;
	size_t line_ends[LINES_MIXED]; /* of the records, by kind */
	size_t width;                  /* most frequent number of cells of records that hold any */
	size_t filled;                 /* records that hold any */
	size_t regular;                /* of these, those of that width */
};

/* `is_whole`: the sample is the whole file; else its last record, which may be cut, is left out. */
void dialect_scan(struct dialect_scan *scan, struct str sample, bool is_whole, char delimiter,
    char quote, char comment);

#endif
