/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_MANIFEST_READ_H
#define DATAMO_SITE_MANIFEST_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* A published site's manifest.json, read back: all of its files but itself, sorted by path. */
struct manifest_file {
	struct str path;
	uint64_t bytes;
	struct str sha256; /* 64 digits, lower case */
};

struct manifest_files {
	struct manifest_file *files;
	size_t count;
};

/* `site`: its folder, open. What was read lives in the arena. false with errno; EBADMSG: it is not
 * as manifest_write() writes it. */
bool manifest_read(int site, struct arena *arena, struct manifest_files *files);

/* The text of a manifest.json, from wherever. false: it is none, or names a path out of its folder.
 */
bool manifest_parse(struct str text, struct arena *arena, struct manifest_files *files);

/* NULL: no such file. */
const struct manifest_file *manifest_find(const struct manifest_files *files, struct str path);

#endif
