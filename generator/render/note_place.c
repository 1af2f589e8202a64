/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "render/note_writer.h"

/* Where in the file a finding is. */

/* The line ends that libcmark knows: LF, CR, CRLF. */
void note_find_lines(struct note_writer *writer)
{
	struct str source = writer->source;
	size_t i;

	*ARENA_ADD(writer->arena, writer->lines, writer->line_count) = 0;
	for (i = 0; i < source.len; i++) {
		bool ends = source.data[i] == '\n' || source.data[i] == '\r';

		if (source.data[i] == '\r' && i + 1 < source.len && source.data[i + 1] == '\n')
			i++;
		if (ends)
			*ARENA_ADD(writer->arena, writer->lines, writer->line_count) = i + 1;
	}
}

struct str note_line(const struct note_writer *writer, size_t number)
{
	size_t end;

	if (!number || number > writer->line_count)
		return STR("");
	end = number < writer->line_count ? writer->lines[number] : writer->source.len;
	while (end > writer->lines[number - 1] &&
	       (writer->source.data[end - 1] == '\n' || writer->source.data[end - 1] == '\r'))
		end--;
	return str_slice(writer->source, writer->lines[number - 1], end);
}

/* Characters before a byte of a line. Counting goes on from the last place, as one line may be all
 * of the note. */
static uint64_t count_characters(struct note_writer *writer, size_t line, size_t bytes)
{
	struct str text = str_slice(note_line(writer, line), 0, bytes);

	if (writer->place.line != line || writer->place.bytes > text.len)
		writer->place = (struct note_place){ line, 0, 0 };
	writer->place.characters += utf8_length(str_from(text, writer->place.bytes));
	writer->place.bytes = text.len;
	return writer->place.characters;
}

bool note_is_definition(struct str line)
{
	line = str_trim(line);
	return str_starts_with(line, STR("[")) && str_contains(line, STR("]:"));
}

/* libcmark takes definitions of links off the beginning of a paragraph, then counts the lines of
 * what is left as if it had begun there. How many lines that is. */
static uint64_t definition_lines(struct note_writer *writer, cmark_node *paragraph)
{
	int first = cmark_node_get_start_line(paragraph), last = cmark_node_get_end_line(paragraph);
	uint64_t lines = 1;
	cmark_iter *iter;

	if (writer->shifted == paragraph)
		return writer->shift;
	writer->shifted = paragraph;
	writer->shift = 0;
	if (first < 1 || last <= first || !note_is_definition(note_line(writer, (size_t)first)))
		return 0;
	iter = cmark_iter_new(paragraph);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node_type type = cmark_node_get_type(cmark_iter_get_node(iter));

		lines += type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
	}
	cmark_iter_free(iter);
	if ((uint64_t)(last - first) + 1 > lines)
		writer->shift = (uint64_t)(last - first) + 1 - lines;
	return writer->shift;
}

struct location note_location(struct note_writer *writer, cmark_node *node)
{
	struct location at = writer->at;
	uint64_t line = 0;
	int column = 0;

	if (writer->fragment_line) {
		at.line += writer->fragment_line - 1;
		return at;
	}
	for (; node; node = cmark_node_parent(node)) {
		if (!line && cmark_node_get_start_line(node) > 0) {
			line = (uint64_t)cmark_node_get_start_line(node);
			column = cmark_node_get_start_column(node);
		}
		if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
			continue;
		line += line ? definition_lines(writer, node) : 0;
		break;
	}
	if (!line)
		return at;
	at.line += line - 1;
	if (column > 0)
		at.column = count_characters(writer, line, (size_t)column - 1) + 1;
	return at;
}
