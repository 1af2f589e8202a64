/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_TODAY_H
#define DATAMO_SITE_TODAY_H

#include <stdbool.h>

#include "base/date.h"

/* The day of SOURCE_DATE_EPOCH; false when it is not set. */
bool today_of_environment(struct date *today);
/* The clock's, in UTC: for answers, never for what is built. */
struct date today_of_clock(void);

#endif
