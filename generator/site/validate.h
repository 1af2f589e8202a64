/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_VALIDATE_H
#define DATAMO_SITE_VALIDATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"

/* What was looked at. */
struct validate_summary {
	uint64_t datasets, tables, rows;
	bool has_score;        /* of a portal with published datasets */
	unsigned score_points; /* MQA, the mean */
};

struct validate_options {
	size_t workers;          /* at least 1 */
	struct date today;       /* year 0: SOURCE_DATE_EPOCH, else the clock */
	const char *schema_path; /* of files given alone; NULL: none */
	const char *base; /* folder whose portal.yml and theme are trusted; NULL: the portal's */
	/* Called now and then, from any thread, one call at a time; NULL: nobody watches. */
	void (*progress)(void *context, const struct validate_summary *summary);
	void *progress_context;
};

/*
 * All that a build would find, and nothing is written. Files are read where they lie. Findings go
 * to `diags`, sorted, under its policy; their paths are below the folder given, or those of the
 * files as given. false: what was given cannot be read at all, which is among the findings.
 */
bool validate_portal(const char *path, const struct validate_options *options, struct diags *diags,
    struct validate_summary *summary);

/* The dataset that a data package or dataset.md describes; paths are below its folder. */
bool validate_package(const char *path, const struct validate_options *options, struct diags *diags,
    struct validate_summary *summary);

/* Tables alone; "-" is the standard input. */
bool validate_files(char *const *paths, size_t count, const struct validate_options *options,
    struct diags *diags, struct validate_summary *summary);

#endif
