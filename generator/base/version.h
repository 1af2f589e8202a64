/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_VERSION_H
#define DATAMO_BASE_VERSION_H

/* At most so many numbers, with dots between them. */
enum { VERSION_PARTS_MAX = 4 };
#define DATAMO_VERSION "0.1.0"

#endif
