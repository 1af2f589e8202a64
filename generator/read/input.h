/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_INPUT_H
#define DATAMO_READ_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"

/* All of the file `path` below the portal's folder, as well-formed UTF-8 without NUL and byte order
 * mark, in `arena`. false after reporting at `at` (where the file is named). */
bool input_read(struct arena *arena, int folder, struct str path, uint64_t limit,
    struct location at, struct diags *diags, struct str *text);

/* The bytes of it, added to `content`, whatever they are. */
bool input_read_bytes(int folder, struct str path, uint64_t limit, struct location at,
    struct diags *diags, struct strbuf *content);

/* Says why a file cannot be opened, by errno. */
void input_report(struct diags *diags, struct location at, struct str path, int error_number);

/* "folder/file", or "file" when the folder is the portal's own (empty). */
struct str input_join(struct arena *arena, struct str folder, struct str file);

/*
 * A path that a description may name: relative, without "..", hidden or empty parts, backslashes,
 * characters and names that some file system refuses, at most 200 bytes.
 */
bool input_path_is_safe(struct str path);

/* A name that Windows keeps for devices ("con", "lpt1.csv"). */
bool input_name_is_reserved(struct str name);

/* Behind the last dot, lower case; empty when there is none. */
struct str input_ending(struct arena *arena, struct str path);

#endif
