/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_LANGUAGE_H
#define DATAMO_BASE_LANGUAGE_H

#include <stdbool.h>

#include "base/str.h"

/* The primary subtag of a BCP 47 tag is `primary`, whatever the case: "vi-VN" is STR("vi"). */
bool language_is(struct str tag, struct str primary);

#endif
