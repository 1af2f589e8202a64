/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_NOTE_READ_H
#define DATAMO_READ_NOTE_READ_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * What is told from a note without showing it. A note over the limits (model/note_limits) tells
 * nothing; whoever reads it has reported that.
 */

/*
 * The first paragraph as plain text on one line, for a dataset without a description: markup and
 * raw HTML dropped, paragraphs that hold only images (badges) and tables passed over. Empty when
 * there is none.
 */
struct str note_first_paragraph(struct arena *arena, struct str markdown, uint64_t bytes_max);

enum outline_kind { OUTLINE_HEADING, OUTLINE_LINK, OUTLINE_IMAGE, OUTLINE_FENCE };

struct outline_entry {
	enum outline_kind kind;
	int level;       /* of a heading: 1 to 6 */
	struct str text; /* plain; of a fenced block: what is in it, line by line */
	struct str url;  /* as written; of a fenced block: what stands behind the fence */
	uint64_t line;   /* of the Markdown, from 1 */
};

struct note_outline {
	struct outline_entry *entries; /* in the order of the note */
	size_t count;
};

/* Headings, links, images and fenced blocks; not those within the cells of tables. */
struct note_outline note_read_outline(struct arena *arena, struct str markdown, uint64_t bytes_max);

#endif
