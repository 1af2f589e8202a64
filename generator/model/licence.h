/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_LICENCE_H
#define DATAMO_MODEL_LICENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/text.h"

/* What may be done with the data. Known ones come from a table; others need a URL of their own. */
struct licence {
	struct str id; /* SPDX where there is one: "CC-BY-4.0"; as written when unknown */
	struct text title;
	struct str url;
	struct str eu_code; /* of the EU licence list: "CC_BY_4_0"; empty when it has none */
	bool is_open;       /* by the Open Definition */
};

/* By id, title, URL or a common spelling ("cc-by", "ODC-PDDL-1.0"), ASCII case ignored; NULL when
 * unknown. */
const struct licence *licence_find(struct str name);

/* The table, for help and tests. */
const struct licence *licence_at(size_t index); /* NULL past the end */

#endif
