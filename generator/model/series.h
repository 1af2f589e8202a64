/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_SERIES_H
#define DATAMO_MODEL_SERIES_H

#include "base/diag.h"
#include "base/str.h"
#include "model/pick.h"
#include "model/text.h"

/*
 * `series:` of a dataset: which columns of a table say which indicator has which value when. Rows
 * of the scoreboard come of it. Texts are names of columns, one a language.
 */
struct series {
	struct location at;
	struct str resource;
	struct text indicator, scope, unit;
	struct str period;              /* a column, or a period itself */
	struct str value, target, kind; /* columns; the last two may be empty */
	struct str target_period;       /* of the targets, when it is not that of the rows */
	struct str direction;           /* more, less, or empty: what is better */
	struct pick_condition *where;
	size_t where_count;
	/* value, then period if it is a column, target, kind, and the texts in the order above */
	struct pick pick;
};

#endif
