/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_SITE_HEADER_H
#define DATAMO_MODEL_SITE_HEADER_H

#include <stddef.h>

#include "base/str.h"

/* What every answer of a web server says besides, so that nothing in the site can do harm: for
 * hosts by their files of settings, and for `datamo serve`. */
struct site_header {
	const char *name, *value;
};

const struct site_header *site_header_at(size_t index); /* NULL past the end */

/* "attachment" for what a browser should keep and not show (the curators' own files: security.md,
 * T12), as the value of Content-Disposition; NULL for all else. */
const char *site_header_disposition(struct str path);

#endif
