/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_DEPLOY_RELEASE_H
#define DATAMO_DEPLOY_RELEASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/str.h"

/*
 * Where a target keeps whole sites: "releases/000012-0f3a5b…" for each, and the symbolic link
 * "current", which a web host serves. A release is made as "….part" and gets its name when it is
 * complete; so whatever "current" leads to is whole.
 */
#define RELEASES_FOLDER "releases"
#define RELEASE_LINK "current"
#define RELEASE_PART ".part"
#define RELEASE_NEXT_LINK ".current.next"
#define RELEASE_LOCK ".publish.lock"

struct release {
	struct str name;
	uint64_t number;
};

struct release_list {
	struct release *releases; /* by number */
	size_t count;
	struct str *parts; /* names of what was not completed */
	size_t part_count;
};

/* Sorts out the names in the folder of releases; others are left alone. */
void release_list_make(
    struct release_list *list, struct arena *arena, const struct str *names, size_t count);

/* A folder with these names in it is empty or has releases: else `other` is one that is not ours.
 */
bool release_folder_is_ours(const struct str *names, size_t count, struct str *other);

/* "releases/000012-…", as the link holds it, to the release; NULL: not one of the list. */
const struct release *release_of_link(const struct release_list *list, struct str link);

/* The next number and the first digits of the manifest's hash. */
struct str release_name_next(
    struct arena *arena, const struct release_list *list, struct str manifest_sha256);

/* The one before; NULL when there is none. */
const struct release *release_before(
    const struct release_list *list, const struct release *current);

/* How many of the first in the list are one too many, when `kept` stay beside a new one; the
 * current one and all that follow it stay. */
size_t release_count_to_remove(
    const struct release_list *list, const struct release *current, uint64_t kept);

#endif
