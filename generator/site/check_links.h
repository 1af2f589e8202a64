/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_CHECK_LINKS_H
#define DATAMO_SITE_CHECK_LINKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"

/*
 * Asks the sites that a portal links to whether they are still there, and keeps a report
 * (links.csv): one row a URL. What the report says and is young enough is not asked again, so that
 * a check that was broken off goes on where it stood. Each host is asked by one request at a time.
 */
struct check_links_options {
	const char *portal_path;
	const char *report_path; /* NULL: links.csv in the portal */
	struct date today;
	unsigned days_fresh;  /* results younger than this are kept as they are */
	unsigned delay_ms;    /* between two requests to one host */
	unsigned seconds_max; /* of one request */
	unsigned retries;
	size_t links_max;    /* to ask in this run */
	bool allows_private; /* ask addresses that are not of the public internet too */
	/* The whole report so far, to be put in place in one step; false with errno. */
	bool (*save)(const char *path, struct str text);
	/* From any thread, one call at a time; NULL: nobody watches. */
	void (*progress)(void *context, size_t done, size_t count);
	void *progress_context;
};

struct check_links_summary {
	size_t links, asked, left; /* left: for the next run */
	size_t answers, broken, unknown;
};

enum check_links_outcome {
	CHECK_LINKS_DONE,
	CHECK_LINKS_NO_CURL,
	CHECK_LINKS_FAILED, /* the portal or the report: a diagnostic tells */
};

/* What it finds of each link is a finding at its place. */
enum check_links_outcome check_links(const struct check_links_options *options, struct diags *diags,
    struct check_links_summary *summary);

#endif
