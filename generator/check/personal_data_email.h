/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_PERSONAL_DATA_EMAIL_H
#define DATAMO_CHECK_PERSONAL_DATA_EMAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { EMAIL_MIN = 6 }; /* a@b.vn */

/* The address around the "@" at this place (the usual part of RFC 5322); empty when there is none.
 */
struct str email_around(struct str text, size_t at);

/* Of a role, not of somebody: info@, vanthu5@, no-reply@. */
bool email_is_of_office(struct str address);

#endif
