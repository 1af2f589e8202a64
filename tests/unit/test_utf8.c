/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <stdint.h>

#include "base/strbuf.h"
#include "tap.h"

/* Where a text stops to be UTF-8; SIZE_MAX: nowhere. */
static size_t bad_at(struct str text)
{
	size_t offset = SIZE_MAX;

	return text_is_utf8(text, &offset) ? SIZE_MAX : offset;
}

static void tells_well_formed_text(void)
{
	ok(bad_at(STR("")) == SIZE_MAX, "the empty text is UTF-8");
	ok(bad_at(STR("Cần Thơ: 1.928.311 người, ₫ 🎋")) == SIZE_MAX, "one to four bytes");
	ok(bad_at(STR("a\0b")) == SIZE_MAX, "NUL is a character");
	ok(bad_at(STR("\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf")) ==
		SIZE_MAX,
	    "the ends of the ranges up to U+FFFF");
	ok(bad_at(STR("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf")) == SIZE_MAX, "U+10000 and U+10FFFF");
	ok(text_is_utf8(STR("a"), NULL) && !text_is_utf8(STR("\xff"), NULL),
	    "the offset is optional");
}

static void finds_the_first_bad_byte(void)
{
	static const struct {
		struct str text;
		size_t offset;
	} cases[] = {
		{ STR_INIT("\x80"), 0 },
		{ STR_INIT("ab\xff"), 2 },
		{ STR_INIT("\xc0\xaf"), 0 },
		{ STR_INIT("\xc1\xbf"), 0 },
		{ STR_INIT("\xe0\x9f\xbf"), 0 },
		{ STR_INIT("\xed\xa0\x80"), 0 },
		{ STR_INIT("\xf0\x8f\xbf\xbf"), 0 },
		{ STR_INIT("\xf4\x90\x80\x80"), 0 },
		{ STR_INIT("\xf5\x80\x80\x80"), 0 },
		{ STR_INIT("\xc3"), 0 },
		{ STR_INIT("\xe1\xba"), 0 },
		{ STR_INIT("é\xe1\xba"), 2 },
		{ STR_INIT("\xe1\xba\x41"), 0 },
		{ STR_INIT("0123456789abcdef\xe9 hai"), 16 },
		{ STR_INIT("0123456789abcde\xe9 hai"), 15 },
		{ STR_INIT("0123456789abcdef0123456789abcdef0123456\xfe"), 39 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_number(bad_at(cases[i].text), cases[i].offset, "the first ill-formed sequence");
}

/* Every code point there and back, and every place of a bad byte in words of 16. */
static void is_exact_everywhere(void)
{
	size_t wrong = 0;
	char bytes[UTF8_BYTES_MAX], line[48];

	for (uint32_t code_point = 0; code_point <= 0x10ffff; code_point++) {
		bool is_surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
		struct str text = { bytes, utf8_encode(code_point, bytes) }, rest = text;
		uint32_t expected = is_surrogate ? (uint32_t)UTF8_REPLACEMENT : code_point;

		wrong += !text_is_utf8(text, NULL) || utf8_sequence(text, 0) != text.len;
		wrong += utf8_next(&rest) != expected || rest.len;
	}
	ok(!wrong, "every code point survives encoding and decoding");
	for (size_t i = 0; i < sizeof(line); i++) {
		memset(line, 'a', sizeof(line));
		line[i] = (char)0xff;
		wrong += bad_at((struct str){ line, sizeof(line) }) != i;
	}
	ok(!wrong, "a bad byte is found wherever it stands");
}

static void decodes_and_repairs(void)
{
	struct str rest = STR("\xf0\x9f\x8e!\xed\xa0\x80");
	struct strbuf buf = STRBUF_INIT;

	ok(utf8_next(&rest) == 0xfffd && rest.len == 4, "a cut sequence is one U+FFFD");
	ok(utf8_next(&rest) == '!', "what follows is kept");
	ok(utf8_next(&rest) == 0xfffd && rest.len == 2, "a surrogate is taken byte by byte");
	utf8_add_repaired(&buf, STR("a\xff\xe1\xba!ế"));
	is_str(strbuf_str(&buf), STR("a\ufffd\ufffd!ế"), "repaired text");
	strbuf_clear(&buf);
	utf8_add(&buf, 0xd800);
	utf8_add(&buf, 0x110000);
	utf8_add(&buf, 0x1ebf);
	is_str(strbuf_str(&buf), STR("\ufffd\ufffdế"), "what is no character is added as U+FFFD");
	strbuf_release(&buf);
}

static void counts_and_cuts(void)
{
	is_number(utf8_length(STR("Cần Thơ")), 7, "length in code points");
	is_number(utf8_length(STR("a\xff\xff")), 3, "an ill-formed byte counts as one");
	is_str(utf8_cut(STR("Cần Thơ"), 3), STR("Cần"), "cut behind a code point");
	is_str(utf8_cut(STR("Cần"), 0), STR(""), "cut to nothing");
	is_str(utf8_cut(STR("Cần"), 3), STR("Cần"), "cut at the very end");
	is_str(utf8_cut(STR("Cần"), 99), STR("Cần"), "nothing to cut");
}

static void finds_hidden_characters(void)
{
	static const uint32_t bidi[] = { 0x61c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069 };
	static const uint32_t invisible[] = { 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0x3164, 0xfe0f,
		0xfeff, 0xe0001, 0xe0020, 0xe007f };
	static const uint32_t visible[] = { 'a', ' ', '\n', 0xa0, 0x1ebf, 0x2010, 0x202f, 0x20ab,
		0x2065 + 0x100, 0xfffd, 0x1f38b };
	size_t wrong = 0, offset;
	uint32_t code_point;

	for (size_t i = 0; i < sizeof(bidi) / sizeof(*bidi); i++)
		wrong += !code_point_is_bidi_control(bidi[i]) || code_point_is_invisible(bidi[i]);
	ok(!wrong, "bidi controls");
	for (size_t i = 0; i < sizeof(invisible) / sizeof(*invisible); i++)
		wrong += !code_point_is_invisible(invisible[i]) ||
			 code_point_is_bidi_control(invisible[i]);
	ok(!wrong, "invisible characters");
	for (size_t i = 0; i < sizeof(visible) / sizeof(*visible); i++)
		wrong += code_point_is_invisible(visible[i]) ||
			 code_point_is_bidi_control(visible[i]);
	ok(!wrong, "what can be seen, and blanks, are neither");
	ok(code_point_is_control('\t') && code_point_is_control(0x7f) &&
		code_point_is_control(0x9f) && !code_point_is_control(0xa0),
	    "controls are C0, DEL and C1");
	ok(text_find_hidden(STR("một hai ba bốn năm\u202e"), &offset, &code_point) &&
		offset == 23 && code_point == 0x202e,
	    "the first hidden character is found with its place");
	ok(!text_find_hidden(STR("Đường số 3, quận Ninh Kiều"), NULL, NULL),
	    "Vietnamese hides nothing");
	ok(!text_find_hidden(STR(""), NULL, NULL), "nor does the empty text");
}

int main(void)
{
	tells_well_formed_text();
	finds_the_first_bad_byte();
	is_exact_everywhere();
	decodes_and_repairs();
	counts_and_cuts();
	finds_hidden_characters();
	return tap_end();
}
