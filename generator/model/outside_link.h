/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_OUTSIDE_LINK_H
#define DATAMO_MODEL_OUTSIDE_LINK_H

#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"

struct dataset;
struct portal;

/*
 * Links of a portal that lead to other sites, and what a check found of them. Only `datamo
 * check-links` asks those sites, and writes a report; all else reads it.
 */
enum link_state {
	LINK_NOT_CHECKED, /* the report does not know it */
	LINK_ANSWERS,
	LINK_BROKEN,  /* there is no such page, or no such host */
	LINK_UNKNOWN, /* the other side would not tell, or not now */
	LINK_STATE_COUNT
};

/* A row of the report. */
struct link_result {
	struct str url;
	struct str state;    /* as written: "answers", "broken", "unknown" */
	struct str status;   /* of HTTP, three digits; empty: no answer */
	struct str reason;   /* why it is not "answers": an id of link_reasons, or empty */
	struct str moved_to; /* where it is for good, by the site's own word; or empty */
	struct date checked;
	struct location at;
};

/* Why a link does not answer: ids of the report, with words for people. */
enum link_reason_number {
	LINK_REASON_NOT_FOUND,
	LINK_REASON_REFUSED,
	LINK_REASON_SERVER_ERROR,
	LINK_REASON_NO_HOST,
	LINK_REASON_NO_CONNECTION,
	LINK_REASON_CERTIFICATE,
	LINK_REASON_TIMEOUT,
	LINK_REASON_NO_ANSWER,
	LINK_REASON_REDIRECTS,
	LINK_REASON_BAD_REDIRECT,
	LINK_REASON_PRIVATE,
	LINK_REASON_TOO_LONG,
	LINK_REASON_COUNT
};

struct link_reason {
	const char *id; /* "not-found" */
	enum link_state state;
	const char *words[MESSAGES_COUNT];
};

extern const struct link_reason link_reasons[LINK_REASON_COUNT];
const struct link_reason *link_reason_find(struct str id); /* NULL: no such id */

struct link_report {
	struct link_result *results; /* sorted by url */
	size_t count;
};

struct outside_link {
	struct str url;
	struct location at;
	const struct dataset *dataset; /* NULL: of the portal itself, or of a page */
};

/* What is counted where; a URL that a dataset names twice is one. */
struct link_count {
	size_t states[LINK_STATE_COUNT];
	size_t moved;
};

struct str link_state_id(enum link_state state); /* "not-checked" */

/* By the id; LINK_NOT_CHECKED for any other word. */
enum link_state link_state_of(struct str id);

int link_result_compare(const void *a, const void *b); /* by url, for qsort */

/* What the portal's report says of a URL; NULL: nothing. */
const struct link_result *link_result_find(const struct link_report *report, struct str url);
enum link_state link_state_in(const struct link_report *report, struct str url);

size_t link_count_total(const struct link_count *count);

#endif
