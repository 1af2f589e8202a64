/* SPDX-License-Identifier: MIT */
#include "read/code_page.h"

#include "base/utf8.h"

/* What a text looks like when it is read in one code page. */
struct reading {
	size_t vietnamese;  /* letters that only Vietnamese has */
	size_t letters;     /* other letters above ASCII */
	size_t implausible; /* lone tone marks, controls, symbols and capitals inside words */
};

static bool is_vietnamese_only(uint32_t c)
{
	return c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x128 || c == 0x129 ||
	       c == 0x168 || c == 0x169 || c == 0x1a0 || c == 0x1a1 || c == 0x1af || c == 0x1b0 ||
	       (c >= 0x1ea0 && c <= 0x1ef9);
}

static bool is_latin_letter(uint32_t c)
{
	return (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || is_vietnamese_only(c);
}

static bool is_capital(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	if (c < 0x100)
		return c >= 0xc0 && c <= 0xde;
	return is_vietnamese_only(c) && (c == 0x1af || (c != 0x1b0 && c % 2 == 0));
}

static bool is_small(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return is_latin_letter(c) && !is_capital(c);
}

static bool is_letter(uint32_t c)
{
	return is_small(c) || is_capital(c) || is_latin_letter(c);
}

/* Dashes, quotation marks and the ellipsis may follow a letter; other symbols hardly do. */
static bool is_punctuation(uint32_t c)
{
	return c < 0x80 || c == 0xa0 || c == 0xab || c == 0xbb || (c >= 0x2010 && c <= 0x2026);
}

static bool is_lone_mark(uint32_t c)
{
	return (c >= 0x80 && c < 0xa0) || (c >= 0x300 && c < 0x370);
}

static struct reading read_as(struct str text)
{
	struct reading reading = { 0 };
	uint32_t before = ' ';

	while (text.len > 0) {
		uint32_t c = utf8_next(&text);

		if (is_vietnamese_only(c))
			reading.vietnamese++;
		else if (is_latin_letter(c))
			reading.letters++;
		else if (is_lone_mark(c) || (!is_punctuation(c) && is_letter(before)))
			reading.implausible++;
		if (is_small(before) && is_capital(c) && (c >= 0x80 || before >= 0x80))
			reading.implausible++;
		before = c;
	}
	return reading;
}

/* At most one letter in twenty may look wrong. */
static bool is_plausible(const struct reading *reading)
{
	size_t letters = reading->vietnamese + reading->letters;

	return reading->implausible * 20 <= letters;
}

/*
 * TCVN3 has its most frequent letters (ă â ê ô ơ ư đ à á ả ạ) at A8–B9, where the Windows code
 * pages have symbols.
 */
static bool uses_symbol_bytes(struct str bytes)
{
	size_t high = 0, symbols = 0;

	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char c = (unsigned char)bytes.data[i];

		high += c >= 0x80;
		symbols += c >= 0xa8 && c <= 0xb9;
	}
	return symbols * 10 > high;
}

static bool reads_well(const char *name, struct str bytes, struct reading *reading)
{
	struct strbuf text = STRBUF_INIT;
	bool is_decoded = decode_add(&text, encoding_find(str_of(name)), bytes);

	if (is_decoded)
		*reading = read_as(strbuf_str(&text));
	strbuf_release(&text);
	return is_decoded && is_plausible(reading);
}

/* What only Vietnamese has decides; the letters that it shares, where nothing else fits. */
static const struct guess {
	const char *name;
	bool needs_symbol_bytes, needs_vietnamese;
} guesses[] = {
	{ "tcvn", true, true },
	{ "windows-1258", false, true },
	{ "windows-1252", false, false },
	{ "windows-1258", false, false },
	{ "tcvn", true, false },
};

const struct encoding *code_page_guess(struct str bytes)
{
	bool has_symbols = uses_symbol_bytes(bytes);

	for (size_t i = 0; i < sizeof(guesses) / sizeof(guesses[0]); i++) {
		const struct guess *guess = &guesses[i];
		struct reading reading;

		if ((has_symbols || !guess->needs_symbol_bytes) &&
		    reads_well(guess->name, bytes, &reading) &&
		    (reading.vietnamese > 0 || !guess->needs_vietnamese))
			return encoding_find(str_of(guess->name));
	}
	return NULL;
}
