/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <string.h>

bool str_eq_ignoring_case(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		if (ascii_lower(a.data[i]) != ascii_lower(b.data[i]))
			return false;
	}
	return true;
}

int str_cmp(struct str a, struct str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.data, b.data, shorter) : 0;

	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool str_starts_with(struct str text, struct str prefix)
{
	return text.len >= prefix.len && str_eq(str_slice(text, 0, prefix.len), prefix);
}

bool str_ends_with(struct str text, struct str suffix)
{
	return text.len >= suffix.len && str_eq(str_from(text, text.len - suffix.len), suffix);
}

bool str_contains(struct str text, struct str part)
{
	return !part.len || (text.len && memmem(text.data, text.len, part.data, part.len));
}

size_t str_find(struct str text, char byte)
{
	const char *at = text.len ? memchr(text.data, byte, text.len) : NULL;

	return at ? (size_t)(at - text.data) : text.len;
}

size_t str_rfind(struct str text, char byte)
{
	const char *at = text.len ? memrchr(text.data, byte, text.len) : NULL;

	return at ? (size_t)(at - text.data) : text.len;
}

struct str str_trim(struct str text)
{
	while (text.len && ascii_is_space(text.data[0]))
		text = str_from(text, 1);
	while (text.len && ascii_is_space(text.data[text.len - 1]))
		text.len--;
	return text;
}

bool str_split(struct str *rest, char separator, struct str *part)
{
	size_t at;

	if (!rest->data)
		return false;
	at = str_find(*rest, separator);
	*part = str_slice(*rest, 0, at);
	if (at == rest->len)
		*rest = (struct str){ NULL, 0 };
	else
		*rest = str_from(*rest, at + 1);
	return true;
}

enum { DISTANCE_LEN_MAX = 64 };

size_t str_distance(struct str a, struct str b, size_t limit)
{
	size_t rows[3][DISTANCE_LEN_MAX + 1];

	if (a.len > DISTANCE_LEN_MAX || b.len > DISTANCE_LEN_MAX)
		return str_eq(a, b) ? 0 : limit + 1;
	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *now = rows[i % 3];
		const size_t *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			char x = ascii_lower(a.data[i - 1]), y = ascii_lower(b.data[j - 1]);
			size_t best = last[j - 1] + (x != y);

			if (last[j] + 1 < best)
				best = last[j] + 1;
			if (now[j - 1] + 1 < best)
				best = now[j - 1] + 1;
			if (i > 1 && j > 1 && x == ascii_lower(b.data[j - 2]) &&
			    y == ascii_lower(a.data[i - 2]) && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			now[j] = best;
		}
	}
	return rows[a.len % 3][b.len] > limit ? limit + 1 : rows[a.len % 3][b.len];
}
