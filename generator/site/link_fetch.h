/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_LINK_FETCH_H
#define DATAMO_SITE_LINK_FETCH_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/outside_link.h"

/*
 * Asks another site whether a page is there, through curl: a HEAD request, then a GET of the first
 * bytes where that is not understood. Redirects are followed here, not by curl, so that each
 * address is looked at before it is asked: a link of the input, or a redirect, must not make this
 * machine ask its own network (server-side request forgery).
 */
struct link_fetcher {
	const char *curl; /* the program's path */
	const char *user_agent;
	unsigned seconds_max; /* of one request */
	unsigned retries;     /* further tries where another answer may come */
	unsigned delay_ms;    /* doubled before each further try */
	bool allows_private;  /* addresses that are not of the public internet */
	/* Before each request, until it is this host's turn. */
	void (*wait)(void *context, struct str host);
	void *context;
};

/* `url` is of the kind URL_WEB. Texts of the result are in `arena`; its url, place and day are the
 * caller's. */
void link_fetch(const struct link_fetcher *fetcher, struct arena *arena, struct str url,
    struct link_result *result);

#endif
