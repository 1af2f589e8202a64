/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_MUSTACHE_PROGRAM_H
#define DATAMO_RENDER_MUSTACHE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/str.h"

/* What the compiler of templates gives to their renderer; nobody else includes this. */

enum mustache_op {
	MUSTACHE_TEXT,
	MUSTACHE_VALUE,
	MUSTACHE_RAW,
	MUSTACHE_SECTION,
	MUSTACHE_INVERTED,
	MUSTACHE_PARTIAL,
	MUSTACHE_PARENT,
	MUSTACHE_BLOCK,
	MUSTACHE_OP_COUNT
};

/*
 * Programs are flat. A section, inverted section, parent or block is followed by its content, up to
 * `end`. Blocks that stand directly in a parent are its arguments; other content of a parent means
 * nothing.
 */
struct mustache_instruction {
	enum mustache_op op;
	/* A text that begins a line of the source: the indentation goes before it. */
	bool starts_line;
	/* A partial, parent or block whose tag has its line to itself: its first line is indented
	 * too. */
	bool standalone;
	bool dynamic; /* the name of the partial or parent is a variable */
	size_t line, column;
	size_t end;
	struct str text;         /* the text, or the name as written */
	const struct str *parts; /* the dotted name cut up; none for "." */
	size_t part_count;
	struct str indent; /* what a partial, parent or block adds to the indentation */
};

struct mustache_template {
	struct str name, path;
	struct mustache_instruction *code;
	size_t count;
	bool usable; /* false: it did not compile, which was reported */
};

struct mustache_set {
	struct arena *arena;
	struct map by_name; /* index in templates */
	struct mustache_template *templates;
	size_t count;
};

/* `source` is borrowed as long as the arena. false after reporting. */
bool mustache_compile(struct arena *arena, struct mustache_template *template, struct str source,
    struct diags *diags);

extern const struct diag_kind mustache_too_deep;

#endif
