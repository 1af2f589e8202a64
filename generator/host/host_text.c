/* SPDX-License-Identifier: MIT */
#include "host/host_text.h"

#include <string.h>

#include "model/file_type.h"
#include "model/media_type.h"

static bool is_one_of(char c, const char *others)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || (c && strchr(others, c));
}

static void add_hexadecimal(struct output *output, const char *mark, char c)
{
	static const char digits[] = "0123456789ABCDEF";

	output_add_cstr(output, mark);
	output_add_char(output, digits[(unsigned char)c >> 4]);
	output_add_char(output, digits[(unsigned char)c & 15]);
}

void host_add_literal(struct output *output, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (is_one_of(text.data[i], "/-_~"))
			output_add_char(output, text.data[i]);
		else if (text.data[i] == '.')
			output_add_cstr(output, "\\.");
		else
			add_hexadecimal(output, "\\x", text.data[i]);
	}
}

void host_add_url(struct output *output, struct str path)
{
	for (size_t i = 0; i < path.len; i++) {
		if (is_one_of(path.data[i], "/-._~"))
			output_add_char(output, path.data[i]);
		else
			add_hexadecimal(output, "%", path.data[i]);
	}
}

void host_add_quoted(struct output *output, struct str value)
{
	output_add_char(output, '"');
	for (size_t i = 0; i < value.len; i++) {
		if (is_one_of(value.data[i], " '()*+,-./:;=_"))
			output_add_char(output, value.data[i]);
	}
	output_add_char(output, '"');
}

static void add_pattern(struct output *output, struct str pattern)
{
	while (pattern.len) {
		size_t star = str_find(pattern, '*');
		bool is_any = str_starts_with(str_from(pattern, star), STR("**"));

		host_add_literal(output, str_slice(pattern, 0, star));
		if (star < pattern.len)
			output_add_cstr(output, is_any ? ".*" : "[^/]+");
		pattern = str_from(pattern, star + (is_any ? 2 : 1));
	}
}

void host_add_area(struct output *output, const struct host_context *context, struct str language,
    enum web_area area)
{
	const char *pattern;

	output_add_char(output, '^');
	host_add_literal(output, context->base);
	host_add_literal(output, language);
	if (language.len)
		output_add_char(output, '/');
	for (size_t i = 0; (pattern = web_area_pattern(area, i)); i++) {
		output_add_char(output, i ? '|' : '(');
		add_pattern(output, str_of(pattern));
	}
	output_add_char(output, ')');
}

bool host_is_given_text(const struct media_type *type)
{
	return media_type_has_charset(type) && file_type_of_path(str_of(type->ending));
}

const struct str *host_other_language(const struct host_context *context, size_t index)
{
	return index + 1 < context->portal->language_count ? &context->portal->languages[index + 1]
							   : NULL;
}
