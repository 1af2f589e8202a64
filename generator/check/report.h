/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_REPORT_H
#define DATAMO_CHECK_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/output.h"
#include "base/rule.h"
#include "base/strbuf.h"

/* What was found, and what a report needs besides. */
struct report {
	const struct diags *diags; /* sorted */
	enum diag_level at_least;  /* findings below are left out, and not counted */
	enum message_language language;
	struct str prefix; /* stands before each path, for whoever started the program: "datasets/"
			    */
	const char *version; /* the program's */
	bool has_colour;     /* for a terminal */
	/* The open file that a finding's path (without prefix) names, to show its lines, or -1.
	 * NULL: none are shown. */
	int (*open)(void *context, struct str path);
	void *context;
	const struct rule *(*rule_at)(size_t index); /* all rules; NULL past the end */
};

/* A form of report: one file report_*.c, one line in report.c. All text of the input that it
 * writes is made harmless for the form. */
struct reporter {
	const char *name; /* "sarif": --format, --report */
	const char *title[MESSAGES_COUNT];
	void (*write)(const struct report *report, struct output *output);
};

const struct reporter *reporter_at(size_t index); /* NULL past the end */
const struct reporter *reporter_find(struct str name);

/* The index of the finding from `index` on that is shown, or diags_kept(). */
size_t report_next(const struct report *report, size_t index);
/* How many findings of a level are in the report, with those that were only counted. */
uint64_t report_count(const struct report *report, enum diag_level level);

/* Prefix and path of a finding, made harmless; nothing when it has none. */
void report_add_path(const struct report *report, const struct diag *diag, struct strbuf *out);
/* The same as they are; "" when it has none. Borrowed from `buf`. */
struct str report_path(const struct report *report, const struct diag *diag, struct strbuf *buf);
/* Its rule, NULL when the table has none of its id; the index in the table. */
const struct rule *report_rule(const struct report *report, const struct diag *diag, size_t *index);

/* How to mend it: in the finding's own words, else in its rule's. false: nothing to say. */
bool report_add_mend(const struct report *report, const struct diag *diag, struct strbuf *out);
/* "The row has …" and how to mend it, on one line; and how many more there are. */
void report_add_message(const struct report *report, const struct diag *diag, struct strbuf *out);
void report_add_more(const struct report *report, size_t index, struct strbuf *out);

/* "3 errors, 1 warning" */
void report_add_counts(const struct report *report, struct strbuf *out);

#endif
