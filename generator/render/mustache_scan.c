/* SPDX-License-Identifier: MIT */
#include "render/mustache_scan.h"

#include <string.h>

struct mustache_scanner mustache_scanner_start(struct arena *arena, struct str source)
{
	return (struct mustache_scanner){
		.arena = arena,
		.source = source,
		.line_start = true,
		.open = STR_INIT("{{"),
		.close = STR_INIT("}}"),
		.line = 1,
		.column = 1,
	};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

struct str mustache_lead(struct str text)
{
	size_t len = 0;

	while (len < text.len && is_blank(text.data[len]))
		len++;
	return str_slice(text, 0, len);
}

/* Columns are counted in code points: continuation bytes of UTF-8 count for nothing. */
static void find_place(struct mustache_scanner *scanner, struct mustache_tag *tag)
{
	for (; scanner->place < tag->start; scanner->place++) {
		char c = scanner->source.data[scanner->place];

		if (c == '\n') {
			scanner->line++;
			scanner->column = 1;
		} else if ((c & 0xc0) != 0x80) {
			scanner->column++;
		}
	}
	tag->line = scanner->line;
	tag->column = scanner->column;
}

/* Looks at the line around the tag. */
static void find_line(const struct mustache_scanner *scanner, struct mustache_tag *tag)
{
	struct str source = scanner->source;
	size_t at = tag->start;

	while (at > scanner->pos && is_blank(source.data[at - 1]))
		at--;
	tag->starts_line = at == scanner->pos ? scanner->line_start : source.data[at - 1] == '\n';
	tag->lead = str_slice(source, tag->starts_line ? at : tag->start, tag->start);

	at = tag->end;
	while (at < source.len && is_blank(source.data[at]))
		at++;
	if (at + 1 < source.len && source.data[at] == '\r' && source.data[at + 1] == '\n')
		at++;
	tag->ends_line = at == source.len || source.data[at] == '\n';
	tag->next_line = at < source.len ? at + 1 : at;
}

static size_t find_text(struct str text, size_t from, struct str part)
{
	const char *found = memmem(text.data + from, text.len - from, part.data, part.len);

	return found ? (size_t)(found - text.data) : text.len;
}

enum mustache_scan_result mustache_scan(struct mustache_scanner *scanner, struct mustache_tag *tag)
{
	struct str source = scanner->source, close = scanner->close;
	size_t from, to;

	*tag = (struct mustache_tag){ .start = find_text(source, scanner->pos, scanner->open) };
	if (tag->start == source.len)
		return MUSTACHE_SCAN_END;
	find_place(scanner, tag);
	from = tag->start + scanner->open.len;
	while (from < source.len && ascii_is_space(source.data[from]))
		from++;
	if (from < source.len && memchr("!=#^/><$&{", source.data[from], 10))
		tag->sigil = source.data[from++];
	if (tag->sigil == '{')
		close = arena_format(scanner->arena, "}%.*s", STR_ARG(close));
	else if (tag->sigil == '=')
		close = arena_format(scanner->arena, "=%.*s", STR_ARG(close));
	to = find_text(source, from, close);
	if (to == source.len) {
		tag->body = close;
		return MUSTACHE_SCAN_UNCLOSED;
	}
	tag->end = to + close.len;
	tag->body = str_trim(str_slice(source, from, to));
	find_line(scanner, tag);
	return MUSTACHE_SCAN_TAG;
}
