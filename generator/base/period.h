/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_PERIOD_H
#define DATAMO_BASE_PERIOD_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"

struct strbuf;

enum period_kind {
	PERIOD_YEAR,    /* 2024 */
	PERIOD_HALF,    /* 2024-H1 */
	PERIOD_QUARTER, /* 2024-Q1 */
	PERIOD_MONTH,   /* 2024-06 */
	PERIOD_DAY,     /* 2024-06-30 */
	PERIOD_KIND_COUNT
};

/* A stretch of the calendar, named by its kind and its first day. */
struct period {
	enum period_kind kind;
	struct date first;
};

/* The forms above; h and q may be small. false when it is none of them; *period is then unchanged.
 */
bool period_parse(struct str text, struct period *period);
/* The period of this kind that holds the day. */
struct period period_around(struct date day, enum period_kind kind);

struct date period_last(struct period period);
/* The following one of the same kind; false after the year 9999. */
bool period_next(struct period *period);

/* By first day; of those that begin together the longer comes first. */
int period_cmp(struct period a, struct period b);

void period_add(struct strbuf *buf, struct period period); /* as it is parsed */
/*
 * For people, by language: "vi" Năm 2024, 6 tháng đầu năm 2024, Quý 1/2024, Tháng 6/2024,
 * 30/06/2024; else 2024, first half of 2024, Q1 2024, June 2024, 30 June 2024.
 */
void period_add_long(struct strbuf *buf, struct period period, struct str language);

#endif
