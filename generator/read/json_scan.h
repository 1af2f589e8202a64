/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_JSON_SCAN_H
#define DATAMO_READ_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* Where a value of a JSON text stands, with its key when it is a member. */
struct json_place {
	uint64_t line, column, key_line, key_column;
	struct str text; /* the value as written; borrowed */
};

/* All values of a JSON text in the order in which they begin. */
struct json_places {
	struct json_place *places;
	size_t count;
};

/*
 * Whether the text is JSON by RFC 8259, which cJSON does not decide (it takes leading zeros, raw
 * controls, bytes behind the end), and where each value stands, which cJSON does not tell. false
 * after reporting. The text is well-formed UTF-8 without NUL.
 */
bool json_scan(struct arena *arena, struct str text, struct str path, struct json_places *places,
    struct diags *diags);

#endif
