/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SERVE_BROWSER_H
#define DATAMO_SERVE_BROWSER_H

#include <stdbool.h>

/* The address, which stays as it is, in whatever browser the desktop has (xdg-open). false: there
 * is no such program. */
bool browser_open(char *url);

#endif
