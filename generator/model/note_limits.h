/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_NOTE_LIMITS_H
#define DATAMO_MODEL_NOTE_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/* Quotes and lists in each other, as they begin one line. */
enum { NOTE_CONTAINERS_MAX = 100 };

/*
 * libcmark 0.30.2 takes quadratic time for deeply nested lists and quotes (8 s for 64 KiB), so
 * every note passes here before it gets there. `at` is where the Markdown begins. false after
 * reporting to `diags`, which may be NULL.
 */
bool note_is_within_limits(
    struct str markdown, uint64_t bytes_max, struct location at, struct diags *diags);

#endif
