/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_CLOCK_H
#define DATAMO_BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds that only grow, from some beginning: for how long something takes, never for what is
 * built. */
int64_t clock_ms(void);

#endif
