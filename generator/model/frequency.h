/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_FREQUENCY_H
#define DATAMO_MODEL_FREQUENCY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/str.h"

/* How often data is updated: the EU frequency list, whose codes DCAT-AP demands. */
struct frequency {
	const char *id;      /* ours, lower case: "quarterly" */
	const char *eu_code; /* "QUARTERLY" */
	const char *name_vi, *name_en;
	const char *iso8601;   /* "R/P3M"; "irregular" … as DCAT-US wants it */
	unsigned months, days; /* a period; both 0: none */
};

/* By id, EU code, or ISO 8601 form, case ignored; NULL when unknown. */
const struct frequency *frequency_find(struct str name);
const struct frequency *frequency_at(size_t index); /* NULL past the end */

/* So many of its periods later; false past the year 9999. `frequency` has a period. */
bool frequency_add(struct date *date, const struct frequency *frequency, unsigned periods);

enum freshness {
	FRESHNESS_NONE, /* no period, or no date to count from */
	FRESHNESS_FRESH,
	FRESHNESS_DUE,     /* one period has passed since the last update */
	FRESHNESS_OVERDUE, /* two have */
	FRESHNESS_COUNT
};

/* due, if not NULL, gets the day on which the next update is due (when not NONE). */
enum freshness freshness_of(
    const struct frequency *frequency, struct date modified, struct date today, struct date *due);

#endif
