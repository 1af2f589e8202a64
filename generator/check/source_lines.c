/* SPDX-License-Identifier: MIT */
#include "check/source_lines.h"

#include <string.h>

#include "base/file.h"

enum { BLOCK_BYTES = 64 * 1024 };

void source_lines_open(struct source_lines *lines, int fd)
{
	*lines = (struct source_lines){ .fd = fd, .end = '\0' };
}

void source_lines_close(struct source_lines *lines)
{
	strbuf_release(&lines->block);
	strbuf_release(&lines->line);
}

static bool fill(struct source_lines *lines)
{
	ssize_t got;

	strbuf_clear(&lines->block);
	strbuf_reserve(&lines->block, BLOCK_BYTES);
	lines->used = 0;
	got = lines->fd < 0 ? 0 : file_read_full(lines->fd, lines->block.data, BLOCK_BYTES);
	if (got <= 0)
		return false;
	lines->block.len = (size_t)got;
	if (!lines->end)
		lines->end = !memchr(lines->block.data, '\n', lines->block.len) &&
				     memchr(lines->block.data, '\r', lines->block.len)
				 ? '\r'
				 : '\n';
	return true;
}

/* The next line, or as much of it as may be kept, into `line`. */
static bool read_line(struct source_lines *lines)
{
	bool has_any = false;

	strbuf_clear(&lines->line);
	for (;;) {
		struct str rest;
		size_t len, room;

		if (lines->used == lines->block.len && !fill(lines))
			break;
		has_any = true;
		rest = str_from(strbuf_str(&lines->block), lines->used);
		len = str_find(rest, lines->end);
		room = SOURCE_LINE_BYTES_MAX + 1 - lines->line.len;
		strbuf_add(&lines->line, str_slice(rest, 0, len < room ? len : room));
		lines->used += len;
		if (len < rest.len) {
			lines->used++;
			break;
		}
	}
	lines->number += has_any;
	return has_any;
}

bool source_lines_find(struct source_lines *lines, uint64_t number, struct str *line)
{
	while (lines->number < number) {
		if (!read_line(lines))
			return false;
	}
	*line = strbuf_str(&lines->line);
	if (line->len && line->data[line->len - 1] == '\r')
		line->len--;
	return lines->number == number && line->len <= SOURCE_LINE_BYTES_MAX &&
	       !memchr(line->data ? line->data : "", '\0', line->len);
}
