/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_DIALECT_H
#define DATAMO_MODEL_DIALECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum line_ending { LINES_LF, LINES_CRLF, LINES_CR, LINES_MIXED };

/*
 * How a table's file is written: Table Dialect's terms,
 * https://datapackage.org/standard/table-dialect/ . As declared, with has_… for what the curator
 * decided; then completed by what the reader detected.
 */
struct dialect {
	struct str encoding; /* "utf-8", "utf-16le", "windows-1258" …; empty: not declared */
	char delimiter;
	char quote; /* '"' */
	bool has_delimiter, has_quote;
	bool has_header;     /* was `header:` given? */
	bool header;         /* the table has a header row (default true) */
	uint64_t header_row; /* its number among the file's records, from 1 (default 1; detected
				below title rows) */
	bool has_header_row;
	char comment_char; /* '\0': none */
	bool skip_initial_space;
	/* what the reader found */
	bool has_bom;
	bool is_encoding_detected;
	enum line_ending line_ending;
};

#endif
