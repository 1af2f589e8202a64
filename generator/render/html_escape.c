/* SPDX-License-Identifier: MIT */
#include "render/html_escape.h"

#include <stdbool.h>
#include <string.h>

#define REPLACEMENT STR_INIT("\xef\xbf\xbd")

/* By byte; an empty entry stands for itself. */
static const struct str references[256] = {
	['&'] = STR_INIT("&amp;"),
	['<'] = STR_INIT("&lt;"),
	['>'] = STR_INIT("&gt;"),
	['"'] = STR_INIT("&quot;"),
	['\''] = STR_INIT("&#39;"),
	['`'] = STR_INIT("&#96;"),
	[0x00] = REPLACEMENT,
	[0x01] = REPLACEMENT,
	[0x02] = REPLACEMENT,
	[0x03] = REPLACEMENT,
	[0x04] = REPLACEMENT,
	[0x05] = REPLACEMENT,
	[0x06] = REPLACEMENT,
	[0x07] = REPLACEMENT,
	[0x08] = REPLACEMENT,
	[0x0b] = REPLACEMENT,
	[0x0c] = REPLACEMENT,
	[0x0e] = REPLACEMENT,
	[0x0f] = REPLACEMENT,
	[0x10] = REPLACEMENT,
	[0x11] = REPLACEMENT,
	[0x12] = REPLACEMENT,
	[0x13] = REPLACEMENT,
	[0x14] = REPLACEMENT,
	[0x15] = REPLACEMENT,
	[0x16] = REPLACEMENT,
	[0x17] = REPLACEMENT,
	[0x18] = REPLACEMENT,
	[0x19] = REPLACEMENT,
	[0x1a] = REPLACEMENT,
	[0x1b] = REPLACEMENT,
	[0x1c] = REPLACEMENT,
	[0x1d] = REPLACEMENT,
	[0x1e] = REPLACEMENT,
	[0x1f] = REPLACEMENT,
	[0x7f] = REPLACEMENT,
};

/* Cuts the longest part off `rest` that is written as one piece: plain text, or a reference. */
static struct str next_piece(struct str *rest)
{
	struct str piece = references[(unsigned char)rest->data[0]];
	size_t plain = 0;

	if (piece.len) {
		*rest = str_from(*rest, 1);
		return piece;
	}
	while (plain < rest->len && !references[(unsigned char)rest->data[plain]].len)
		plain++;
	piece = (struct str){ rest->data, plain };
	*rest = (struct str){ rest->data + plain, rest->len - plain };
	return piece;
}

void html_add_text(struct strbuf *html, struct str text)
{
	while (text.len)
		strbuf_add(html, next_piece(&text));
}

void html_write_text(struct output *html, struct str text)
{
	while (text.len)
		output_add(html, next_piece(&text));
}

static bool is_hex(char c)
{
	return ascii_is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

/* RFC 3986: unreserved and reserved characters, and the percent sign of an escape. */
static bool stands_in_url(struct str url, size_t at)
{
	char c = url.data[at];

	if (c == '%')
		return at + 2 < url.len && is_hex(url.data[at + 1]) && is_hex(url.data[at + 2]);
	return c && (ascii_is_alpha(c) || ascii_is_digit(c) || strchr("-._~:/?#[]@!$&'()*+,;=", c));
}

void html_add_url(struct strbuf *html, struct str url)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t i;

	for (i = 0; i < url.len; i++) {
		unsigned char byte = (unsigned char)url.data[i];

		if (stands_in_url(url, i)) {
			html_add_text(html, str_slice(url, i, i + 1));
			continue;
		}
		strbuf_add_char(html, '%');
		strbuf_add_char(html, hex[byte >> 4]);
		strbuf_add_char(html, hex[byte & 15]);
	}
}

void html_write_json(struct output *html, struct str json)
{
	size_t i, written = 0;

	for (i = 0; i < json.len; i++) {
		char c = json.data[i];
		const char *escape = c == '<'   ? "\\u003c"
				     : c == '>' ? "\\u003e"
				     : c == '&' ? "\\u0026"
						: NULL;
		size_t len = 1;

		/* U+2028 and U+2029 end a line in old readers of scripts. */
		if (c == '\xe2' && json.len - i > 2 && json.data[i + 1] == '\x80' &&
		    (json.data[i + 2] == '\xa8' || json.data[i + 2] == '\xa9')) {
			escape = json.data[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
			len = 3;
		}
		if (!escape)
			continue;
		output_add(html, str_slice(json, written, i));
		output_add_cstr(html, escape);
		written = i + len;
		i = written - 1;
	}
	output_add(html, str_from(json, written));
}
