/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_SOURCE_LINES_H
#define DATAMO_CHECK_SOURCE_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

enum { SOURCE_LINE_BYTES_MAX = 64 * 1024 };

/*
 * The lines of a file, front to back: a finding is shown with its line, and known by it in a
 * baseline. Lines end as in tables: LF, CRLF, or CR in a file that has nothing else.
 */
struct source_lines {
	int fd; /* the caller's; -1: no line is found */
	struct strbuf block, line;
	size_t used;     /* of the block */
	uint64_t number; /* of what is in `line`; 0: nothing yet */
	char end;        /* '\n' or '\r' */
};

void source_lines_open(struct source_lines *lines, int fd);
void source_lines_close(struct source_lines *lines);

/*
 * The line of this number without its end, borrowed until the next call; numbers must not fall.
 * false: the file is shorter, the line longer than SOURCE_LINE_BYTES_MAX, or it has a NUL.
 */
bool source_lines_find(struct source_lines *lines, uint64_t number, struct str *line);

#endif
