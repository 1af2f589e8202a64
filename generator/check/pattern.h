/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_PATTERN_H
#define DATAMO_CHECK_PATTERN_H

#include "base/str.h"

/*
 * constraints.pattern: a regular expression of the input, for whole cells. It is XML Schema's by
 * the standard, and taken for Perl's, as people write it. What could take long or much memory is
 * refused, or stopped while it runs (security: T16).
 */
struct pattern;

enum { PATTERN_BYTES_MAX = 256, PATTERN_REPEATS_MAX = 1000 };

enum pattern_problem {
	PATTERN_IS_FINE,
	PATTERN_IS_TOO_LONG,
	PATTERN_REPEATS_TOO_OFTEN, /* over PATTERN_REPEATS_MAX times, those inside multiplied */
	PATTERN_REFERS_BACK,       /* or calls itself, or commands the matcher */
	PATTERN_IS_XML_ONLY,       /* \i, \c and [a-z-[aeiou]] mean something else in Perl's */
	PATTERN_IS_WRONG,
	PATTERN_PROBLEM_COUNT
};

/* NULL with the problem. */
struct pattern *pattern_new(struct str text, enum pattern_problem *problem);
void pattern_free(struct pattern *pattern); /* NULL is fine */

/* A pattern belongs to one thread: a match needs room in it. */
enum pattern_outcome { PATTERN_MATCHES, PATTERN_DIFFERS, PATTERN_GAVE_UP };
enum pattern_outcome pattern_match(struct pattern *pattern, struct str cell);

#endif
