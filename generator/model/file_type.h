/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_FILE_TYPE_H
#define DATAMO_MODEL_FILE_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The kinds of files that a portal may publish: an allowlist (security: T12). All else is refused.
 */
struct file_type {
	const char *id;   /* the ending, lower case: "csv"; also the `format:` of a resource */
	const char *name; /* for a link's text: "CSV" */
	const char *media_type; /* IANA's name */
	const char *eu_code;    /* of the EU file-type list, or "" */
	bool is_table;          /* delimited text: read as a table */
	bool is_image;          /* raster: a note may show it */
};

/* By a file's ending, case ignored; NULL when it is not allowed. */
const struct file_type *file_type_of_path(struct str path);
/* By id ("csv"), case and a leading dot ignored; NULL when unknown. */
const struct file_type *file_type_find(struct str id);
const struct file_type *file_type_at(size_t index); /* NULL past the end */

#endif
