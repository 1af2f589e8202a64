/* SPDX-License-Identifier: MIT */
#include "export/markdown_note.h"

enum { HEADING_DOWN = 2, HEADING_MAX = 6, INDENT_MAX = 3, FENCE_MIN = 3 };

/* A fence of CommonMark 4.5: three or more of "`" or "~". */
struct fence {
	char mark; /* 0: none is open */
	size_t length;
};

static size_t count_of(struct str line, char c)
{
	size_t count = 0;

	while (count < line.len && line.data[count] == c)
		count++;
	return count;
}

/* The line without what it may be indented by; unchanged when it is code by its indentation. */
static struct str unindent(struct str line)
{
	size_t blanks = count_of(line, ' ');

	return blanks <= INDENT_MAX ? str_from(line, blanks) : line;
}

/* What lies behind an opening fence: "chart". */
static bool opens_fence(struct str line, struct fence *fence, struct str *info)
{
	struct str rest = unindent(line);
	char mark = rest.len ? rest.data[0] : '\0';

	if (mark != '`' && mark != '~')
		return false;
	*fence = (struct fence){ mark, count_of(rest, mark) };
	*info = str_trim(str_from(rest, fence->length));
	if (fence->length >= FENCE_MIN && (mark == '~' || str_find(*info, '`') == info->len))
		return true;
	*fence = (struct fence){ '\0', 0 };
	return false;
}

static bool closes_fence(struct str line, const struct fence *fence)
{
	struct str rest = unindent(line);
	size_t length = count_of(rest, fence->mark);

	return length >= fence->length && !str_trim(str_from(rest, length)).len;
}

static bool shows_data(struct str info)
{
	return str_eq(info, STR("table")) || str_eq(info, STR("chart")) ||
	       str_eq(info, STR("value"));
}

/* "<https://…>" is a link, which any other "<" may not become the beginning of. */
static bool is_address(struct str text)
{
	size_t end = str_find(text, '>');

	if (end == text.len ||
	    !(str_starts_with(text, STR("<https://")) || str_starts_with(text, STR("<http://"))))
		return false;
	for (size_t i = 1; i < end; i++) {
		if (text.data[i] == ' ' || text.data[i] == '<' || text.data[i] == '"')
			return false;
	}
	return true;
}

/* Of a line's end, or of what stands where a control character was. */
static void add_character(struct strbuf *markdown, char c)
{
	bool is_control = ((unsigned char)c < 0x20 && c != '\t') || c == 0x7f;

	strbuf_add_char(markdown, is_control ? ' ' : c);
}

static void add_line(struct strbuf *markdown, struct str line, bool is_code)
{
	struct str rest = unindent(line);
	size_t level = is_code ? 0 : count_of(rest, '#');
	bool is_heading = level && level <= HEADING_MAX &&
			  (level == rest.len || rest.data[level] == ' ' ||
			      rest.data[level] == '\t');
	size_t ticks = 0; /* of the span of code that is open */

	for (size_t i = 0; is_heading && i < HEADING_DOWN && level + i < HEADING_MAX; i++)
		strbuf_add_char(markdown, '#');
	if (is_heading)
		line = rest;
	for (size_t i = 0; i < line.len; i++) {
		size_t run = is_code ? 0 : count_of(str_from(line, i), '`');

		if (run) {
			if (!ticks || ticks == run)
				ticks = ticks ? 0 : run;
			strbuf_add(markdown, str_slice(line, i, i + run));
			i += run - 1;
			continue;
		}
		if (line.data[i] == '<' && !is_code && !ticks && !is_address(str_from(line, i)))
			strbuf_add_char(markdown, '\\');
		add_character(markdown, line.data[i]);
	}
	strbuf_add_char(markdown, '\n');
}

void markdown_add_note(struct strbuf *markdown, struct str note, struct str instead)
{
	struct fence fence = { '\0', 0 };
	bool is_hidden = false;
	struct str line, info;

	if (str_ends_with(note, STR("\n")))
		note.len--;
	while (str_split(&note, '\n', &line)) {
		if (line.len && line.data[line.len - 1] == '\r')
			line.len--;
		if (fence.mark) {
			bool is_end = closes_fence(line, &fence);

			if (!is_hidden)
				add_line(markdown, line, true);
			if (is_end)
				fence.mark = '\0';
		} else if (opens_fence(line, &fence, &info)) {
			is_hidden = shows_data(info);
			if (is_hidden)
				strbuf_add(markdown, instead);
			else
				add_line(markdown, line, true);
		} else {
			add_line(markdown, line, false);
		}
	}
	if (fence.mark && !is_hidden) {
		for (size_t i = 0; i < fence.length; i++)
			strbuf_add_char(markdown, fence.mark);
		strbuf_add_char(markdown, '\n');
	}
}
