/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_WEB_AREA_H
#define DATAMO_MODEL_WEB_AREA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * Which headers a web host sends with which part of a site. One table for all hosts, the preview
 * server among them. A path's area is the first one with a pattern that fits; the last fits all.
 */
enum web_area {
	WEB_HIDDEN,   /* for the host alone: not found */
	WEB_ASSET,    /* what pages load */
	WEB_ORIGINAL, /* the curators' files: nothing in them may run in the portal's name (T12) */
	WEB_PAGE,
	WEB_DATA, /* downloads, metadata and the API: for programs from anywhere */
	WEB_AREA_COUNT
};

/* A pattern's "*" stands for one or more bytes but "/", its "**" for any bytes, or none. */
const char *web_area_pattern(enum web_area area, size_t index); /* NULL past the end */

/* `path` is that of a URL below the site's root, decoded: "datasets/", "datasets/air/pm.csv". */
enum web_area web_area_of_path(struct str path);

struct web_header {
	unsigned areas; /* a bit each: 1 << WEB_PAGE */
	const char *name, *value;
	bool is_caching; /* how long it may be kept: not for a preview */
};

const struct web_header *web_header_at(size_t index); /* NULL past the end */
bool web_header_is_of(const struct web_header *header, enum web_area area);

#endif
