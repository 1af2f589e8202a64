/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_TABLE_INPUT_H
#define DATAMO_READ_TABLE_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/decode.h"
#include "base/str.h"
#include "base/strbuf.h"

enum { INPUT_BLOCK_BYTES = 64 * 1024 };

enum input_problem {
	INPUT_FINE,
	INPUT_NOT_UTF8,    /* ill-formed at `problem_offset` */
	INPUT_NUL,         /* a NUL byte there */
	INPUT_UNDECODABLE, /* a byte there that the declared encoding does not have */
	INPUT_UNREADABLE   /* error_number says why */
};

/*
 * A table's bytes as UTF-8: a window over the file that moves on block by block. What lies in
 * window.data[0 .. end) is well-formed and without NUL; the first problem ends it.
 */
struct table_input {
	int fd;
	const struct encoding *encoding;
	struct decoder *decoder; /* NULL: the file is in UTF-8 */
	struct strbuf window;    /* may hold bytes after `end` that are not checked or not good */
	size_t end;
	uint64_t position; /* of window.data[0]: in the file; in the text when it is decoded */
	bool has_started, is_at_end;
	bool has_bom;
	bool has_multibyte; /* some of the good text was not ASCII */
	enum input_problem problem;
	uint64_t problem_offset;
	int error_number;
};

/* From the file's start. Nothing is read yet. */
void table_input_open(struct table_input *input, int fd, const struct encoding *encoding);
void table_input_close(struct table_input *input);

/* Forgets the first `used` bytes of the window and brings more; false at the end or at a problem.
 */
bool table_input_fill(struct table_input *input, size_t used);

#endif
