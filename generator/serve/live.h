/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_LIVE_H
#define DATAMO_SERVE_LIVE_H

#include <stdint.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "serve/builder.h"

/* Where what is the preview's own lies: no file of a site begins with a dot. */
#define LIVE_FOLDER ".datamo/"

/*
 * What open pages are told: which site is served, and how the last build went. Both are numbers
 * that only grow, also from one run of the server to the next.
 */
struct live {
	enum message_language language;
	uint64_t site, state;  /* 0: no site yet */
	struct strbuf json;    /* for web/live.js */
	struct strbuf script;  /* the element that brings it into a page */
	struct strbuf version; /* changes with the script element */
};

/* A first build is at work. */
void live_init(struct live *live, enum message_language language);
void live_release(struct live *live);

/* `report`: datamo's JSON, or empty. */
void live_update(struct live *live, enum build_end end, struct str report);

#endif
