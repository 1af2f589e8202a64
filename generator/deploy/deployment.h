/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_DEPLOY_DEPLOYMENT_H
#define DATAMO_DEPLOY_DEPLOYMENT_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "deploy/plan.h"
#include "deploy/release.h"
#include "model/portal.h"
#include "model/target.h"

/* One publish on its way: what there is, what there is to be, and where. */
struct deployment {
	const struct portal *portal;
	const struct target *target;
	struct arena *arena;
	struct diags *diags;

	int site;                                 /* the folder of the new site, open */
	struct manifest_files files;              /* what is in it, verified */
	struct str manifest, manifest_sha256;     /* its manifest.json */
	const struct plan *plan;                  /* once all is known */
	struct manifest_files published, pending; /* on the target, as the kind has found */

	/* Of kinds that keep whole sites; `current` NULL: nothing is published. */
	struct release_list releases;
	const struct release *current;
	int folder, lock;         /* of a local target; -1: not open */
	struct strbuf complaints; /* of programs that failed; no secrets in it */
	int scratch;              /* a folder of our own, for the programs' files; -1: none yet */
	struct str scratch_path;
};

/*
 * A kind of target: one file that ends in one constant, one line in target_kinds.c. All but the
 * programs' names and look() may be NULL. Each step returns false after a diagnostic.
 */
struct target_kind {
	const char *id;
	const char *programs[3]; /* that must be on PATH; NULL at the end */
	bool keeps_releases;     /* whole sites, switched at once; else file by file */

	/* Reads what is there, and changes nothing. */
	bool (*look)(struct deployment *deployment);
	/* Does what the plan says. */
	bool (*send)(struct deployment *deployment);
	/* Removes what a killed publish left, when there is nothing to send. NULL: the next that
	 * sends something does. */
	bool (*tidy)(struct deployment *deployment);
	/* Makes the release before the current one current. NULL: this kind has none. */
	bool (*roll_back)(struct deployment *deployment, const struct release *to);
};

const struct target_kind *target_kind_at(size_t index); /* NULL past the end */
const struct target_kind *target_kind_find(struct str id);

/* deployment.lock when another publish has it. */
enum { DEPLOYMENT_LOCKED = -2 };

/* What the kinds say alike. */
extern const struct diag_kind publish_failed, publish_foreign_target;

/* "web: errno's text", with what it was about. Returns false. */
bool deployment_fail(struct deployment *deployment, const char *what, int error);
/* The target holds what datamo did not make. Returns false. */
bool deployment_is_foreign(struct deployment *deployment, struct str found);

#endif
