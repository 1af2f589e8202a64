/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_MUSTACHE_SCAN_H
#define DATAMO_RENDER_MUSTACHE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Finds the tags of a template; part of its compiler. */

struct mustache_tag {
	size_t start, end; /* offsets in the source */
	char sigil;        /* one of !=#^/><$&{ or 0 */
	struct str body;   /* trimmed, without the sigil */
	size_t line, column;
	bool starts_line; /* only blanks before it on its line: `lead` */
	struct str lead;
	bool ends_line; /* only blanks after it; `next_line` is where the next one begins */
	size_t next_line;
};

struct mustache_scanner {
	struct arena *arena;
	struct str source;
	size_t pos;
	bool line_start;            /* pos is where a line of the source begins */
	struct str open, close;     /* the delimiters */
	size_t place, line, column; /* of the last tag */
};

enum mustache_scan_result { MUSTACHE_SCAN_END, MUSTACHE_SCAN_TAG, MUSTACHE_SCAN_UNCLOSED };

struct mustache_scanner mustache_scanner_start(struct arena *arena, struct str source);

/* The next tag at or after pos, which stays. An unclosed tag has what should close it as its body.
 */
enum mustache_scan_result mustache_scan(struct mustache_scanner *scanner, struct mustache_tag *tag);

/* The blanks and tabs that a text begins with. */
struct str mustache_lead(struct str text);

#endif
