/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_BUILD_H
#define DATAMO_SITE_BUILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"

/* How a build goes, for whoever watches it. */
struct build_progress {
	uint64_t datasets_done, dataset_count;
	uint64_t rows, bytes; /* read so far */
};

struct view_observer;

struct build_options {
	const char *portal_path;
	const char *site_path;
	size_t workers;        /* at least 1 */
	bool is_confined;      /* let the kernel hold the process to its folders: base/sandbox.h */
	bool is_temporary;     /* nobody keeps the site: it is not forced to the disk */
	bool is_without_cache; /* everything is made anew */
	bool is_draft;         /* publish despite errors; faulty tables are withheld */
	const char *link_report_path; /* of `datamo check-links`; NULL: the portal's own */
	struct date today; /* year 0: SOURCE_DATE_EPOCH, else the newest date of the metadata */
	const struct view_observer *observer; /* sees what templates get; NULL: nobody does */
	/* Called now and then, from any thread, one call at a time; NULL: nobody watches. */
	void (*progress)(void *context, const struct build_progress *progress);
	void *progress_context;
};

enum build_outcome {
	BUILD_PUBLISHED,
	BUILD_UNCHANGED, /* the published site is the same already, and was not touched */
	BUILD_REFUSED,   /* the input has errors */
	BUILD_FAILED,    /* the machine: disk, rights … */
	BUILD_LOCKED     /* another build is writing there */
};

enum { BASE_PATH_SIZE = 256 };

struct build_summary {
	struct build_progress progress;
	uint64_t files, files_changed;
	/* base_url's path, "/data/": where alone the links of 404.html lead; empty when too long */
	char base_path[BASE_PATH_SIZE];
};

/*
 * A portal's folder becomes a site. Everything found is in `diags`, sorted. The site at site_path
 * is afterwards entirely the new or entirely the former one.
 */
enum build_outcome site_build(
    const struct build_options *options, struct diags *diags, struct build_summary *summary);

/* The portal at this path holds no dataset: an error, as nothing would be shown. */
void build_report_no_datasets(const char *portal_path, struct diags *diags);

#endif
