/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_PLAN_H
#define DATAMO_MODEL_PLAN_H

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/frequency.h"
#include "model/text.h"

/* A row of plan.csv: data that an organization has promised to open. */
struct plan_entry {
	struct str id;
	struct text title, note;
	struct str organization;
	struct str theme;    /* id of themes.csv, or empty */
	struct str kind;     /* open-data, database, milestone */
	struct str due_text; /* a day, month, quarter, half or year, as written */
	struct date due;     /* its last day; year 0: not given */
	const struct frequency *frequency;
	struct str status;  /* only what cannot be computed: withdrawn, closed; or empty */
	struct str dataset; /* the id under which it was published, or empty */
	struct text legal_basis;
	struct location at;
};

#endif
