/* SPDX-License-Identifier: MIT */
#include "check/value_key.h"

#include <inttypes.h>
#include <stdbool.h>

/* Digits that stand for themselves: no sign but "-", no zero in front, no fraction, no exponent. */
static bool is_plain_integer(struct str text)
{
	size_t i = text.len && text.data[0] == '-';

	if (i == text.len || (text.data[i] == '0' && text.len > 1))
		return false;
	for (; i < text.len; i++)
		if (!ascii_is_digit(text.data[i]))
			return false;
	return true;
}

/* A decimal without exponent: no "+", no zeros that say nothing. */
static struct str shorten(struct str text, struct strbuf *scratch)
{
	size_t start = scratch->len, point;
	bool is_negative = text.data[0] == '-';

	if (is_negative || text.data[0] == '+')
		text = str_from(text, 1);
	while (text.len > 1 && text.data[0] == '0' && ascii_is_digit(text.data[1]))
		text = str_from(text, 1);
	point = str_find(text, '.');
	if (point < text.len) {
		while (text.data[text.len - 1] == '0')
			text.len--;
		if (text.len == point + 1)
			text.len--;
	}
	if (is_negative && !str_eq(text, STR("0")))
		strbuf_add_char(scratch, '-');
	if (point == 0)
		strbuf_add_char(scratch, '0');
	strbuf_add(scratch, text);
	return str_from(strbuf_str(scratch), start);
}

struct str value_key(const struct value *value, struct strbuf *scratch)
{
	struct str text = value->text;

	if (value->state != VALUE_OK || !field_type_is_numeric(value->type) || !text.len ||
	    is_plain_integer(text))
		return text;
	if (value->is_exact_integer) {
		size_t start = scratch->len;

		strbuf_add_format(scratch, "%" PRId64, value->integer);
		return str_from(strbuf_str(scratch), start);
	}
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_digit(text.data[i]) && text.data[i] != '.' &&
		    (i || (text.data[i] != '-' && text.data[i] != '+')))
			return text;
	return shorten(text, scratch);
}
