/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_URL_H
#define DATAMO_READ_URL_H

#include <stdbool.h>

#include "base/str.h"

/*
 * A web address that is safe to link: https, http or mailto, absolute, with a host name (no bare
 * number, which is how private addresses are hidden), without blanks, controls, backslashes, user
 * names, marks that HTML or RDF would stumble over, and hidden characters.
 */
bool url_is_safe(struct str url);

/* user@host.name, one address, at most 254 bytes. */
bool email_is_valid(struct str email);

#endif
