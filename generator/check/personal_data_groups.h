/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_PERSONAL_DATA_GROUPS_H
#define DATAMO_CHECK_PERSONAL_DATA_GROUPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "check/personal_data_number.h"

/*
 * How a number is written in groups of digits with blanks, dots, dashes and brackets between, and
 * what around it makes it a part of something else. Pure.
 */
enum { GROUPS_MAX = 6 };

/* Groups that follow each other, from a place in the text on. */
struct groups {
	struct {
		size_t from, to;
	} items[GROUPS_MAX];
	size_t count;
	bool is_whole; /* nothing is joined to it on either side */
};

/* is_joined: the first group is joined to one before it. */
struct groups groups_at(struct str text, size_t from, bool is_joined);

/* Where the group behind this end begins; 0 when nothing is joined to it. */
size_t groups_next(struct str text, size_t end);

/* What stands before the first group (behind the group `last`) lets a number begin (end). */
bool groups_begin_well(struct str text, const struct groups *groups, bool is_first);
bool groups_end_well(struct str text, const struct groups *groups, size_t last);

/* "7216.389.455" and "12.5": dots of a number. One that begins with 0, + or ( is written so. */
bool groups_are_dotted(struct str text, const struct groups *groups, size_t last);

/* The digits of the groups up to `last`; 0 when they are too many. */
size_t groups_join(
    struct str text, const struct groups *groups, size_t last, char digits[PERSONAL_DIGITS_MAX]);

/* The tax code of a company's branch: ten digits, a dash, three. */
bool groups_are_branch(struct str text, const struct groups *groups, size_t last);

/* "912345678.0": a spreadsheet program took it for a number. */
bool groups_are_float(struct str text, const struct groups *groups);

#endif
