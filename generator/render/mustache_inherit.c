/* SPDX-License-Identifier: MIT */
#include "render/mustache_parser.h"

/* Parents and blocks, and what becomes of their indentation. */

/* A line begins with `lead`: so do at most all lines of the blocks that hold it. The lines of an
 * argument are apart from those around its parent. */
void mustache_note_lead(struct mustache_parser *parser, struct str lead)
{
	size_t i, len;

	for (i = parser->depth; i--;) {
		struct mustache_open_tag *open = &parser->stack[i];

		if (parser->template->code[open->index].op != MUSTACHE_BLOCK)
			continue;
		for (len = 0; len < open->common.len && len < lead.len; len++) {
			if (open->common.data[len] != lead.data[len])
				break;
		}
		open->common = open->has_common ? str_slice(open->common, 0, len) : lead;
		open->has_common = true;
		if (open->is_argument)
			return;
	}
}

/* Whether a parent stands alone is known at its closing tag. */
void mustache_parse_parent(struct mustache_parser *parser, const struct mustache_tag *tag)
{
	size_t before = parser->template->count;
	struct mustache_instruction *code;
	struct mustache_open_tag *open;

	mustache_pass_tag(parser, tag, false);
	code = mustache_emit(parser, MUSTACHE_PARENT, tag);
	code->indent = tag->lead;
	open = mustache_push(parser, tag);
	if (open)
		open->lead_index = before;
}

/*
 * An argument's content begins on the next line if its tag ends a line. A parameter, when its tag
 * has a line to itself, stands for whole lines; when it is only the first of its line, the further
 * lines of what replaces it are indented like the first.
 */
void mustache_parse_block(struct mustache_parser *parser, const struct mustache_tag *tag)
{
	bool is_argument = mustache_is_ignored(parser);
	bool standalone = tag->ends_line && (is_argument || tag->starts_line);
	struct mustache_instruction *code;
	struct mustache_open_tag *open;

	mustache_pass_tag(parser, tag, standalone);
	code = mustache_emit(parser, MUSTACHE_BLOCK, tag);
	code->standalone = standalone;
	code->indent = tag->lead;
	open = mustache_push(parser, tag);
	if (open)
		open->is_argument = is_argument;
}

/* The tags of a parent on one line stand alone together; on two, each for itself, as everything
 * between them is ignored. */
void mustache_close_parent(struct mustache_parser *parser, const struct mustache_open_tag *open,
    const struct mustache_tag *tag)
{
	struct mustache_instruction *code = &parser->template->code[open->index];
	bool one_line = code->line == tag->line;
	bool standalone = open->starts_line && (!one_line || tag->ends_line);
	bool ends_line = tag->ends_line && (!one_line || open->starts_line);

	if (standalone && open->lead_index < open->index) {
		struct mustache_instruction *lead = &parser->template->code[open->lead_index];

		lead->text = STR("");
		lead->starts_line = false;
	}
	code->standalone = standalone;
	parser->scan.pos = ends_line ? tag->next_line : tag->end;
	parser->scan.line_start = ends_line;
}

/* Takes the indentation that all lines of an argument share off each of them; it gets that of the
 * place where it is put. Arguments of parents inside it were done on their own. */
static void dedent(struct mustache_parser *parser, const struct mustache_open_tag *open)
{
	size_t i, n = open->common.len;

	for (i = open->index + 1; i < parser->template->count; i++) {
		struct mustache_instruction *code = &parser->template->code[i];

		if (code->op == MUSTACHE_TEXT && code->starts_line) {
			size_t blanks = mustache_lead(code->text).len;

			code->text = str_from(code->text, blanks < n ? blanks : n);
		}
		code->indent = str_from(code->indent, n);
		if (code->op == MUSTACHE_PARENT)
			i = code->end - 1;
	}
}

void mustache_close_block(struct mustache_parser *parser, const struct mustache_open_tag *open,
    const struct mustache_tag *tag)
{
	struct mustache_instruction *code;

	if (open->is_argument) {
		/* The blanks before the tag belong to neither. */
		parser->scan.pos = tag->end;
		parser->scan.line_start = false;
		dedent(parser, open);
		return;
	}
	mustache_pass_tag(parser, tag, tag->starts_line && tag->ends_line);
	code = &parser->template->code[open->index];
	if (!code->standalone)
		return;
	if (open->has_common)
		code->indent = open->common;
	else
		mustache_note_lead(parser, code->indent);
}
