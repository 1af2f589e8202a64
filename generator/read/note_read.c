/* SPDX-License-Identifier: MIT */
#include "read/note_read.h"

#include <cmark.h>
#include <stdbool.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "model/note_limits.h"

/* NULL when the note is over the limits. `memory` must outlive the tree. */
static cmark_node *parse(struct str markdown, uint64_t bytes_max, cmark_mem *memory)
{
	cmark_parser *parser;
	cmark_node *root;

	if (!note_is_within_limits(markdown, bytes_max, (struct location){ .line = 1 }, NULL))
		return NULL;
	*memory = (cmark_mem){ memory_alloc_zeroed, memory_realloc, memory_free };
	parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, memory);
	cmark_parser_feed(parser, markdown.data, markdown.len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

/* Blanks of any kind become one, none at the start. */
static void add_words(struct strbuf *text, struct str words)
{
	size_t i;

	for (i = 0; i < words.len; i++) {
		if (!ascii_is_space(words.data[i]))
			strbuf_add_char(text, words.data[i]);
		else if (text->len && text->data[text->len - 1] != ' ')
			strbuf_add_char(text, ' ');
	}
}

/* The text within a node; that of images only when the node is one. */
static void add_plain(cmark_node *root, struct strbuf *text)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_IMAGE && node != root)
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			add_words(text, str_of(cmark_node_get_literal(node)));
		else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			add_words(text, STR(" "));
	}
	cmark_iter_free(iter);
}

/* The lines of the source that are not behind us yet. */
struct line_cursor {
	struct str rest;
	int line; /* number of the next one */
};

/* Only of | : - and blanks, with a pipe and a dash: the second row of a table. */
static bool is_row_of_dashes(struct str line)
{
	size_t i;

	for (i = 0; i < line.len; i++) {
		if (!str_contains(STR("|:- \t\r"), str_slice(line, i, i + 1)))
			return false;
	}
	return str_contains(line, STR("|")) && str_contains(line, STR("-"));
}

/* What is a paragraph to CommonMark may be a table to us. Paragraphs come in order. */
static bool is_table(struct line_cursor *cursor, cmark_node *paragraph)
{
	int first = cmark_node_get_start_line(paragraph), last = cmark_node_get_end_line(paragraph);
	struct str line;

	while (cursor->line <= last && str_split(&cursor->rest, '\n', &line)) {
		if (cursor->line++ > first && is_row_of_dashes(line))
			return true;
	}
	return false;
}

struct str note_first_paragraph(struct arena *arena, struct str markdown, uint64_t bytes_max)
{
	cmark_mem memory;
	cmark_node *root = parse(markdown, bytes_max, &memory), *node;
	struct line_cursor cursor = { markdown, 1 };
	struct strbuf text = STRBUF_INIT;
	struct str result = STR("");

	for (node = root ? cmark_node_first_child(root) : NULL; node && !result.len;
	     node = cmark_node_next(node)) {
		if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
			continue;
		strbuf_clear(&text);
		add_plain(node, &text);
		if (str_trim(strbuf_str(&text)).len && !is_table(&cursor, node))
			result = arena_str(arena, str_trim(strbuf_str(&text)));
	}
	if (root)
		cmark_node_free(root);
	strbuf_release(&text);
	return result;
}

static void add_entry(
    struct arena *arena, struct note_outline *outline, cmark_node *node, enum outline_kind kind)
{
	struct outline_entry *entry = ARENA_ADD(arena, outline->entries, outline->count);
	struct strbuf text = STRBUF_INIT;
	int line = cmark_node_get_start_line(node);

	entry->kind = kind;
	entry->line = line > 0 ? (uint64_t)line : 1;
	if (kind == OUTLINE_FENCE) {
		entry->text = arena_str(arena, str_of(cmark_node_get_literal(node)));
		entry->url = arena_str(arena, str_of(cmark_node_get_fence_info(node)));
		return;
	}
	add_plain(node, &text);
	entry->text = arena_str(arena, str_trim(strbuf_str(&text)));
	if (kind == OUTLINE_HEADING)
		entry->level = cmark_node_get_heading_level(node);
	else
		entry->url = arena_str(arena, str_of(cmark_node_get_url(node)));
	strbuf_release(&text);
}

struct note_outline note_read_outline(struct arena *arena, struct str markdown, uint64_t bytes_max)
{
	struct note_outline outline = { NULL, 0 };
	cmark_mem memory;
	cmark_node *root = parse(markdown, bytes_max, &memory);
	cmark_event_type event;
	cmark_iter *iter;

	if (!root)
		return outline;
	iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_HEADING)
			add_entry(arena, &outline, node, OUTLINE_HEADING);
		else if (type == CMARK_NODE_LINK)
			add_entry(arena, &outline, node, OUTLINE_LINK);
		else if (type == CMARK_NODE_IMAGE)
			add_entry(arena, &outline, node, OUTLINE_IMAGE);
		else if (type == CMARK_NODE_CODE_BLOCK &&
			 str_of(cmark_node_get_fence_info(node)).len)
			add_entry(arena, &outline, node, OUTLINE_FENCE);
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	return outline;
}
