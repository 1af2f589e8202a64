/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_PRECONDITION_H
#define DATAMO_SERVE_PRECONDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "serve/request.h"

/* What a conditional request (RFC 9110, 13) is held against. */
struct validators {
	struct str etag;   /* strong, with its quotes */
	int64_t modified;  /* seconds since 1970 */
	bool has_modified; /* that time is told */
};

/* 0: answer as if there were no condition; 304 or 412, in the order of RFC 9110, 13.2.2. */
unsigned precondition_status(const struct request *request, const struct validators *validators);

/* A Range header counts: there is no If-Range, or it names just this content. */
bool precondition_allows_range(const struct request *request, const struct validators *validators);

#endif
