/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_PUBLISH_H
#define DATAMO_SITE_PUBLISH_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/diag.h"

/*
 * The folder of a published site, and how a new one takes its place: "x/site" is staged in
 * "x/.site.staging" and guarded by the lock "x/.site.lock"; "x/.site.cache" is for site/cache.
 * Whatever happens, "x/site" is wholly the old or wholly the new one.
 */
struct publication;

enum publication_state {
	PUBLICATION_OPEN,
	PUBLICATION_LOCKED, /* another build is at work */
	PUBLICATION_FAILED  /* a diagnostic says why */
};

/*
 * Takes the lock, finishes or clears what a killed build left, and makes an empty staging folder.
 * Refuses a folder that holds something other than a site of ours, and one on or below
 * `portal_path`.
 */
enum publication_state publication_open(struct publication **publication, const char *site_path,
    const char *portal_path, struct diags *diags);

/* The folder in which all of this happens, open: nothing is written outside of it. */
int publication_folder(const struct publication *publication);
int publication_staging(const struct publication *publication);   /* open folder */
int publication_published(const struct publication *publication); /* open folder, or -1 */

/* How many files the published site holds; false when there is none, or with errno. */
bool publication_published_files(const struct publication *publication, uint64_t *files);

/*
 * One syncfs, then one renameat2(RENAME_EXCHANGE); where the file system lacks it, two renames,
 * which the next build completes should this one be killed between them. false after a diagnostic;
 * the old site stands then.
 */
bool publication_swap(struct publication *publication, struct diags *diags);

/* The site as it is published now, opened, or -1; the caller's to close. */
int publication_open_site(const struct publication *publication);

/* The name of a file in publication_folder() for what the next build may need; NULL: there is no
 * place that nobody else sees. */
const char *publication_cache_name(const struct publication *publication);

/* Removes the staging folder (the old site after a swap) already now. */
void publication_clean(struct publication *publication);

/* Removes the staging folder (the old site after a swap) and lets go of the lock. NULL is fine. */
void publication_close(struct publication *publication);

/* The switch does not wait for the disk: of a site that nobody keeps. */
void publication_skip_sync(struct publication *publication);

/*
 * Keeps builds from replacing the site at this path while it is read: what to close when that is
 * over, -1 when nothing builds there, or PUBLICATION_IN_USE: a build is at work.
 */
enum { PUBLICATION_IN_USE = -2 };
int publication_hold(const char *site_path);

/* For tests: behave as on a file system without RENAME_EXCHANGE. */
void publication_forbid_exchange(struct publication *publication);

#endif
