/* SPDX-License-Identifier: MIT */
#include "model/note_limits.h"

static const struct diag_kind too_large = { "note.too-large", DIAG_ERROR,
	{ "Ghi chú dài {found} byte, tối đa {expected}.",
	    "The note has {found} bytes, at most {expected} are allowed." },
	{ "Chia ghi chú thành nhiều trang, hoặc nâng giới hạn note_bytes.",
	    "Split it into pages, or raise the limit note_bytes." } };
static const struct diag_kind too_deep = { "note.too-deep", DIAG_ERROR,
	{ "Dòng mở {found} danh sách hoặc trích dẫn lồng nhau, tối đa {expected}.",
	    "The line opens {found} lists and quotes in each other, at most {expected} are "
	    "allowed." },
	{ NULL, NULL } };

static bool is_marker_end(struct str line, size_t at)
{
	return at >= line.len || ascii_is_space(line.data[at]);
}

/* The length of the marker of a quote or a list item that the line begins with; 0: none. */
static size_t marker_length(struct str line)
{
	size_t digits = 0;

	if (!line.len)
		return 0;
	if (line.data[0] == '>')
		return 1;
	if (line.data[0] == '-' || line.data[0] == '+' || line.data[0] == '*')
		return is_marker_end(line, 1) ? 1 : 0;
	while (digits < line.len && ascii_is_digit(line.data[digits]))
		digits++;
	if (!digits || digits == line.len || (line.data[digits] != '.' && line.data[digits] != ')'))
		return 0;
	return is_marker_end(line, digits + 1) ? digits + 1 : 0;
}

static uint64_t count_markers(struct str line)
{
	uint64_t count = 0;
	size_t len;

	for (;;) {
		while (line.len && (line.data[0] == ' ' || line.data[0] == '\t'))
			line = str_from(line, 1);
		len = marker_length(line);
		if (!len)
			return count;
		count++;
		line = str_from(line, len);
	}
}

bool note_is_within_limits(
    struct str markdown, uint64_t bytes_max, struct location at, struct diags *diags)
{
	struct str line;

	if (markdown.len > bytes_max) {
		if (diags)
			DIAG(diags, &too_large, at, .found = diags_number(diags, markdown.len),
			    .expected = diags_number(diags, bytes_max));
		return false;
	}
	if (!at.line)
		at.line = 1;
	/* A lone CR ends a line for libcmark too. */
	while (markdown.len) {
		size_t end = 0;
		uint64_t markers;

		while (
		    end < markdown.len && markdown.data[end] != '\n' && markdown.data[end] != '\r')
			end++;
		line = str_slice(markdown, 0, end);
		markers = count_markers(line);
		if (markers > NOTE_CONTAINERS_MAX) {
			if (diags)
				DIAG(diags, &too_deep, at, .found = diags_number(diags, markers),
				    .expected = diags_number(diags, NOTE_CONTAINERS_MAX));
			return false;
		}
		if (end + 1 < markdown.len && markdown.data[end] == '\r' &&
		    markdown.data[end + 1] == '\n')
			end++;
		markdown = str_from(markdown, end + 1);
		at.line++;
	}
	return true;
}
