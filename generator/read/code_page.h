/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_CODE_PAGE_H
#define DATAMO_READ_CODE_PAGE_H

#include "base/decode.h"
#include "base/str.h"

/* The 8-bit code page in which these bytes read like Vietnamese, or like another language in Latin
 * letters; NULL when none does. */
const struct encoding *code_page_guess(struct str bytes);

#endif
