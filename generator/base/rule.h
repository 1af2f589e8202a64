/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_RULE_H
#define DATAMO_BASE_RULE_H

#include <stddef.h>

#include "base/diag.h"

/*
 * What the id of a finding stands for, for people: `datamo rules` and `explain`, the help page, the
 * manual and reports are made from it. Each folder has its rules in rules*.c; the findings' own
 * words (struct diag_kind) stay beside the code, and several may share one id.
 */
struct rule {
	const char *id; /* "table.ragged-row" */
	enum diag_level level;
	const char *title[MESSAGES_COUNT];       /* a few words, no full stop */
	const char *explanation[MESSAGES_COUNT]; /* one to three plain sentences */
	const char *mend[MESSAGES_COUNT];        /* what to do */
	const char *example;                     /* lines that begin with "- " (before), "+ " */
	const char *source;                      /* the standard and its section, or datamo's own */
};

/* Those of one folder or family. */
struct rule_list {
	const struct rule *rules;
	size_t count;
};

#define RULE_LIST(array)                                    \
	{                                                   \
		(array), sizeof(array) / sizeof((array)[0]) \
	}

#endif
