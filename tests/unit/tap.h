/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_TESTS_TAP_H
#define DATAMO_TESTS_TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

/* Test Anything Protocol, one program a module: ok(what holds, "the behaviour in words"); return
 * tap_end(); */
static int tap_count, tap_failures;

#define ok(condition, name) tap_result((condition), (name), __FILE__, __LINE__)
#define is_str(got, expected, name) tap_is_str((got), (expected), (name), __FILE__, __LINE__)
#define is_number(got, expected, name) \
	tap_is_number((double)(got), (double)(expected), (name), __FILE__, __LINE__)

static inline bool tap_result(bool passed, const char *name, const char *file, int line)
{
	printf("%sok %d - %s\n", passed ? "" : "not ", ++tap_count, name);
	if (!passed) {
		tap_failures++;
		printf("# at %s:%d\n", file, line);
	}
	return passed;
}

static inline bool tap_is_str(
    struct str got, struct str expected, const char *name, const char *file, int line)
{
	bool same = tap_result(str_eq(got, expected), name, file, line);

	if (!same)
		printf("#      got: '%.*s'\n# expected: '%.*s'\n", STR_ARG(got), STR_ARG(expected));
	return same;
}

static inline bool tap_is_number(
    double got, double expected, const char *name, const char *file, int line)
{
	bool same = tap_result(got == expected, name, file, line);

	if (!same)
		printf("#      got: %.17g\n# expected: %.17g\n", got, expected);
	return same;
}

static inline bool tap_skip(const char *name, const char *why)
{
	printf("ok %d - %s # SKIP %s\n", ++tap_count, name, why);
	return true;
}

/* Prints the plan; the exit status of main. */
static inline int tap_end(void)
{
	printf("1..%d\n", tap_count);
	return tap_failures ? 1 : 0;
}

#endif
