/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_BROWSER_H
#define DATAMO_SERVE_BROWSER_H

#include <stdbool.h>

/* The address in whatever browser the desktop has (xdg-open). false: there is no such program. */
bool browser_open(const char *url);

#endif
