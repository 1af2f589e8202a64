/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_PLAN_STATE_H
#define DATAMO_MODEL_PLAN_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/portal.h"

/*
 * How far the open-data plan has come. Nobody types a state: it follows from what was promised, the
 * catalogue and the portal's "today". Pure.
 */
enum plan_state {
	PLAN_PUBLISHED, /* its dataset is shown, and was issued by today */
	PLAN_DUE_SOON,  /* today is within PLAN_SOON_DAYS before its last day, or that day */
	PLAN_PLANNED,   /* later than that, or without a date */
	PLAN_OVERDUE,   /* its last day has passed */
	PLAN_PAST,      /* likewise, but nobody here follows what came of it: said so in the plan */
	PLAN_CLOSED,    /* will not be opened; the note says why */
	PLAN_WITHDRAWN, /* taken out of the plan, or its dataset was withdrawn */
	PLAN_STATE_COUNT
};

enum { PLAN_SOON_DAYS = 30 };

struct plan_item {
	const struct plan_entry *entry;
	enum plan_state state;
	const struct dataset *dataset; /* what fulfils it, shown as published; else NULL */
	struct date published;         /* year 0: the dataset does not say when it was issued */
	/*
	 * Counted from the last day promised: to go when planned or due soon, since then when
	 * overdue or past, published late (positive) or early (0 or negative). 0 without both
	 * dates.
	 */
	int64_t days;
	size_t organization; /* index of its group */
};

struct plan_count {
	size_t states[PLAN_STATE_COUNT];
	size_t total;
	size_t published_late; /* of those published */
};

/* What one organization has promised; without an id: entries that name none. */
struct plan_group {
	struct str id;
	const struct organization *organization; /* NULL: not in organizations.csv */
	const struct plan_item **items;          /* in the plan's order */
	struct plan_count count;
};

/* What is due within one month; year 0: entries without a date. */
struct plan_month {
	int year, month;
	const struct plan_item *items; /* those of the plan, one after the other */
	struct plan_count count;
};

struct plan {
	struct plan_item *items; /* by last day, those without one last; ties by id */
	struct plan_count count;
	struct plan_group *organizations; /* most entries first, ties by id; without an id last */
	size_t organization_count;
	struct plan_month *months; /* in order; those without entries are left out */
	size_t month_count;
};

struct plan *plan_new(struct arena *arena, const struct portal *portal);

/* The group of this organization, or NULL when it has promised nothing. */
const struct plan_group *plan_find_organization(const struct plan *plan, struct str id);

struct str plan_state_id(enum plan_state state); /* "due-soon" */

/* What the plan still counts on: all entries but closed and withdrawn ones. */
size_t plan_count_expected(const struct plan_count *count);

#endif
