/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_NOTE_WRITER_H
#define DATAMO_RENDER_NOTE_WRITER_H

#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "render/note_html.h"

/* What the parts of note_html share; nobody else includes this. */

/* Inline Markdown that was cut out of its place to be parsed alone: a cell, the lines above a
 * table.
 */
struct note_fragment {
	struct str text;
	uint64_t line;    /* of the source */
	cmark_node *node; /* its paragraph */
};

/* How many characters the bytes at the beginning of a line are. */
struct note_place {
	size_t line, bytes;
	uint64_t characters;
};

struct note_writer {
	const struct note_options *options;
	struct location at; /* where the Markdown begins */
	struct diags *diags;
	struct str source;
	struct arena *arena;
	struct strbuf *html;
	cmark_mem memory;
	struct map heading_ids;
	size_t *lines; /* where each line of the source begins */
	size_t line_count;
	struct note_fragment *fragments;
	size_t fragment_count;
	uint64_t fragment_line;  /* of the fragment that is being written; 0: none */
	struct note_place place; /* that was counted last */
	cmark_node *shifted;     /* the paragraph whose definitions were counted last */
	uint64_t shift;
	cmark_node *link; /* that is open; NULL: none */
};

cmark_node *note_parse(struct note_writer *writer, struct str markdown);

void note_find_lines(struct note_writer *writer);

/* "[label]: …", as far as one line can tell. */
bool note_is_definition(struct str line);

/* A line of the source, from 1, without its end. */
struct str note_line(const struct note_writer *writer, size_t number);

/* Where a node stands in the file. */
struct location note_location(struct note_writer *writer, cmark_node *node);

/* Writes what is inside a node. */
void note_write_content(struct note_writer *writer, cmark_node *root);

/* The text of what is inside a node, without markup. */
void note_add_plain(cmark_node *root, struct strbuf *text);

/* Gives each heading its id, as user data, and a level that leaves no gap. */
void note_name_headings(struct note_writer *writer, cmark_node *root);

/* Writes the start tag. false when the link is refused: only its text is to be shown. */
bool note_open_link(struct note_writer *writer, cmark_node *link);
void note_write_image(struct note_writer *writer, cmark_node *image);

/*
 * Finds the tables among the paragraphs: a row, a row of dashes, further rows. They hang on their
 * paragraphs as user data; their cells are parsed.
 */
struct note_table;
void note_find_tables(struct note_writer *writer, cmark_node *root, cmark_node **fragments_root);
void note_write_table(struct note_writer *writer, const struct note_table *table);

#endif
