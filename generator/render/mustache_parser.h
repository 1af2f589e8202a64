/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_MUSTACHE_PARSER_H
#define DATAMO_RENDER_MUSTACHE_PARSER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/mustache.h"
#include "render/mustache_program.h"
#include "render/mustache_scan.h"

/* What the two halves of the compiler share; nobody else includes this. */

/* A section, inverted section, parent or block that is not closed yet. */
struct mustache_open_tag {
	size_t index; /* of its instruction */
	bool is_argument, starts_line;
	size_t lead_index; /* parent: the instruction that holds the blanks before it */
	/* block: what all lines of its content begin with */
	struct str common;
	bool has_common;
};

struct mustache_parser {
	struct arena *arena;
	struct mustache_template *template;
	struct diags *diags;
	struct mustache_scanner scan;
	struct mustache_open_tag stack[MUSTACHE_DEPTH_MAX];
	size_t depth;
	bool failed;
};

/* What stands directly in a parent, other than blocks, is for the template's author only. */
bool mustache_is_ignored(const struct mustache_parser *parser);

/* Moves behind the tag; a tag that has its line to itself takes the line away with it. */
void mustache_pass_tag(
    struct mustache_parser *parser, const struct mustache_tag *tag, bool standalone);

/* The instruction of a tag with a name. Borrowed until the next one. */
struct mustache_instruction *mustache_emit(
    struct mustache_parser *parser, enum mustache_op op, const struct mustache_tag *tag);

/* Opens what the last instruction begins; NULL, after reporting, when that is too deep. */
struct mustache_open_tag *mustache_push(
    struct mustache_parser *parser, const struct mustache_tag *tag);

/* A line of the source begins with these blanks. */
void mustache_note_lead(struct mustache_parser *parser, struct str lead);

void mustache_parse_parent(struct mustache_parser *parser, const struct mustache_tag *tag);
void mustache_parse_block(struct mustache_parser *parser, const struct mustache_tag *tag);
void mustache_close_parent(struct mustache_parser *parser, const struct mustache_open_tag *open,
    const struct mustache_tag *tag);
void mustache_close_block(struct mustache_parser *parser, const struct mustache_open_tag *open,
    const struct mustache_tag *tag);

#endif
