/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "base/utf8.h"

enum {
	VALUE_CHARACTERS = 80,
	PATH_CHARACTERS = 300,
	NUMBER_DIGITS_LEAST = 9, /* an identity card's */
	NUMBER_DIGITS_MOST = 13  /* a branch's tax code */
};

void harmless_add(struct strbuf *out, struct str text, size_t characters)
{
	for (; text.len && characters; characters--) {
		size_t well_formed = utf8_sequence(text, 0);
		struct str before = text;
		uint32_t code_point;

		if (!well_formed) {
			strbuf_add_format(out, "\\x%02X", (unsigned)(unsigned char)text.data[0]);
			text = str_from(text, 1);
			continue;
		}
		code_point = utf8_next(&text);
		/* "##[error]" and "##vso[…]" command a CI log wherever they stand in a line. */
		if (code_point == '#' && out->len && out->data[out->len - 1] == '#' &&
		    (str_starts_with(text, STR("[")) || str_starts_with(text, STR("vso["))))
			strbuf_add_cstr(out, "\\x23");
		else if (code_point_is_control(code_point) && code_point < 0x100)
			strbuf_add_format(out, "\\x%02X", (unsigned)code_point);
		else if (code_point_is_bidi_control(code_point) ||
			 code_point_is_invisible(code_point) || code_point == 0x2028 ||
			 code_point == 0x2029)
			strbuf_add_format(out, "\\u{%X}", (unsigned)code_point);
		else
			strbuf_add(out, str_slice(before, 0, well_formed));
	}
	if (text.len)
		strbuf_add_cstr(out, "…");
}

/* The bytes of a run of digits, with single blanks, dots or dashes between them, that is as long as
 * the number of a person or a telephone; 0 when none begins here. */
static size_t number_length(struct str text)
{
	size_t digits = 0, end = 0, i;

	for (i = 0; i < text.len; i++) {
		if (ascii_is_digit(text.data[i])) {
			digits++;
			end = i + 1;
		} else if (!i || !ascii_is_digit(text.data[i - 1]) ||
			   !str_contains(STR(" .-"), str_slice(text, i, i + 1))) {
			break;
		}
	}
	return digits >= NUMBER_DIGITS_LEAST && digits <= NUMBER_DIGITS_MOST ? end : 0;
}

/* The middle digits of what may be somebody's number are not printed: 079••••••919. */
static struct str mask_numbers(struct strbuf *masked, struct str value)
{
	strbuf_clear(masked);
	while (value.len) {
		size_t len = number_length(value), plain = 0;

		for (size_t i = 0; i < len; i++) {
			if (i >= 3 && i + 3 < len && ascii_is_digit(value.data[i]))
				strbuf_add_cstr(masked, "•");
			else
				strbuf_add_char(masked, value.data[i]);
		}
		value = str_from(value, len);
		/* the rest of a run that is longer, and what is no digit */
		while (!len && plain < value.len && ascii_is_digit(value.data[plain]))
			plain++;
		while (plain < value.len && !ascii_is_digit(value.data[plain]))
			plain++;
		strbuf_add(masked, str_slice(value, 0, plain));
		value = str_from(value, plain);
	}
	return strbuf_str(masked);
}

/* Fills {name}, {found} and {expected}. */
static void fill(const char *template, const struct diag_args *args, enum message_language language,
    struct strbuf *out)
{
	const struct {
		struct str brace, value;
	} values[] = { { STR("{name}"), args->name }, { STR("{found}"), args->found },
		{ STR("{expected}"), args->expected_in[language]
					 ? str_of(args->expected_in[language])
					 : args->expected } };
	struct str rest = str_of(template);
	struct strbuf masked = STRBUF_INIT;

	while (rest.len) {
		size_t i, plain = str_find(rest, '{');

		strbuf_add(out, str_slice(rest, 0, plain));
		rest = str_from(rest, plain);
		for (i = 0; i < 3 && !str_starts_with(rest, values[i].brace); i++)
			;
		if (i < 3) {
			harmless_add(out, mask_numbers(&masked, values[i].value), VALUE_CHARACTERS);
			rest = str_from(rest, values[i].brace.len);
		} else if (rest.len) {
			strbuf_add_char(out, '{');
			rest = str_from(rest, 1);
		}
	}
	strbuf_release(&masked);
}

void diag_message(const struct diag *diag, enum message_language language, struct strbuf *out)
{
	fill(diag->kind->message[language], &diag->args, language, out);
}

bool diag_mend(const struct diag *diag, enum message_language language, struct strbuf *out)
{
	if (!diag->kind->mend[language])
		return false;
	fill(diag->kind->mend[language], &diag->args, language, out);
	return true;
}

const char *diag_level_name(enum diag_level level, enum message_language language)
{
	static const char *const names[MESSAGES_COUNT][DIAG_LEVEL_COUNT] = {
		[MESSAGES_VI] = { "ghi chú", "cảnh báo", "lỗi" },
		[MESSAGES_EN] = { "note", "warning", "error" },
	};

	return names[language][level];
}

void diag_format(const struct diag *diag, enum message_language language, struct strbuf *out)
{
	if (diag->at.path.len) {
		harmless_add(out, diag->at.path, PATH_CHARACTERS);
		if (diag->at.line)
			strbuf_add_format(out, ":%llu", (unsigned long long)diag->at.line);
		if (diag->at.line && diag->at.column)
			strbuf_add_format(out, ":%llu", (unsigned long long)diag->at.column);
		strbuf_add_cstr(out, ": ");
	}
	strbuf_add_format(out, "%s: ", diag_level_name(diag->level, language));
	diag_message(diag, language, out);
	strbuf_add_format(out, " [%s]\n", diag->kind->id);
	if (diag->kind->mend[language]) {
		strbuf_add_cstr(out, "    ");
		diag_mend(diag, language, out);
		strbuf_add_char(out, '\n');
	}
}
