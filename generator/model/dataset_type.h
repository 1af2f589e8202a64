/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_DATASET_TYPE_H
#define DATAMO_MODEL_DATASET_TYPE_H

#include <stddef.h>

/* What kind of thing a dataset is, by the EU's list of dataset types, but for what is the
 * Publications Office's own. */
struct dataset_type {
	const char *id;      /* ours: "code-list" */
	const char *eu_code; /* "CODE_LIST" */
};

const struct dataset_type *dataset_type_at(size_t index); /* NULL past the end */

#endif
