/* SPDX-License-Identifier: MIT */
#include "base/text_fold.h"

#include <assert.h>
#include <utf8proc.h>

#include "base/hash.h"
#include "base/strbuf.h"

/*
 * Texts are normalized piece by piece. A piece ends before a code point that never joins the one
 * before it, if it can; else before any starter; else anywhere, since utf8proc's sorting of marks
 * takes quadratic time and a hostile text may be nothing but marks (UAX #15's Stream-Safe Text
 * Format allows 30).
 */
enum { PIECE_BYTES = 256, PIECE_BYTES_LONG = 512, PIECE_BYTES_MAX = 1024 };

/* No code point becomes more than 18 (U+FDFA, of three bytes), nor more than 6 a byte. */
enum { DECOMPOSED_MAX = 6 * (PIECE_BYTES_MAX + UTF8_BYTES_MAX) };

static bool is_ascii(struct str text)
{
	unsigned char all = 0;

	for (size_t i = 0; i < text.len; i++)
		all |= (unsigned char)text.data[i];
	return all < 0x80;
}

/*
 * Starters that are their own NFC and never join what stands before: Latin with the Vietnamese
 * letters, punctuation, signs of currency, CJK. There are more; those take the slow way.
 */
static bool is_plain_starter(uint32_t code_point)
{
	return code_point < 0x300 || (code_point >= 0x1ea0 && code_point <= 0x1ef9) ||
	       (code_point >= 0x2010 && code_point <= 0x2027) ||
	       (code_point >= 0x20a0 && code_point <= 0x20b5) ||
	       (code_point >= 0x4e00 && code_point <= 0x9fa5);
}

static bool is_starter(uint32_t code_point)
{
	return !utf8proc_get_property((utf8proc_int32_t)code_point)->combining_class;
}

static struct str cut_piece(struct str *rest)
{
	struct str piece = *rest, ahead = *rest;

	while (ahead.len) {
		size_t taken = piece.len - ahead.len;
		struct str before = ahead;
		uint32_t next = utf8_next(&ahead);

		if ((taken >= PIECE_BYTES && is_plain_starter(next)) ||
		    (taken >= PIECE_BYTES_LONG && is_starter(next)) || taken >= PIECE_BYTES_MAX) {
			ahead = before;
			break;
		}
	}
	piece.len -= ahead.len;
	*rest = ahead;
	return piece;
}

/* Diacritics of Latin, Greek and Cyrillic; the marks of other scripts are vowels and the like. */
static bool is_diacritic(uint32_t code_point)
{
	return (code_point >= 0x300 && code_point <= 0x36f) ||
	       (code_point >= 0x1ab0 && code_point <= 0x1aff) ||
	       (code_point >= 0x1dc0 && code_point <= 0x1dff) ||
	       (code_point >= 0x20d0 && code_point <= 0x20ff);
}

static size_t drop_diacritics(utf8proc_int32_t *code_points, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		utf8proc_int32_t code_point = code_points[i];

		if (is_diacritic((uint32_t)code_point))
			continue;
		if (code_point == 0x111 || code_point == 0xf0 || code_point == 0x256)
			code_point = 'd';
		code_points[kept++] = code_point;
	}
	return kept;
}

static void add_piece(struct strbuf *buf, struct str piece, bool folded)
{
	utf8proc_int32_t code_points[DECOMPOSED_MAX];
	utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_STABLE;
	utf8proc_ssize_t count;

	if (folded)
		options |= UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	count = utf8proc_decompose((const utf8proc_uint8_t *)piece.data,
	    (utf8proc_ssize_t)piece.len, code_points, DECOMPOSED_MAX, options);
	assert(count >= 0 && count <= DECOMPOSED_MAX);
	if (folded)
		count = (utf8proc_ssize_t)drop_diacritics(code_points, (size_t)count);
	count = utf8proc_normalize_utf32(code_points, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	assert(count >= 0);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		utf8_add(buf, (uint32_t)code_points[i]);
}

static void add_normalized(struct strbuf *buf, struct str text, bool folded)
{
	struct strbuf repaired = STRBUF_INIT;

	if (!text_is_utf8(text, NULL)) {
		utf8_add_repaired(&repaired, text);
		text = strbuf_str(&repaired);
	}
	while (text.len)
		add_piece(buf, cut_piece(&text), folded);
	strbuf_release(&repaired);
}

bool text_is_nfc(struct str text)
{
	struct strbuf nfc = STRBUF_INIT;
	struct str rest = text;
	bool is_plain = true, same;

	if (is_ascii(text))
		return true;
	if (!text_is_utf8(text, NULL))
		return false;
	while (rest.len && is_plain)
		is_plain = is_plain_starter(utf8_next(&rest));
	if (is_plain)
		return true;
	add_normalized(&nfc, text, false);
	same = str_eq(strbuf_str(&nfc), text);
	strbuf_release(&nfc);
	return same;
}

void text_add_nfc(struct strbuf *buf, struct str text)
{
	if (is_ascii(text))
		strbuf_add(buf, text);
	else
		add_normalized(buf, text, false);
}

void text_add_fold(struct strbuf *buf, struct str text)
{
	size_t start = buf->len;

	if (!is_ascii(text)) {
		add_normalized(buf, text, true);
		return;
	}
	strbuf_add(buf, text);
	for (size_t i = start; i < buf->len; i++)
		buf->data[i] = ascii_lower(buf->data[i]);
}

void text_add_slug(struct strbuf *buf, struct str text)
{
	struct strbuf folded = STRBUF_INIT;
	size_t start = buf->len;
	bool wants_dash = false;

	text_add_fold(&folded, text);
	for (size_t i = 0; i < folded.len; i++) {
		char c = folded.data[i];
		size_t len = buf->len - start;

		if (!ascii_is_alpha(c) && !ascii_is_digit(c)) {
			wants_dash = len > 0;
			continue;
		}
		if (len + wants_dash >= TEXT_SLUG_MAX)
			break;
		if (wants_dash)
			strbuf_add_char(buf, '-');
		wants_dash = false;
		strbuf_add_char(buf, c);
	}
	if (buf->len == start)
		strbuf_add_format(buf, "x%016llx", (unsigned long long)hash64(text.data, text.len));
	strbuf_release(&folded);
}

static struct str in_arena(
    struct arena *arena, struct str text, void (*add)(struct strbuf *buf, struct str text))
{
	struct strbuf buf = STRBUF_INIT;
	struct str result;

	add(&buf, text);
	result = arena_str(arena, strbuf_str(&buf));
	strbuf_release(&buf);
	return result;
}

struct str text_nfc(struct arena *arena, struct str text)
{
	return text_is_nfc(text) ? text : in_arena(arena, text, text_add_nfc);
}

struct str text_fold(struct arena *arena, struct str text)
{
	return in_arena(arena, text, text_add_fold);
}

struct str text_slug(struct arena *arena, struct str text)
{
	return in_arena(arena, text, text_add_slug);
}
