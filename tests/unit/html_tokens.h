/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_TESTS_HTML_TOKENS_H
#define DATAMO_TESTS_HTML_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * The tags of a page, as a browser's tokeniser finds them: "<" and a letter or "/" opens one, and a
 * ">" outside of quotes closes it. Text is what lies between.
 */
struct html_tag {
	struct str name; /* "a", "/a", "!DOCTYPE" */
	struct str attributes;
};

static inline bool html_next_tag(struct str *rest, struct html_tag *tag)
{
	size_t open, i;
	char quote = '\0';

	for (;;) {
		open = str_find(*rest, '<');
		if (open + 1 >= rest->len)
			return false;
		if (ascii_is_alpha(rest->data[open + 1]) || rest->data[open + 1] == '/' ||
		    rest->data[open + 1] == '!')
			break;
		*rest = str_from(*rest, open + 1);
	}
	for (i = open + 1; i < rest->len; i++) {
		char c = rest->data[i];

		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			break;
	}
	tag->attributes = str_slice(*rest, open + 1, i);
	for (i = 0; i < tag->attributes.len && !ascii_is_space(tag->attributes.data[i]);)
		i++;
	tag->name = str_slice(tag->attributes, 0, i);
	tag->attributes = str_trim(str_from(tag->attributes, i));
	*rest = str_from(*rest, (size_t)(tag->attributes.data - rest->data) + tag->attributes.len);
	return true;
}

/* The next attribute; its value is empty when there is none. */
static inline bool html_next_attribute(struct str *attributes, struct str *name, struct str *value)
{
	size_t end = 0;

	*attributes = str_trim(*attributes);
	if (!attributes->len)
		return false;
	while (end < attributes->len && attributes->data[end] != '=' &&
	       !ascii_is_space(attributes->data[end]))
		end++;
	*name = str_slice(*attributes, 0, end);
	*attributes = str_from(*attributes, end);
	*value = STR("");
	if (!attributes->len || attributes->data[0] != '=')
		return true;
	*attributes = str_from(*attributes, 1);
	if (attributes->len && attributes->data[0] == '"') {
		*attributes = str_from(*attributes, 1);
		end = str_find(*attributes, '"');
		*value = str_slice(*attributes, 0, end);
		*attributes = str_from(*attributes, end + 1);
	}
	return true;
}

#endif
