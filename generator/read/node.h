/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_NODE_H
#define DATAMO_READ_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/key_places.h"

enum { NODE_DEPTH_MAX = 64, NODE_EVENTS_MAX = 100000 };

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

/*
 * A value of YAML or JSON: one tree for both, in the arena that the parser was given. Every scalar
 * is text as it was written; what it means is decided by the key that wants it (so "no" and "010"
 * stay what they are). Lines and columns (in characters) count from 1.
 */
struct node {
	enum node_kind kind;
	bool is_quoted;  /* a JSON string; a quoted or block scalar of YAML */
	struct str text; /* of a scalar */
	struct str key;  /* of a member of a mapping */
	uint64_t line, column, key_line, key_column;
	struct node *items; /* of a sequence or mapping, in their order */
	size_t count;
};

/* The member of a mapping; NULL when there is none, or `node` is NULL or no mapping. */
const struct node *node_find(const struct node *node, const char *key);

/* Nothing was said: JSON's null; YAML's empty value, "~" and "null" (unquoted). NULL too. */
bool node_is_null(const struct node *node);

struct location node_at(const struct node *node, struct str path);
struct location node_key_at(const struct node *node, struct str path);

/* Where the members of a mapping stand, and the items of their lists; in `arena`. */
struct key_places node_key_places(const struct node *mapping, struct str path, struct arena *arena);

/* The later of two members with the same key; NULL when all differ. O(n log n). */
const struct node *node_find_duplicate(const struct node *mapping);

/* Findings that YAML and JSON share. */
extern const struct diag_kind metadata_not_utf8, metadata_duplicate_key, metadata_too_deep,
    metadata_too_many_values;

/* Well-formed UTF-8 without NUL; else false after reporting line and byte. A byte order mark in
 * front is cut off `text`. */
bool node_check_text(struct str *text, struct str path, uint64_t first_line, struct diags *diags);

#endif
