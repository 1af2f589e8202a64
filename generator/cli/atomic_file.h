/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CLI_ATOMIC_FILE_H
#define DATAMO_CLI_ATOMIC_FILE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/str.h"

/* Writes a file beside its place, then moves it there in one step. false with errno. */
bool atomic_file_write(const char *path, struct str text, mode_t mode);

#endif
