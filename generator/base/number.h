/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_NUMBER_H
#define DATAMO_BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct strbuf;

/*
 * How numbers are written. Groups are of three digits after a first one of 1 to 3, all separated
 * alike, or there are none. A style's bit in a mask is 1u << style; the order is that of preference
 * for a column that fits several.
 */
enum number_style {
	NUMBER_PLAIN,       /* 1928311.5 */
	NUMBER_VI,          /* 1.928.311,5 */
	NUMBER_EN,          /* 1,928,311.5 */
	NUMBER_SPACE_COMMA, /* 1 928 311,5   blank, U+00A0, U+202F, U+2009, ' or ’ between groups */
	NUMBER_SPACE_DOT,   /* 1 928 311.5   likewise */
	NUMBER_STYLE_COUNT
};

enum { NUMBER_STYLES_ALL = (1 << NUMBER_STYLE_COUNT) - 1 };

enum number_option {
	NUMBER_PERCENT = 1 << 0, /* "45%" and "45 %" are read too, as 45 */
};

enum { NUMBER_TOKEN_MAX = 80 };

/*
 * The token is a JSON number (RFC 8259): the digits as they were written, without groups, with a
 * dot; "+5" is "5", ",5" is "0.5", "007" is "7" with has_leading_zeros (likely a code).
 */
struct number {
	double value;      /* the nearest; finite */
	int64_t integer;   /* 0 unless fits_integer */
	bool is_integer;   /* no decimals and no exponent */
	bool fits_integer; /* is_integer, and `integer` holds it */
	bool has_leading_zeros;
	bool is_percent;
	uint8_t token_len;
	char token[NUMBER_TOKEN_MAX + 2]; /* NUL at the end */
};

/*
 * A sign (- + U+2212), digits, decimals, and (without groups) an exponent; nothing around it, so
 * trim first. false when the text is no number in this style, too long for a token or too large for
 * a double.
 */
bool number_parse(
    struct str text, enum number_style style, unsigned options, struct number *number);
struct str number_token(const struct number *number); /* borrowed from *number */

/*
 * The mask of the styles in which number_parse() reads the text. A column fits what all its cells
 * have in common: "11,27" leaves NUMBER_VI and NUMBER_SPACE_COMMA, "1.234" leaves all but
 * NUMBER_SPACE_COMMA.
 */
unsigned number_styles(struct str text, unsigned options);

/* "1928311" → 1928311 whatever the digits; JSON's grammar exactly. */
bool number_is_json(struct str token);

/* NUMBER_VI for "vi" and "vi-…", else NUMBER_EN. */
enum number_style number_style_of_language(struct str language);

/*
 * A token as people read it: NUMBER_VI 1.928.311 and 11,27; NUMBER_EN 1,928,311 and 11.27; the
 * space styles with U+00A0. All digits given are kept, and no others added.
 */
void number_add_formatted(struct strbuf *buf, struct str token, enum number_style style);

/* The shortest of 15, 16 or 17 digits that reads back as the same double, with a dot; "NaN", "INF",
 * "-INF" (XSD). */
void number_add_double(struct strbuf *buf, double value);

#endif
