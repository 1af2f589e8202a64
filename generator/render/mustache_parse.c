/* SPDX-License-Identifier: MIT */
#include "render/mustache.h"

#include <assert.h>
#include <string.h>

#include "base/memory.h"
#include "render/mustache_parser.h"

static const struct diag_kind unclosed_tag = { "theme.unclosed-tag", DIAG_ERROR,
	{ "Thẻ mở bằng “{found}” không được đóng.", "The tag that “{found}” opens is not closed." },
	{ "Thêm {expected}.", "Add {expected}." } };
static const struct diag_kind unclosed_section = { "theme.unclosed-section", DIAG_ERROR,
	{ "Phần “{found}” không được đóng.", "The section “{found}” is not closed." },
	{ "Thêm {expected}.", "Add {expected}." } };
static const struct diag_kind unexpected_close = { "theme.unexpected-close", DIAG_ERROR,
	{ "Thẻ đóng “{found}” không khớp với thẻ nào đang mở.",
	    "The closing tag “{found}” does not match what is open." },
	{ "Cần ở đây: {expected}.", "Expected here: {expected}." } };
static const struct diag_kind bad_name = { "theme.bad-name", DIAG_ERROR,
	{ "“{found}” không phải là tên.", "“{found}” is not a name." },
	{ "Tên không có khoảng trắng; các phần cách nhau bằng một dấu chấm.",
	    "A name holds no blanks; its parts are joined by one dot." } };
static const struct diag_kind bad_delimiters = { "theme.bad-delimiters", DIAG_ERROR,
	{ "“{found}” không đặt được cặp dấu mở và đóng thẻ.",
	    "“{found}” does not set two delimiters." },
	{ "Viết như {expected}.", "Write it like {expected}." } };
const struct diag_kind mustache_too_deep = { "theme.too-deep", DIAG_ERROR,
	{ "“{found}” lồng sâu quá {expected} tầng.",
	    "“{found}” is nested deeper than {expected} levels." },
	{ NULL, NULL } };

static void fail(struct mustache_parser *parser, const struct diag_kind *kind,
    const struct mustache_tag *tag, struct str found, struct str expected)
{
	struct location at = { parser->template->path, tag->line, tag->column };

	DIAG(parser->diags, kind, at, .found = found, .expected = expected);
	parser->failed = true;
}

static struct str tag_text(const struct mustache_parser *parser, const struct mustache_tag *tag)
{
	return str_slice(parser->scan.source, tag->start, tag->end);
}

static struct str closing_tag(struct mustache_parser *parser, const struct mustache_open_tag *open)
{
	const struct mustache_instruction *code = &parser->template->code[open->index];

	return arena_format(parser->arena, "%.*s/%s%.*s%.*s", STR_ARG(parser->scan.open),
	    code->dynamic ? "*" : "", STR_ARG(code->text), STR_ARG(parser->scan.close));
}

static const struct mustache_open_tag *innermost(const struct mustache_parser *parser)
{
	return parser->depth ? &parser->stack[parser->depth - 1] : NULL;
}

bool mustache_is_ignored(const struct mustache_parser *parser)
{
	const struct mustache_open_tag *open = innermost(parser);

	return open && parser->template->code[open->index].op == MUSTACHE_PARENT;
}

static struct mustache_instruction *emit(
    struct mustache_parser *parser, enum mustache_op op, size_t line, size_t column)
{
	struct mustache_template *template = parser->template;
	struct mustache_instruction *code = ARENA_ADD(
	    parser->arena, template->code, template->count);

	code->op = op;
	code->line = line;
	code->column = column;
	return code;
}

/* One line of text or a part of one. */
static void add_piece(struct mustache_parser *parser, struct str piece)
{
	struct mustache_instruction *code;

	if (mustache_is_ignored(parser) || (!piece.len && !parser->scan.line_start))
		return;
	code = emit(parser, MUSTACHE_TEXT, 0, 0);
	code->text = piece;
	code->starts_line = parser->scan.line_start;
}

/* The text up to `to`, line by line, so that each can be indented. */
static void add_lines(struct mustache_parser *parser, size_t to)
{
	while (parser->scan.pos < to) {
		struct str rest = str_slice(parser->scan.source, parser->scan.pos, to);
		size_t len = str_find(rest, '\n');
		struct str piece = str_slice(rest, 0, len + 1), lead = mustache_lead(piece);

		if (parser->scan.line_start && !mustache_is_ignored(parser) && str_trim(piece).len)
			mustache_note_lead(parser, lead);
		add_piece(parser, piece);
		parser->scan.pos += piece.len;
		parser->scan.line_start = len < rest.len;
	}
}

void mustache_pass_tag(
    struct mustache_parser *parser, const struct mustache_tag *tag, bool standalone)
{
	if (!standalone && tag->starts_line) {
		if (!mustache_is_ignored(parser))
			mustache_note_lead(parser, tag->lead);
		add_piece(parser, tag->lead);
	}
	parser->scan.pos = standalone ? tag->next_line : tag->end;
	parser->scan.line_start = standalone;
}

static bool has_space(struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (ascii_is_space(text.data[i]))
			return true;
	}
	return false;
}

static void set_parts(struct mustache_parser *parser, struct mustache_instruction *code,
    const struct mustache_tag *tag)
{
	struct str rest = code->text, part, *parts = NULL;

	if (str_eq(rest, STR(".")))
		return;
	while (str_split(&rest, '.', &part)) {
		if (!part.len)
			fail(parser, &bad_name, tag, code->text, STR(""));
		*ARENA_ADD(parser->arena, parts, code->part_count) = part;
	}
	if (str_ends_with(code->text, STR(".")))
		fail(parser, &bad_name, tag, code->text, STR(""));
	code->parts = parts;
}

struct mustache_instruction *mustache_emit(
    struct mustache_parser *parser, enum mustache_op op, const struct mustache_tag *tag)
{
	struct mustache_instruction *code = emit(parser, op, tag->line, tag->column);

	code->text = tag->body;
	if ((op == MUSTACHE_PARTIAL || op == MUSTACHE_PARENT) &&
	    str_starts_with(tag->body, STR("*"))) {
		code->dynamic = true;
		code->text = str_trim(str_from(tag->body, 1));
	}
	if (!code->text.len || has_space(code->text))
		fail(parser, &bad_name, tag, tag_text(parser, tag), STR(""));
	else if (op <= MUSTACHE_INVERTED || code->dynamic)
		set_parts(parser, code, tag);
	return code;
}

struct mustache_open_tag *mustache_push(
    struct mustache_parser *parser, const struct mustache_tag *tag)
{
	struct mustache_open_tag *open;

	if (parser->depth == MUSTACHE_DEPTH_MAX) {
		fail(parser, &mustache_too_deep, tag, tag_text(parser, tag),
		    diags_number(parser->diags, MUSTACHE_DEPTH_MAX));
		return NULL;
	}
	open = &parser->stack[parser->depth++];
	*open = (struct mustache_open_tag){ .index = parser->template->count - 1,
		.starts_line = tag->starts_line };
	return open;
}

static void parse_comment(struct mustache_parser *parser, const struct mustache_tag *tag)
{
	mustache_pass_tag(parser, tag, tag->starts_line && tag->ends_line);
}

static void parse_delimiters(struct mustache_parser *parser, const struct mustache_tag *tag)
{
	struct str open = tag->body, close;
	size_t len = 0;

	while (len < open.len && !ascii_is_space(open.data[len]))
		len++;
	close = str_trim(str_from(open, len));
	open = str_slice(open, 0, len);
	mustache_pass_tag(parser, tag, tag->starts_line && tag->ends_line);
	if (!open.len || !close.len || has_space(close) ||
	    str_find(tag->body, '=') < tag->body.len) {
		fail(parser, &bad_delimiters, tag, tag_text(parser, tag), STR("{{=<% %>=}}"));
		return;
	}
	parser->scan.open = open;
	parser->scan.close = close;
}

static void parse_value(struct mustache_parser *parser, const struct mustache_tag *tag)
{
	mustache_pass_tag(parser, tag, false);
	mustache_emit(parser, tag->sigil ? MUSTACHE_RAW : MUSTACHE_VALUE, tag);
}

static void parse_section(struct mustache_parser *parser, const struct mustache_tag *tag)
{
	mustache_pass_tag(parser, tag, tag->starts_line && tag->ends_line);
	mustache_emit(parser, tag->sigil == '#' ? MUSTACHE_SECTION : MUSTACHE_INVERTED, tag);
	mustache_push(parser, tag);
}

static void parse_partial(struct mustache_parser *parser, const struct mustache_tag *tag)
{
	bool standalone = tag->starts_line && tag->ends_line;
	struct mustache_instruction *code;

	mustache_pass_tag(parser, tag, standalone);
	if (standalone && !mustache_is_ignored(parser))
		mustache_note_lead(parser, tag->lead);
	code = mustache_emit(parser, MUSTACHE_PARTIAL, tag);
	code->standalone = standalone;
	if (standalone)
		code->indent = tag->lead;
}

static bool closes(
    const struct mustache_parser *parser, const struct mustache_open_tag *open, struct str name)
{
	const struct mustache_instruction *code = &parser->template->code[open->index];

	if (code->dynamic) {
		if (!str_starts_with(name, STR("*")))
			return false;
		name = str_trim(str_from(name, 1));
	}
	return str_eq(code->text, name);
}

static void parse_close(struct mustache_parser *parser, const struct mustache_tag *tag)
{
	const struct mustache_open_tag *open = innermost(parser);
	enum mustache_op op;

	if (!open || !closes(parser, open, tag->body)) {
		fail(parser, &unexpected_close, tag, tag_text(parser, tag),
		    open ? closing_tag(parser, open) : STR("–"));
		return;
	}
	op = parser->template->code[open->index].op;
	if (op == MUSTACHE_PARENT)
		mustache_close_parent(parser, open, tag);
	else if (op == MUSTACHE_BLOCK)
		mustache_close_block(parser, open, tag);
	else
		mustache_pass_tag(parser, tag, tag->starts_line && tag->ends_line);
	parser->template->code[open->index].end = parser->template->count;
	parser->depth--;
}

/* By the character after the opening delimiter; none for a plain value. */
static void (*const parse_tag[128])(
    struct mustache_parser *parser, const struct mustache_tag *tag) = {
	[0] = parse_value,
	['&'] = parse_value,
	['{'] = parse_value,
	['!'] = parse_comment,
	['='] = parse_delimiters,
	['#'] = parse_section,
	['^'] = parse_section,
	['/'] = parse_close,
	['>'] = parse_partial,
	['<'] = mustache_parse_parent,
	['$'] = mustache_parse_block,
};

bool mustache_compile(
    struct arena *arena, struct mustache_template *template, struct str source, struct diags *diags)
{
	struct mustache_parser parser = {
		.arena = arena,
		.template = template,
		.diags = diags,
		.scan = mustache_scanner_start(arena, source),
	};
	enum mustache_scan_result found = MUSTACHE_SCAN_TAG;
	struct mustache_tag tag;

	while (!parser.failed && (found = mustache_scan(&parser.scan, &tag)) == MUSTACHE_SCAN_TAG) {
		add_lines(&parser, tag.start - tag.lead.len);
		parse_tag[(unsigned char)tag.sigil](&parser, &tag);
	}
	if (found == MUSTACHE_SCAN_UNCLOSED)
		fail(&parser, &unclosed_tag, &tag, parser.scan.open, tag.body);
	if (!parser.failed && parser.depth) {
		const struct mustache_open_tag *open = innermost(&parser);
		const struct mustache_instruction *code = &template->code[open->index];

		tag = (struct mustache_tag){ .line = code->line, .column = code->column };
		fail(&parser, &unclosed_section, &tag, code->text, closing_tag(&parser, open));
	}
	if (!parser.failed)
		add_lines(&parser, source.len);
	template->usable = !parser.failed;
	return template->usable;
}
