/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_TESTS_OWN_MARKUP_H
#define DATAMO_TESTS_OWN_MARKUP_H

#include <stdbool.h>
#include <string.h>

#include "base/str.h"

static inline bool takes(struct str *rest, const char *text)
{
	if (!str_starts_with(*rest, str_of(text)))
		return false;
	*rest = str_from(*rest, strlen(text));
	return true;
}

static inline bool is_one_of(struct str name, const char *const *names)
{
	for (; *names; names++) {
		if (str_eq(name, str_of(*names)))
			return true;
	}
	return false;
}

static inline struct str take_name(struct str *rest)
{
	size_t len = 0;

	while (
	    len < rest->len && (ascii_is_alpha(rest->data[len]) || ascii_is_digit(rest->data[len])))
		len++;
	*rest = str_from(*rest, len);
	return (struct str){ rest->data - len, len };
}

/* "original/" is where the tests' files are published. */
static inline bool is_good_url(struct str url)
{
	static const struct str starts[] = { STR_INIT("http://"), STR_INIT("https://"),
		STR_INIT("mailto:"), STR_INIT("original/"), STR_INIT("#h-") };
	size_t i;

	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		if (str_eq_ignoring_case(str_slice(url, 0, starts[i].len), starts[i]))
			return true;
	}
	return false;
}

/* Whether all markup is ours: known elements, known attributes in double quotes, nothing else that
 * begins with "<", closed in order. */
static inline bool is_own_markup(struct str rest)
{
	static const char *const elements[] = { "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
		"li", "blockquote", "pre", "code", "em", "strong", "a", "img", "br", "hr", "table",
		"thead", "tbody", "tr", "th", "td", NULL };
	static const char *const attributes[] = { "href", "rel", "title", "src", "alt", "loading",
		"scope", "class", "colspan", "start", "id", NULL };
	static const char *const empty[] = { "img", "br", "hr", NULL };
	enum { DEPTH_MAX = 200000 };
	static struct str open[DEPTH_MAX];
	size_t depth = 0;

	while (rest.len) {
		size_t text = str_find(rest, '<');
		struct str name;
		bool closes;

		if (str_find(str_slice(rest, 0, text), '>') < text)
			return false;
		rest = str_from(rest, text);
		if (!takes(&rest, "<"))
			break;
		closes = takes(&rest, "/");
		name = take_name(&rest);
		if (!is_one_of(name, elements))
			return false;
		if (closes) {
			if (!depth || !str_eq(open[--depth], name) || !takes(&rest, ">"))
				return false;
			continue;
		}
		while (takes(&rest, " ")) {
			struct str attribute = take_name(&rest), value;

			if (!is_one_of(attribute, attributes) || !takes(&rest, "=\""))
				return false;
			value = str_slice(rest, 0, str_find(rest, '"'));
			rest = str_from(rest, value.len + 1);
			if (str_find(value, '<') < value.len || str_find(value, '`') < value.len)
				return false;
			if ((str_eq(attribute, STR("href")) || str_eq(attribute, STR("src"))) &&
			    !is_good_url(value))
				return false;
			if (str_eq(attribute, STR("id")) && !str_starts_with(value, STR("h-")))
				return false;
		}
		if (!takes(&rest, ">"))
			return false;
		if (!is_one_of(name, empty) && depth == DEPTH_MAX)
			return false;
		if (!is_one_of(name, empty))
			open[depth++] = name;
	}
	return depth == 0;
}

#endif
