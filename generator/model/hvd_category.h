/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_HVD_CATEGORY_H
#define DATAMO_MODEL_HVD_CATEGORY_H

#include <stddef.h>

#include "base/str.h"
#include "model/text.h"

/* The six kinds of high-value datasets of Implementing Regulation (EU) 2023/138. */
struct hvd_category {
	struct str id;  /* "mobility" */
	struct str iri; /* of the EU's list: "http://data.europa.eu/bna/c_b79e35eb" */
	struct text name;
};

const struct hvd_category *hvd_category_find(struct str id); /* NULL when unknown */
const struct hvd_category *hvd_category_at(size_t index);    /* NULL past the end */

#endif
