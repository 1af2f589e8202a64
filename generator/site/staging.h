/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_STAGING_H
#define DATAMO_SITE_STAGING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/output.h"
#include "site/manifest.h"

/*
 * The new site while it is made, in a folder beside the published one. A file that turns out the
 * same as the published one is a hard link to it, so that a build with few changes writes little.
 * Files 0644, folders 0755, whatever the umask. Safe to use from several threads; the first failure
 * sticks.
 */
struct staging;

/* `folder` (open) is the empty staging folder, `published` the present site's or -1; both stay the
 * caller's. */
struct staging *staging_new(int folder, int published);
void staging_free(struct staging *staging); /* NULL is fine */

/*
 * Another way into the same new site, for one thread, which notes what goes through. To be freed
 * before the staging itself.
 */
struct staging *staging_door(const struct staging *staging);

/* A file that was made. */
struct staged_entry {
	struct str path; /* ended by NUL */
	const char *claimant;
	uint64_t bytes;
	struct sha256_hex sha256;
};

/* What was made here since the door was opened, or told to forget; borrowed until then. */
const struct staged_entry *staging_made(const struct staging *staging, size_t *count);
void staging_forget(struct staging *staging);

/*
 * The published file is this one: by its hash or, when it is trusted that nobody wrote to the
 * published site, by its size. Then the new site can have it as it is. The claimant's name must
 * live as long as the staging.
 */
bool staging_could_adopt(
    const struct staging *staging, const struct staged_entry *entry, bool is_trusted);
/* As staged_file_begin() and staged_file_end() in one. */
bool staging_adopt(struct staging *staging, const struct staged_entry *entry, struct diags *diags);

/* From now on files of text get a compressed twin beside them. */
void staging_precompress(struct staging *staging);

struct manifest *staging_manifest(struct staging *staging);

/* How many files differ from the published site so far. */
uint64_t staging_changed(const struct staging *staging);

/* What went wrong first, if anything, as a diagnostic. false when nothing did. */
bool staging_report_failure(struct staging *staging, struct diags *diags);

enum staged_size {
	STAGED_SMALL, /* gathered in memory, then compared and written */
	STAGED_STREAM /* written as it comes, then compared: memory does not grow */
};

struct staged_file {
	struct staging *staging;
	struct str path; /* borrowed */
	const char *claimant;
	struct output *output;
	int fd;
	/* after staged_file_end() */
	uint64_t bytes;
	struct sha256_hex sha256;
};

/*
 * `claimant` ("csv", "dataset page") is named when two want the same path, which is an error in
 * `diags`; it must be a constant. false: nothing to end.
 */
bool staged_file_begin(struct staged_file *file, struct staging *staging, struct str path,
    const char *claimant, enum staged_size size, struct diags *diags);

/* Completes the file; false when it could not be written (the staging remembers why). */
bool staged_file_end(struct staged_file *file);

/* Instead of the above: there will be no such file. */
void staged_file_abandon(struct staged_file *file);

/* Takes a file that was ended out of the new site again. */
void staging_remove(struct staging *staging, struct str path);

/* The folder of the new site; the staging's own. */
int staging_folder(const struct staging *staging);

/* The published site's file opened for reading, or -1. */
int staging_open_published(const struct staging *staging, const char *path);

/* A staged file opened for reading, or -1 (the staging remembers why). */
int staging_read(struct staging *staging, struct str path);

#endif
