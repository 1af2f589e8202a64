/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_STR_H
#define DATAMO_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Borrowed text: UTF-8 unless said otherwise, may hold NUL, need not end in one. */
struct str {
	const char *data;
	size_t len;
};

/* A literal as a str, also in constant tables. */
#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
#define STR_INIT(literal)                      \
	{                                      \
		(literal), sizeof(literal) - 1 \
	}

/* For printf's "%.*s". */
#define STR_ARG(text) (int)(text).len, (text).data

/* NULL gives the empty string */
static inline struct str str_of(const char *text)
{
	return (struct str){ text ? text : "", text ? strlen(text) : 0 };
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.data, b.data, a.len));
}

bool str_eq_ignoring_case(struct str a, struct str b); /* ASCII letters only */
int str_cmp(struct str a, struct str b);               /* by bytes */
bool str_starts_with(struct str text, struct str prefix);
bool str_ends_with(struct str text, struct str suffix);
bool str_contains(struct str text, struct str part);

/* The index of the first (last) such byte, or text.len. */
size_t str_find(struct str text, char byte);
size_t str_rfind(struct str text, char byte);

/* clamped to the text */
static inline struct str str_slice(struct str text, size_t from, size_t to)
{
	if (to > text.len)
		to = text.len;
	if (from > to)
		from = to;
	/* NULL + 0 is undefined too. */
	return (struct str){ from ? text.data + from : text.data, to - from };
}

static inline struct str str_from(struct str text, size_t from)
{
	return str_slice(text, from, text.len);
}

struct str str_trim(struct str text); /* ASCII blanks, tabs and line ends at both ends */

/* Cuts the part before `separator` off `rest`; false when `rest` was used up. */
bool str_split(struct str *rest, char separator, struct str *part);

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool ascii_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Edits (insert, delete, replace, swap of neighbours) from a to b, at most `limit` + 1; ASCII case
 * ignored. */
size_t str_distance(struct str a, struct str b, size_t limit);

#endif
