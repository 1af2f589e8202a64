/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_VERSION_H
#define DATAMO_BASE_VERSION_H

/* Numbers with dots between them. */
#define DATAMO_VERSION "0.1.0"

#endif
