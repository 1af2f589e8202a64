/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_REQUEST_H
#define DATAMO_SERVE_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The headers that decide anything; all others are ignored. */
enum request_header {
	HEADER_HOST,
	HEADER_ORIGIN,
	HEADER_FETCH_SITE,
	HEADER_FETCH_MODE,
	HEADER_FETCH_DEST,
	HEADER_ACCEPT_ENCODING,
	HEADER_RANGE,
	HEADER_IF_RANGE,
	HEADER_IF_MATCH,
	HEADER_IF_NONE_MATCH,
	HEADER_IF_MODIFIED_SINCE,
	HEADER_IF_UNMODIFIED_SINCE,
	HEADER_CONTENT_LENGTH,
	HEADER_TRANSFER_ENCODING,
	HEADER_COUNT
};

const char *request_header_name(enum request_header header);

/* A request as it came, borrowed from the library that read it. */
struct request {
	struct str method, version;
	struct str target;                /* with its query, not decoded */
	struct str headers[HEADER_COUNT]; /* data NULL: not there */
	bool has_twice;                   /* one of them came twice */
	bool is_malformed;                /* the library made something of it that was not said */
	uint16_t port;                    /* where it arrived */
};

/*
 * 0, or the status that refuses it before anything is looked up: 400, 403, 405, 413 or 505. A page
 * of a stranger must learn nothing of the preview, whatever name it gave our address (DNS
 * rebinding) and however it asks (security.md, T25).
 */
unsigned request_refusal(const struct request *request);

/* A list such as "gzip;q=0.5, *;q=0" (RFC 9110, 12.5.3) takes gzip. */
bool request_accepts_gzip(const struct request *request);

#endif
