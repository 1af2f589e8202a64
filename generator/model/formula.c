/* SPDX-License-Identifier: MIT */
#include "model/formula.h"

#include <stddef.h>

/* Digits, and between them what groups and telephone numbers have. */
static bool is_plain_number(struct str text)
{
	static const struct str between = STR_INIT(".,- ()");
	bool has_digits = false;

	if (text.data[0] != '+' && text.data[0] != '-')
		return false;
	for (size_t i = 1; i < text.len; i++) {
		char c = text.data[i];

		if (ascii_is_digit(c))
			has_digits = true;
		else if (str_find(between, c) == between.len || (i == 1 && c != '.') ||
			 (c == '-' && text.data[i - 1] == '-'))
			return false;
	}
	return has_digits && ascii_is_digit(text.data[text.len - 1]);
}

/* U+FF1D, U+FF0B, U+FF0D, U+FF20; U+2212 is not one. */
static bool begins_full_width(struct str text)
{
	static const struct str forms[] = { STR_INIT("\xef\xbc\x9d"), STR_INIT("\xef\xbc\x8b"),
		STR_INIT("\xef\xbc\x8d"), STR_INIT("\xef\xbc\xa0") };

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (str_starts_with(text, forms[i]))
			return true;
	}
	return false;
}

bool text_is_formula_like(struct str text)
{
	if (!text.len)
		return false;
	switch (text.data[0]) {
	case '=':
	case '@':
	case '\t':
	case '\r':
	case '\n':
	case '\0':
		return true;
	case '+':
	case '-':
		return !is_plain_number(text);
	default:
		return begins_full_width(text);
	}
}
