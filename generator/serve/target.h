/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_TARGET_H
#define DATAMO_SERVE_TARGET_H

#include "base/arena.h"
#include "site/manifest_read.h"

/* What a request's target names among the files of a site. */
enum target_kind {
	TARGET_MALFORMED, /* 400 */
	TARGET_NONE,      /* 404 */
	TARGET_FILE,
	TARGET_MOVED /* a folder named without its "/" */
};

struct target {
	enum target_kind kind;
	const struct manifest_file *file;
	struct str location; /* of TARGET_MOVED: a path on this host */
};

/*
 * The path is decoded once and must then be, byte for byte, one of the manifest's: there is nothing
 * to normalise, and nothing else can be reached (security.md, T24). A folder is its index.html.
 * `base_path` ("/data/") may stand in front, as it does on the host. With CKAN's files there,
 * "?id=" and "?start=" lead to them as the host's rules do (datamo-portal(5)).
 */
struct target target_resolve(struct arena *arena, const struct manifest_files *files,
    struct str base_path, struct str target);

#endif
