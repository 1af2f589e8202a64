/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_URL_H
#define DATAMO_BASE_URL_H

#include <stdbool.h>

#include "base/str.h"

struct strbuf;

/*
 * What a URL of the input may be. Parsed, not searched: anything that a browser could read in
 * another way (controls, a backslash, hidden characters, user names, "//host", numbers as hosts
 * that are not public addresses) is refused, as is every scheme but http, https and mailto.
 */
enum url_kind {
	URL_REFUSED,
	URL_WEB,      /* http or https, absolute; only characters of RFC 3986 and letters */
	URL_MAIL,     /* mailto: */
	URL_RELATIVE, /* a path, also with query and fragment; blanks and the like not yet encoded
		       */
	URL_FRAGMENT, /* "#…" */
};

enum url_kind url_kind_of(struct str url);

/* The host of a URL of the kind URL_WEB, and its port, that of the scheme when it gives none. */
struct url_place {
	struct str host;
	unsigned port;
};

struct url_place url_place_of(struct str url);

/* Adds a URL of that kind as programs send it: what is not ASCII behind the host becomes percent
 * escapes, the fragment is left out. */
void url_add_for_request(struct strbuf *out, struct str url);

/* Percent escapes become bytes. false when one is malformed, or the result is not UTF-8 or holds
 * controls. */
bool url_decode(struct str url, struct strbuf *out);

#endif
