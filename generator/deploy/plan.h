/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_DEPLOY_PLAN_H
#define DATAMO_DEPLOY_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "site/manifest_read.h"

/*
 * What travels, in which order, and what goes. Where files take their places one by one, a page
 * comes after what it shows and a list after the pages that it leads to, so that no link of a page
 * is ever dead; what is gone is removed at the end.
 */
enum plan_phase { PLAN_DATA, PLAN_PAGES, PLAN_ENTRIES, PLAN_PHASE_COUNT };

struct plan {
	const struct manifest_file **send; /* by phase, then by path */
	size_t send_count;
	size_t phase_ends[PLAN_PHASE_COUNT]; /* index in `send` behind the phase's last */
	uint64_t send_bytes;
	size_t unchanged_count;

	struct str *removed; /* sorted */
	size_t removed_count;
	size_t files_before, files_lost; /* addresses that there were, and that there will not be */
	size_t datasets_before, datasets_lost;
};

struct plan_input {
	const struct manifest_files *files;     /* of the new site */
	const struct manifest_files *published; /* of the present one; empty: none */
	/* what a publish that did not end was about to leave: any of it may be there, or not */
	const struct manifest_files *pending;
	const struct str *languages; /* the portal's */
	size_t language_count;
};

void plan_make(struct plan *plan, struct arena *arena, const struct plan_input *input);

/* More than a tenth of the addresses or datasets would be gone, which nobody said to be meant. */
bool plan_removes_too_much(const struct plan *plan, uint64_t allowed_files);

enum plan_phase plan_phase_of(struct str path, const struct str *languages, size_t count);

/*
 * What may be there once files begin to take their places: all that was about to be there before
 * and all of the new site. A file that may be either is told apart from both by a hash of zeros.
 */
struct manifest_files plan_pending(struct arena *arena, const struct plan_input *input);

#endif
