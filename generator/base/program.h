/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_PROGRAM_H
#define DATAMO_BASE_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

/*
 * Other people's programs, started directly: no shell reads a word of their arguments.
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
	const char *const *environment; /* all that it gets; NULL last */
	unsigned seconds_max;           /* 0: it may take its time */
	size_t output_bytes_max;        /* what it prints beyond that is dropped */
	int folder;                     /* open, where it runs; 0: here */
	struct str input;               /* what it reads; empty: nothing */
	struct strbuf *errors;          /* gets what it complains of; NULL: nobody does */
};

/* Waits for the end; `output` gets what the program printed, *status its exit status. Any number of
 * threads may do so at once. */
enum program_outcome program_run(const struct program *program, struct strbuf *output, int *status);

#endif
