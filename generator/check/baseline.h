/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_BASELINE_H
#define DATAMO_CHECK_BASELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "check/report.h"

/*
 * Findings that are known, so that an old catalogue can be mended step by step. One is known by its
 * rule, its file, and a hash of the cell, or else of the line, that it is about: not by its place,
 * which moves when rows are added above. The same may be known several times.
 *
 * The file: a first line, then "rule TAB path TAB hash TAB count" by rule and path; control
 * characters and % in paths are %XX.
 */
struct baseline;

struct baseline *baseline_new(void);
void baseline_free(struct baseline *baseline); /* NULL is fine */

/* false: the text is no baseline. */
bool baseline_parse(struct baseline *baseline, struct str text);
void baseline_write(const struct baseline *baseline, struct output *output);

/* Adds all findings of the report. */
void baseline_add(struct baseline *baseline, const struct report *report);

/* Adds to `news` those findings of the report that are not known, and takes known ones out of the
 * baseline; how many were known. */
uint64_t baseline_sift(struct baseline *baseline, const struct report *report, struct diags *news);

/* So many findings of a kind and file are told apart; those behind are never known. */
enum { BASELINE_KEPT_PER_KIND = 1000000 };

#endif
