/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_PROGRAM_H
#define DATAMO_BASE_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

/*
 * Other people's programs, started directly: no shell reads a word of their arguments. They get
 * /dev/null as standard input and error, and of the environment only what is named.
 */

/* The absolute path of an executable on PATH; false when there is none. */
bool program_find(const char *name, struct strbuf *path);

enum program_outcome {
	PROGRAM_EXITED,
	PROGRAM_KILLED, /* by its time limit, or another signal */
	PROGRAM_FAILED, /* it did not start; errno tells */
};

struct program {
	const char *path;
	const char *const *arguments;   /* with the program's name first, NULL last */
	const char *const *environment; /* NULL last */
	unsigned seconds_max;
	size_t output_bytes_max; /* what it prints beyond that is dropped */
};

/* Waits for the end; `output` gets what the program printed, *status its exit status. Any number of
 * threads may do so at once. */
enum program_outcome program_run(const struct program *program, struct strbuf *output, int *status);

#endif
