/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_MEDIA_TYPE_H
#define DATAMO_MODEL_MEDIA_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * The media type of every file of a site, by how its path ends. Whatever serves a site (hosts by
 * their files of settings, `datamo serve`) reads this one table; its order matters: the first that
 * fits holds.
 */
struct media_type {
	const char *ending; /* "index.html.md", ".csv"; of whole names in front of it too */
	const char *name;   /* IANA's, without parameters: "text/csv" */
	bool is_text;       /* UTF-8, and worth compressing */
};

const struct media_type *media_type_at(size_t index); /* NULL past the end */

/* By a path below the site's root, "datasets/air/index.html"; NULL: of no kind that a site has. */
const struct media_type *media_type_of_path(struct str path);

/* The type is one that takes "; charset=utf-8"; those of JSON and XML say it themselves. */
bool media_type_has_charset(const struct media_type *type);

/* What lies below is JSON, though the names have no ending. */
#define MEDIA_TYPE_ACTIONS "api/3/action/"

#endif
