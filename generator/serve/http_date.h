/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_HTTP_DATE_H
#define DATAMO_SERVE_HTTP_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Times of HTTP headers (RFC 9110, 5.6.7), in seconds since 1970, whatever the locale. */

/* "Sun, 06 Nov 1994 08:49:37 GMT"; nothing for a time out of the years 1 to 9999. */
void http_date_add(struct strbuf *out, int64_t seconds);

/* That form and the two obsolete ones; of RFC 850's two digits, 70 and above are 19xx. */
bool http_date_parse(struct str text, int64_t *seconds);

#endif
