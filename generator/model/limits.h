/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_LIMITS_H
#define DATAMO_MODEL_LIMITS_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What stops an input that would eat the machine. Each has a key in portal.yml's `limits:`; 0 is
 * never "none". */
struct limits {
	uint64_t field_bytes;            /* of one cell: 1 MiB */
	uint64_t row_bytes;              /* of one record: 16 MiB */
	uint64_t columns;                /* 10,000 */
	uint64_t note_bytes;             /* 128 KiB */
	uint64_t metadata_bytes;         /* of a YAML or JSON file: 1 MiB */
	uint64_t package_bytes;          /* of a datapackage file: 16 MiB */
	uint64_t title_characters;       /* 300 */
	uint64_t description_characters; /* 20,000 */
	uint64_t datasets;               /* 200,000 */
	uint64_t page_bytes;             /* of a generated page: 2 MiB */
	uint64_t preview_rows;           /* on a dataset's page: 20 */
	uint64_t page_datasets;          /* on a page of the catalogue: 50 */
};

extern const struct limits limits_default;

/* For reading portal.yml, its manual, and tests: every limit by its key. */
struct limit_key {
	const char *name;
	size_t offset; /* of the uint64_t in struct limits */
	uint64_t smallest, largest;
};

const struct limit_key *limit_key_at(size_t index); /* NULL past the end */

#endif
