/* SPDX-License-Identifier: MIT */
#include "model/value_parsers.h"

static bool is_graphic(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.data[i] <= 0x20 || text.data[i] == 0x7f)
			return false;
	return true;
}

/* Enough to catch a slip, as HTML's input type=email does: a@b.c */
static bool is_email(struct str text)
{
	size_t at = str_find(text, '@');
	struct str domain = str_from(text, at + 1);

	return at > 0 && at < text.len && is_graphic(text) && str_find(domain, '@') == domain.len &&
	       str_find(domain, '.') > 0 && str_find(domain, '.') < domain.len - 1 &&
	       !str_ends_with(domain, STR("."));
}

/* RFC 3986: a scheme, a colon, something. */
static bool is_uri(struct str text)
{
	size_t colon = str_find(text, ':');

	if (colon == 0 || colon + 1 >= text.len || !ascii_is_alpha(text.data[0]) ||
	    !is_graphic(text))
		return false;
	for (size_t i = 1; i < colon; i++)
		if (!ascii_is_alpha(text.data[i]) && !ascii_is_digit(text.data[i]) &&
		    text.data[i] != '+' && text.data[i] != '-' && text.data[i] != '.')
			return false;
	return true;
}

/* RFC 4648 section 4, padded. */
static bool is_base64(struct str text)
{
	size_t len = text.len;

	if (len % 4)
		return false;
	for (int i = 0; i < 2 && len && text.data[len - 1] == '='; i++)
		len--;
	for (size_t i = 0; i < len; i++)
		if (!ascii_is_alpha(text.data[i]) && !ascii_is_digit(text.data[i]) &&
		    text.data[i] != '+' && text.data[i] != '/')
			return false;
	return true;
}

static bool is_uuid(struct str text)
{
	if (text.len != 36)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = ascii_lower(text.data[i]);

		if (i == 8 || i == 13 || i == 18 || i == 23
			? c != '-'
			: !(ascii_is_digit(c) || (c >= 'a' && c <= 'f')))
			return false;
	}
	return true;
}

struct string_format {
	struct str name;
	bool (*accepts)(struct str text);
};

/* Other formats are the curator's own and say nothing about the text. */
bool value_parse_string(const struct value_input *input, struct value *value)
{
	static const struct string_format formats[] = {
		{ STR_INIT("email"), is_email },
		{ STR_INIT("uri"), is_uri },
		{ STR_INIT("binary"), is_base64 },
		{ STR_INIT("uuid"), is_uuid },
	};

	(void)value;
	if (input->field->format.len == 0)
		return true;
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (str_eq(input->field->format, formats[i].name))
			return formats[i].accepts(input->cell);
	return true;
}
