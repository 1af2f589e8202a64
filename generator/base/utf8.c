/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/strbuf.h"

/* How many leading bytes of p are ASCII, counted in whole words; 0 to len. */
static size_t ascii_run(const unsigned char *p, size_t len)
{
	size_t at = 0;

#ifdef __SSE2__
	for (; len - at >= 16; at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + at));

		if (_mm_movemask_epi8(bytes))
			return at;
	}
#endif
	for (; len - at >= 8; at += 8) {
		uint64_t bytes;

		memcpy(&bytes, p + at, 8);
		if (bytes & UINT64_C(0x8080808080808080))
			return at;
	}
	return at;
}

/*
 * Decodes at p (left > 0). Unicode 15, table 3-7: only the second byte has a range that depends on
 * the first. *taken is the length of the sequence or of its maximal part; false: ill-formed.
 */
static inline bool decode(const unsigned char *p, size_t left, uint32_t *code_point, size_t *taken)
{
	unsigned char lead = p[0], low = 0x80, high = 0xbf;
	size_t length;
	uint32_t value;

	*taken = 1;
	if (lead < 0x80) {
		*code_point = lead;
		return true;
	}
	if (lead < 0xc2 || lead > 0xf4)
		return false;
	length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	value = lead & (0x7fu >> length);
	if (lead == 0xe0)
		low = 0xa0;
	else if (lead == 0xed)
		high = 0x9f;
	else if (lead == 0xf0)
		low = 0x90;
	else if (lead == 0xf4)
		high = 0x8f;
	for (size_t i = 1; i < length; i++) {
		if (i >= left || p[i] < low || p[i] > high)
			return false;
		value = value << 6 | (p[i] & 0x3fu);
		low = 0x80;
		high = 0xbf;
		*taken = i + 1;
	}
	*code_point = value;
	return true;
}

bool text_is_utf8(struct str text, size_t *bad_offset)
{
	const unsigned char *p = (const unsigned char *)text.data;
	size_t at = 0;

	while (at < text.len) {
		uint32_t code_point;
		size_t taken;

		if (p[at] < 0x80) {
			size_t run = ascii_run(p + at, text.len - at);

			at += run ? run : 1;
			continue;
		}
		if (!decode(p + at, text.len - at, &code_point, &taken)) {
			if (bad_offset)
				*bad_offset = at;
			return false;
		}
		at += taken;
	}
	return true;
}

bool utf8_take(struct str *rest, uint32_t *code_point)
{
	size_t taken;
	bool is_good = decode((const unsigned char *)rest->data, rest->len, code_point, &taken);

	if (!is_good)
		*code_point = UTF8_REPLACEMENT;
	rest->data += taken;
	rest->len -= taken;
	return is_good;
}

uint32_t utf8_next(struct str *rest)
{
	uint32_t code_point;

	utf8_take(rest, &code_point);
	return code_point;
}

size_t utf8_sequence(struct str text, size_t offset)
{
	uint32_t code_point;
	size_t taken;

	if (offset >= text.len)
		return 0;
	return decode((const unsigned char *)text.data + offset, text.len - offset, &code_point,
		   &taken)
		   ? taken
		   : 0;
}

size_t utf8_encode(uint32_t code_point, char bytes[UTF8_BYTES_MAX])
{
	if (code_point > 0x10ffff || (code_point >= 0xd800 && code_point <= 0xdfff))
		code_point = UTF8_REPLACEMENT;
	if (code_point < 0x80) {
		bytes[0] = (char)code_point;
		return 1;
	}
	if (code_point < 0x800) {
		bytes[0] = (char)(0xc0 | code_point >> 6);
		bytes[1] = (char)(0x80 | (code_point & 0x3f));
		return 2;
	}
	if (code_point < 0x10000) {
		bytes[0] = (char)(0xe0 | code_point >> 12);
		bytes[1] = (char)(0x80 | (code_point >> 6 & 0x3f));
		bytes[2] = (char)(0x80 | (code_point & 0x3f));
		return 3;
	}
	bytes[0] = (char)(0xf0 | code_point >> 18);
	bytes[1] = (char)(0x80 | (code_point >> 12 & 0x3f));
	bytes[2] = (char)(0x80 | (code_point >> 6 & 0x3f));
	bytes[3] = (char)(0x80 | (code_point & 0x3f));
	return 4;
}

void utf8_add(struct strbuf *buf, uint32_t code_point)
{
	char bytes[UTF8_BYTES_MAX];

	strbuf_add_bytes(buf, bytes, utf8_encode(code_point, bytes));
}

void utf8_add_repaired(struct strbuf *buf, struct str text)
{
	size_t bad;

	while (!text_is_utf8(text, &bad)) {
		strbuf_add(buf, str_slice(text, 0, bad));
		text = str_from(text, bad);
		utf8_add(buf, utf8_next(&text));
	}
	strbuf_add(buf, text);
}

size_t utf8_length(struct str text)
{
	size_t length = 0;

	for (; text.len; length++)
		utf8_next(&text);
	return length;
}

struct str utf8_cut(struct str text, size_t code_points)
{
	struct str rest = text;

	if (text.len <= code_points)
		return text;
	while (rest.len && code_points--)
		utf8_next(&rest);
	return str_slice(text, 0, text.len - rest.len);
}

struct code_range {
	uint32_t first, last;
};

static bool is_in(const struct code_range *ranges, size_t count, uint32_t code_point)
{
	for (size_t i = 0; i < count && code_point >= ranges[i].first; i++) {
		if (code_point <= ranges[i].last)
			return true;
	}
	return false;
}

bool code_point_is_control(uint32_t code_point)
{
	return code_point < 0x20 || (code_point >= 0x7f && code_point <= 0x9f);
}

/* Unicode property Bidi_Control. */
static const struct code_range bidi_controls[] = {
	{ 0x61c, 0x61c },
	{ 0x200e, 0x200f },
	{ 0x202a, 0x202e },
	{ 0x2066, 0x2069 },
};

/* Unicode property Default_Ignorable_Code_Point without the bidi controls, and what is drawn as
 * nothing. */
static const struct code_range invisibles[] = {
	{ 0xad, 0xad },
	{ 0x34f, 0x34f },
	{ 0x115f, 0x1160 },
	{ 0x17b4, 0x17b5 },
	{ 0x180b, 0x180f },
	{ 0x200b, 0x200d },
	{ 0x2028, 0x2029 },
	{ 0x2060, 0x2065 },
	{ 0x206a, 0x206f },
	{ 0x2800, 0x2800 },
	{ 0x3164, 0x3164 },
	{ 0xfe00, 0xfe0f },
	{ 0xfeff, 0xfeff },
	{ 0xffa0, 0xffa0 },
	{ 0xfff0, 0xfffb },
	{ 0x1bca0, 0x1bca3 },
	{ 0x1d173, 0x1d17a },
	{ 0xe0000, 0xe0fff },
};

bool code_point_is_bidi_control(uint32_t code_point)
{
	return is_in(bidi_controls, sizeof(bidi_controls) / sizeof(*bidi_controls), code_point);
}

bool code_point_is_invisible(uint32_t code_point)
{
	return is_in(invisibles, sizeof(invisibles) / sizeof(*invisibles), code_point);
}

bool text_find_hidden(struct str text, size_t *offset, uint32_t *code_point)
{
	const unsigned char *p = (const unsigned char *)text.data;
	size_t at = 0;

	while (at < text.len) {
		size_t run = ascii_run(p + at, text.len - at);
		struct str rest;
		uint32_t next;

		at += run;
		if (at == text.len)
			break;
		rest = str_from(text, at);
		next = utf8_next(&rest);
		if (code_point_is_bidi_control(next) || code_point_is_invisible(next)) {
			if (offset)
				*offset = at;
			if (code_point)
				*code_point = next;
			return true;
		}
		at = text.len - rest.len;
	}
	return false;
}
