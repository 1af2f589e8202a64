/* SPDX-License-Identifier: MIT */
#include "read/dialect_scan.h"

#include <string.h>

struct scanner {
	struct str rest;
	char delimiter, quote;
	uint64_t line;
};

/* The length of the quoted part of a cell at the beginning of `rest`, lines in it counted. */
static size_t quoted_length(struct scanner *scanner)
{
	struct str rest = scanner->rest;
	size_t i = 1;

	for (; i < rest.len; i++) {
		if (rest.data[i] == '\n')
			scanner->line++;
		if (rest.data[i] != scanner->quote)
			continue;
		if (i + 1 < rest.len && rest.data[i + 1] == scanner->quote)
			i++;
		else
			return i + 1;
	}
	return i;
}

static void scan_cell(struct scanner *scanner, struct scanned_record *record)
{
	const char *at = scanner->rest.data, *end = at + scanner->rest.len;
	char delimiter = scanner->delimiter;
	bool is_filled = false;

	if (at < end && *at == scanner->quote && scanner->quote != '\0') {
		size_t length = quoted_length(scanner);

		is_filled = length > 2;
		at += length;
	}
	for (; at < end && *at != delimiter && *at != '\n' && *at != '\r'; at++)
		is_filled |= *at != ' ' && *at != '\t';
	record->cells++;
	record->filled += is_filled;
	scanner->rest = (struct str){ at, (size_t)(end - at) };
}

/* false: the sample ended before the record did. */
static bool scan_line_end(struct scanner *scanner, enum line_ending *kind)
{
	struct str *rest = &scanner->rest;

	if (rest->len == 0)
		return false;
	*kind = rest->data[0] == '\n'                    ? LINES_LF
		: rest->len > 1 && rest->data[1] == '\n' ? LINES_CRLF
							 : LINES_CR;
	*rest = str_from(*rest, *kind == LINES_CRLF ? 2 : 1);
	scanner->line++;
	return true;
}

static void scan_record(struct scanner *scanner, struct scanned_record *record)
{
	*record = (struct scanned_record){ .text = scanner->rest, .line = scanner->line };
	for (;;) {
		scan_cell(scanner, record);
		if (scanner->rest.len == 0 || scanner->rest.data[0] != scanner->delimiter)
			return;
		scanner->rest = str_from(scanner->rest, 1);
	}
}

static size_t count_of_width(const struct dialect_scan *scan, size_t width)
{
	size_t count = 0;

	for (size_t i = 0; i < scan->count; i++)
		count += scan->records[i].filled > 0 && scan->records[i].cells == width;
	return count;
}

/* The first hundred records are tried as the pattern; more would say nothing new. */
static void find_width(struct dialect_scan *scan)
{
	size_t tried = 0, last = 0;

	for (size_t i = 0; i < scan->count; i++)
		scan->filled += scan->records[i].filled > 0;
	for (size_t i = 0; i < scan->count && tried < 100; i++) {
		size_t width = scan->records[i].cells, count;

		if (scan->records[i].filled == 0 || width == last || width == scan->width)
			continue;
		tried++;
		last = width;
		count = count_of_width(scan, width);
		if (count > scan->regular || (count == scan->regular && width > scan->width)) {
			scan->regular = count;
			scan->width = width;
		}
	}
}

void dialect_scan(struct dialect_scan *scan, struct str sample, bool is_whole, char delimiter,
    char quote, char comment)
{
	struct scanner scanner = { sample, delimiter, quote, 1 };

	scan->count = scan->width = scan->filled = scan->regular = 0;
	memset(scan->line_ends, 0, sizeof(scan->line_ends));
	while (scanner.rest.len > 0 && scan->count < SCAN_RECORDS_MAX) {
		struct scanned_record *record = &scan->records[scan->count];
		enum line_ending kind;

		scan_record(&scanner, record);
		if (!scan_line_end(&scanner, &kind)) {
			if (is_whole || scan->count == 0)
				scan->count++;
			break;
		}
		record->text.len -= scanner.rest.len;
		scan->line_ends[kind]++;
		if (comment == '\0' || record->text.data[0] != comment)
			scan->count++;
	}
	find_width(scan);
}
