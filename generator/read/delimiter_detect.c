/* SPDX-License-Identifier: MIT */
#include "read/delimiter_detect.h"

static const struct diag_kind separator_line = {
	"table.separator-line",
	DIAG_NOTE,
	{ "Dòng “{name}” của Excel được hiểu là dấu phân cách, không phải dữ liệu.",
	    "Excel's line “{name}” was taken for the delimiter, not for data." },
	{ NULL, NULL },
};

static const struct diag_kind delimiter_doubtful = {
	"table.delimiter-doubtful",
	DIAG_WARNING,
	{ "Không chắc dấu phân cách là {found}: {expected} cũng hợp với các dòng đầu.",
	    "The delimiter was taken to be {found}, but {expected} fits the first rows too." },
	{ "Khai báo `dialect: {delimiter: …}` cho tài nguyên này.",
	    "Declare `dialect: {delimiter: …}` for this resource." },
};

static const struct diag_kind delimiter_irregular = {
	"table.delimiter-doubtful",
	DIAG_WARNING,
	{ "Không chắc dấu phân cách là {found}: với nó, các dòng có số ô khác nhau.",
	    "The delimiter was taken to be {found}, but with it rows differ in their number of "
	    "cells." },
	{ "Khai báo `dialect: {delimiter: …}` cho tài nguyên này.",
	    "Declare `dialect: {delimiter: …}` for this resource." },
};

static const struct diag_kind single_column = {
	"table.delimiter-doubtful",
	DIAG_WARNING,
	{ "Bảng được hiểu là chỉ có một cột: dòng đầu không có dấu phân cách nào, dù các dòng sau "
	  "có "
	  "dấu phẩy.",
	    "The table was taken to have one column: its first row holds no delimiter, although "
	    "later ones hold commas." },
	{ "Bao các ô có dấu phẩy trong ngoặc kép, hoặc khai báo `dialect: {delimiter: …}`.",
	    "Put the cells with commas in quotes, or declare `dialect: {delimiter: …}`." },
};

struct location detection_line(const struct detection *detection, uint64_t line)
{
	return (struct location){ detection->source->path, line, 1 };
}

static bool can_separate(char c)
{
	return c == '\t' ||
	       (c >= ' ' && c < 0x7f && c != '"' && !ascii_is_alpha(c) && !ascii_is_digit(c));
}

bool delimiter_find_line(struct detection *detection)
{
	struct str sample = detection->sample;
	struct dialect *dialect = detection->dialect;

	if (sample.len < 5 || !str_eq_ignoring_case(str_slice(sample, 0, 4), STR("sep=")) ||
	    (sample.len > 5 && sample.data[5] != '\n' && sample.data[5] != '\r') ||
	    !can_separate(sample.data[4]))
		return false;
	DIAG(detection->diags, &separator_line, detection_line(detection, 1),
	    .name = str_slice(sample, 0, 5));
	if (!dialect->has_delimiter)
		dialect->delimiter = sample.data[4];
	return true;
}

static const struct delimiter {
	char byte;
	const char *name;
} delimiters[] = {
	{ ',', "“,”" },
	{ ';', "“;”" },
	{ '\t', "TAB" },
	{ '|', "“|”" },
};
enum { DELIMITER_COUNT = sizeof(delimiters) / sizeof(delimiters[0]) };

/* How well a delimiter fits, in thousandths of the records; 0: it separates nothing. */
static size_t fit_of(const struct dialect_scan *scan)
{
	return scan->width < 2 ? 0 : scan->regular * 1000 / scan->filled;
}

static void report_doubt(struct detection *detection, const struct diag_kind *kind,
    const struct delimiter *best, const struct delimiter *other)
{
	DIAG(detection->diags, kind, detection_line(detection, 1), .found = str_of(best->name),
	    .expected = str_of(other->name));
}

/*
 * No delimiter makes regular rows. When the first row has none, what commas there are belong to the
 * text of one column: a delimiter is taken that the table does not have.
 */
static void take_single_column(struct detection *detection)
{
	struct str rest = detection->sample, first;

	while (str_split(&rest, '\n', &first) && str_trim(first).len == 0)
		;
	for (size_t i = 0; i < DELIMITER_COUNT; i++)
		if (str_find(first, delimiters[i].byte) < first.len)
			return;
	for (size_t i = 0; i < DELIMITER_COUNT; i++) {
		if (str_find(detection->sample, delimiters[i].byte) < detection->sample.len)
			continue;
		detection->dialect->delimiter = delimiters[i].byte;
		if (i > 0)
			DIAG(detection->diags, &single_column, detection_line(detection, 1),
			    .name = STR(""));
		return;
	}
}

char delimiter_detect(struct detection *detection, struct dialect_scan *scan)
{
	struct dialect *dialect = detection->dialect;
	const struct delimiter *best = &delimiters[0], *rival = NULL;
	size_t best_fit = 0, best_width = 0;
	char scanned = '\0';

	for (size_t i = 0; i < DELIMITER_COUNT; i++) {
		size_t fit;

		if (str_find(detection->sample, delimiters[i].byte) == detection->sample.len)
			continue;
		dialect_scan(scan, detection->sample, detection->is_whole, delimiters[i].byte,
		    dialect->quote, dialect->comment_char);
		scanned = delimiters[i].byte;
		fit = fit_of(scan);
		/* The same regularity: the finer cut; nearly the same is a doubt. */
		if (fit > best_fit || (fit == best_fit && fit > 0 && scan->width > best_width)) {
			rival = best_fit * 10 >= fit * 9 && best_width * 2 > scan->width ? best
											 : NULL;
			best = &delimiters[i];
			best_fit = fit;
			best_width = scan->width;
		} else if (fit > 0 && fit * 10 >= best_fit * 9 && scan->width * 2 > best_width) {
			rival = &delimiters[i];
		}
	}
	dialect->delimiter = best->byte;
	if (best_fit == 0)
		take_single_column(detection);
	else if (rival)
		report_doubt(detection, &delimiter_doubtful, best, rival);
	else if (best_fit < 600 && scan->filled > 4)
		report_doubt(detection, &delimiter_irregular, best, best);
	return scanned;
}
