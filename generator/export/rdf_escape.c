/* SPDX-License-Identifier: MIT */
#include "export/rdf_escape.h"

/* STRING_LITERAL_QUOTE must escape these; controls are escaped too, for whoever prints it. */
static bool is_plain(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

static void add_escape(struct strbuf *text, char c)
{
	static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* each followed by its letter */

	for (size_t i = 0; i + 1 < sizeof(shorts); i += 2) {
		if (shorts[i] == c) {
			strbuf_add_char(text, '\\');
			strbuf_add_char(text, shorts[i + 1]);
			return;
		}
	}
	strbuf_add_format(text, "\\u%04X", (unsigned)(unsigned char)c);
}

void rdf_add_quoted(struct strbuf *text, struct str value)
{
	size_t start = 0;

	strbuf_add_char(text, '"');
	for (size_t i = 0; i < value.len; i++) {
		if (is_plain(value.data[i]))
			continue;
		strbuf_add(text, str_slice(value, start, i));
		add_escape(text, value.data[i]);
		start = i + 1;
	}
	strbuf_add(text, str_from(value, start));
	strbuf_add_char(text, '"');
}

static bool is_iri_char(char c)
{
	switch (c) {
	case '<':
	case '>':
	case '"':
	case '{':
	case '}':
	case '|':
	case '^':
	case '`':
	case '\\':
		return false;
	default:
		return (unsigned char)c > 0x20;
	}
}

/* IRIREF; dcat_graph.c lets no such character in, and here is where it would do harm. */
void rdf_add_bracketed(struct strbuf *text, struct str iri)
{
	size_t start = 0;

	strbuf_add_char(text, '<');
	for (size_t i = 0; i < iri.len; i++) {
		if (is_iri_char(iri.data[i]))
			continue;
		strbuf_add(text, str_slice(iri, start, i));
		strbuf_add_format(text, "\\u%04X", (unsigned)(unsigned char)iri.data[i]);
		start = i + 1;
	}
	strbuf_add(text, str_from(iri, start));
	strbuf_add_char(text, '>');
}
