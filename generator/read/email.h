/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_EMAIL_H
#define DATAMO_READ_EMAIL_H

#include <stdbool.h>

#include "base/str.h"

/* user@host.name, one address, at most 254 bytes, without quoting (RFC 5322's dot-atom). */
bool email_is_valid(struct str email);

#endif
