/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_SHAPE_H
#define DATAMO_RENDER_VIEW_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct cJSON;
struct json_writer;
struct output;

/*
 * What values of a place in the views look like: learnt from views as they are made, written down
 * as a JSON Schema, and read again by whoever checks a theme or explains what its templates get.
 */
enum shape_type {
	SHAPE_NULL = 1,
	SHAPE_BOOL = 2,
	SHAPE_NUMBER = 4,
	SHAPE_STRING = 8,
	SHAPE_HTML = 16, /* a string that {{{…}}} writes as it is */
	SHAPE_OBJECT = 32,
	SHAPE_LIST = 64
};

struct shape {
	unsigned types; /* bits of shape_type; 0: nothing was seen */
	struct shape_member {
		struct str name;
		struct shape *shape;
	} * members; /* of an object, in the order of the first one seen */
	size_t member_count;
	struct shape *element; /* of a list; NULL: it was always empty */
};

/* What templates see at the bottom of the stack (site), above it of every page (frame), and above
 * that of each kind of page its own, as members of `kinds`. */
struct view_shapes {
	struct arena *arena;
	struct shape *site, *frame, *kinds;
};

struct view_shapes view_shapes_new(struct arena *arena);

void shape_learn(struct arena *arena, struct shape *shape, const struct cJSON *value);

/* What a view_observer sees of a page: its site, its frame, its own. */
struct page_kind;
void view_shapes_learn(
    struct view_shapes *shapes, const struct page_kind *kind, const struct cJSON *const *values);
/* The same as one JSON object, as lookups see it; the theme's words are left out. */
void view_values_write(const struct cJSON *const *values, size_t count, struct output *output);

/* The member of that name, made when there is none. */
struct shape *shape_member(struct arena *arena, struct shape *object, struct str name);
const struct shape *shape_find(const struct shape *object, struct str name); /* or NULL */

/* As a JSON Schema (2020-12) with "site", "frame" and the kinds of page under "$defs". */
void view_shapes_write(const struct view_shapes *shapes, struct output *output);
/* false: it is none that was written so. */
bool view_shapes_read(struct view_shapes *shapes, struct str json);

/* For people, in Markdown: each key, what it holds. `kind`: of that one only; empty: of all. */
void view_shapes_explain(const struct view_shapes *shapes, struct str kind, struct output *output);

#endif
