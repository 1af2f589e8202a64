/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_TARGET_H
#define DATAMO_MODEL_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/*
 * Where `datamo publish` puts a site, as portal.yml names it. Never with a password or key: those
 * are the affair of ssh, lftp, rclone and git.
 */
struct target {
	struct str name, kind;
	struct str host, user, path;
	struct str bucket, endpoint, region, remote; /* of S3; `remote`: one of rclone's own */
	struct str repository, branch;
	uint64_t port, keep; /* 0: the kind's own */
	struct location at;
};

enum { TARGET_KEEP_DEFAULT = 5, TARGET_KEEP_MAX = 1000 };

/* A text of a target: which kinds need it, which may have it, and what it may hold. */
struct target_field {
	const char *key;
	size_t offset; /* in struct target */
	bool (*is_fine)(struct str value);
	const char *needed_by[6], *taken_by[6]; /* ids of kinds; NULL at the end */
};

const struct target_field *target_field_at(size_t index); /* NULL past the end */

/* "local", "ssh" … NULL at the end. */
extern const char *const target_kinds[];

/* A key that holds a secret, whatever it is called: "password", "secret_key", "token" … */
bool target_key_is_secret(struct str key);

enum target_fault {
	TARGET_FINE,
	TARGET_MISSING, /* the kind needs the field */
	TARGET_REFUSED, /* the field holds what a program could take for something else */
	TARGET_FOREIGN  /* the kind knows no such field */
};

/* The first fault, with its field. */
enum target_fault target_check(const struct target *target, const struct target_field **field);

struct str target_value(const struct target *target, const struct target_field *field);

#endif
