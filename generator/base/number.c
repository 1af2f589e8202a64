/* SPDX-License-Identifier: MIT */
#include "base/number.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/strbuf.h"

/* What separates groups and decimals; group 0: none, ' ': the blanks and apostrophes of
 * read_blank(). */
static const struct {
	char group, decimal;
} style_marks[NUMBER_STYLE_COUNT] = {
	[NUMBER_PLAIN] = { 0, '.' },
	[NUMBER_VI] = { '.', ',' },
	[NUMBER_EN] = { ',', '.' },
	[NUMBER_SPACE_COMMA] = { ' ', ',' },
	[NUMBER_SPACE_DOT] = { ' ', '.' },
};

/* A text on its way to a token. */
struct reading {
	const char *at, *end;
	struct number *number;
	uint64_t mantissa; /* exact while digits <= 19 */
	int digits;        /* significant ones */
	int decimals;
	bool has_exponent;
};

static inline bool is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

static const struct str blanks[] = { STR_INIT(" "), STR_INIT("\xc2\xa0"), STR_INIT("\xe2\x80\xaf"),
	STR_INIT("\xe2\x80\x89"), STR_INIT("'"), STR_INIT("\xe2\x80\x99") };

enum { BLANK_COUNT = sizeof(blanks) / sizeof(*blanks), BLANK_COUNT_NO_APOSTROPHE = 4 };

/* Which of the first `count` blanks is at p: its length; 0: none. */
static size_t blank_at(const char *p, const char *end, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if ((size_t)(end - p) >= blanks[i].len && !memcmp(p, blanks[i].data, blanks[i].len))
			return blanks[i].len;
	}
	return 0;
}

static inline void put(struct reading *reading, char c)
{
	reading->number->token[reading->number->token_len++] = c;
}

static inline void put_digit(struct reading *reading, char c)
{
	put(reading, c);
	if (reading->digits || c != '0') {
		if (reading->digits < 19)
			reading->mantissa = reading->mantissa * 10 + (uint64_t)(c - '0');
		reading->digits++;
	}
}

static void read_sign(struct reading *reading)
{
	static const struct str minus = STR_INIT("\xe2\x88\x92");
	size_t left = (size_t)(reading->end - reading->at);

	if (*reading->at == '-' || *reading->at == '+') {
		if (*reading->at++ == '-')
			put(reading, '-');
	} else if (*reading->at == minus.data[0] && left > minus.len &&
		   !memcmp(reading->at, minus.data, minus.len)) {
		reading->at += minus.len;
		put(reading, '-');
	}
}

/* The length of the group separator here; 0: none. */
static inline size_t group_mark(const struct reading *reading, char group)
{
	if (reading->at >= reading->end || !group)
		return 0;
	if (group != ' ')
		return *reading->at == group;
	if (is_digit(*reading->at))
		return 0;
	return blank_at(reading->at, reading->end, BLANK_COUNT);
}

/* Groups of three, all after the same separator; a blank before a percent sign is not one. */
static bool read_groups(struct reading *reading, char group, bool *has_groups)
{
	const char *first = reading->at;
	size_t mark = group_mark(reading, group);

	while (mark) {
		const char *p = reading->at;

		if ((size_t)(reading->end - p) < mark || memcmp(p, first, mark))
			break;
		p += mark;
		if (p >= reading->end || !is_digit(*p))
			break;
		if (reading->end - p < 3 || !is_digit(p[1]) || !is_digit(p[2]) ||
		    (reading->end - p > 3 && is_digit(p[3])))
			return false;
		for (int i = 0; i < 3; i++)
			put_digit(reading, p[i]);
		reading->at = p + 3;
		*has_groups = true;
	}
	return true;
}

static bool read_whole(struct reading *reading, char group, char decimal, bool *has_groups)
{
	const char *first = reading->at;
	size_t count;

	while (reading->at < reading->end && *reading->at == '0')
		reading->at++;
	while (reading->at < reading->end && is_digit(*reading->at))
		put_digit(reading, *reading->at++);
	count = (size_t)(reading->at - first);
	if (!count && (reading->at >= reading->end || *reading->at != decimal))
		return false;
	if (!reading->digits)
		put(reading, '0');
	reading->number->has_leading_zeros = *first == '0' && count > 1;
	/* 0.123 is not a group of 0: what begins with a zero is not grouped. */
	if (group && count && count <= 3 && *first != '0')
		return read_groups(reading, group, has_groups);
	return true;
}

static bool read_decimals(struct reading *reading, char decimal)
{
	const char *first;

	if (reading->at >= reading->end || *reading->at != decimal)
		return true;
	put(reading, '.');
	first = ++reading->at;
	while (reading->at < reading->end && is_digit(*reading->at))
		put_digit(reading, *reading->at++);
	reading->decimals = (int)(reading->at - first);
	return reading->decimals > 0;
}

static bool read_exponent(struct reading *reading)
{
	const char *p = reading->at, *first;

	if (p >= reading->end || (*p != 'e' && *p != 'E'))
		return true;
	put(reading, *p++);
	if (p < reading->end && (*p == '-' || *p == '+'))
		put(reading, *p++);
	for (first = p; p < reading->end && is_digit(*p); p++)
		put(reading, *p);
	reading->has_exponent = true;
	reading->at = p;
	return p > first;
}

static void read_percent(struct reading *reading)
{
	const char *p = reading->at;

	p += blank_at(p, reading->end, BLANK_COUNT_NO_APOSTROPHE);
	if (p + 1 == reading->end && *p == '%') {
		reading->number->is_percent = true;
		reading->at = reading->end;
	}
}

static bool set_value(struct reading *reading)
{
	/* Powers of ten that a double holds exactly: one division of two exact numbers rounds
	 * correctly. */
	static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
		1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
	struct number *number = reading->number;
	bool is_negative = number->token[0] == '-';

	number->is_integer = !reading->decimals && !reading->has_exponent;
	if (number->is_integer && reading->digits <= 19 &&
	    reading->mantissa <= (uint64_t)INT64_MAX + is_negative) {
		number->fits_integer = true;
		number->integer = (int64_t)(is_negative ? 0 - reading->mantissa
							: reading->mantissa);
	}
	if (!reading->has_exponent && reading->digits <= 15 && reading->decimals <= 22) {
		number->value = (double)reading->mantissa / powers[reading->decimals];
		if (is_negative)
			number->value = -number->value;
		return true;
	}
	number->value = strtod(number->token, NULL);
	return isfinite(number->value);
}

bool number_parse(struct str text, enum number_style style, unsigned options, struct number *number)
{
	struct reading reading = { .at = text.data, .end = text.data + text.len, .number = number };
	char group = style_marks[style].group, decimal = style_marks[style].decimal;
	bool has_groups = false;

	/* A token is at most one byte (the 0 of ",5") longer than its text: it has room for that.
	 */
	if (!text.len || text.len > NUMBER_TOKEN_MAX)
		return false;
	number->integer = 0;
	number->is_integer = number->fits_integer = false;
	number->has_leading_zeros = number->is_percent = false;
	number->token_len = 0;
	read_sign(&reading);
	if (!read_whole(&reading, group, decimal, &has_groups) || !read_decimals(&reading, decimal))
		return false;
	if (!has_groups && !read_exponent(&reading))
		return false;
	if (reading.at < reading.end && (options & NUMBER_PERCENT))
		read_percent(&reading);
	number->token[number->token_len] = '\0';
	return reading.at == reading.end && number->token_len <= NUMBER_TOKEN_MAX &&
	       set_value(&reading);
}

struct str number_token(const struct number *number)
{
	return (struct str){ number->token, number->token_len };
}

static size_t skip_digits(struct str text, size_t at)
{
	while (at < text.len && is_digit(text.data[at]))
		at++;
	return at;
}

/*
 * The styles of digits with at most one mark in them, which nearly all numbers are; *is_sure is
 * false when the text is something else. A dot or comma before three digits may also be that of a
 * group.
 */
static unsigned simple_styles(struct str text, bool *is_sure)
{
	enum { DOT = 1 << NUMBER_PLAIN | 1 << NUMBER_EN | 1 << NUMBER_SPACE_DOT };
	enum { COMMA = 1 << NUMBER_VI | 1 << NUMBER_SPACE_COMMA };
	size_t first = text.len && (text.data[0] == '-' || text.data[0] == '+');
	size_t mark = skip_digits(text, first), end, whole = mark - first;
	bool is_grouped;

	*is_sure = text.len < NUMBER_TOKEN_MAX;
	if (mark == text.len && whole)
		return NUMBER_STYLES_ALL;
	end = mark < text.len ? skip_digits(text, mark + 1) : mark;
	*is_sure &= end == text.len && end > mark + 1 &&
		    (text.data[mark] == '.' || text.data[mark] == ',');
	if (!*is_sure)
		return 0;
	is_grouped = end - mark == 4 && whole >= 1 && whole <= 3 && text.data[first] != '0';
	if (text.data[mark] == '.')
		return DOT | (is_grouped ? 1u << NUMBER_VI : 0);
	return COMMA | (is_grouped ? 1u << NUMBER_EN : 0);
}

unsigned number_styles(struct str text, unsigned options)
{
	unsigned styles;
	struct number number;
	bool is_sure;
	char last;

	styles = simple_styles(text, &is_sure);
	if (is_sure)
		return styles;
	/* Every number ends in a digit or a percent sign: this turns away nearly all other text. */
	last = text.len ? text.data[text.len - 1] : '\0';
	if (!is_digit(last) && last != '%')
		return 0;
	styles = 0;
	for (int style = 0; style < NUMBER_STYLE_COUNT; style++) {
		if (number_parse(text, (enum number_style)style, options, &number))
			styles |= 1u << style;
	}
	return styles;
}

bool number_is_json(struct str token)
{
	size_t at = token.len && token.data[0] == '-', end = skip_digits(token, at);

	if (end == at || (token.data[at] == '0' && end > at + 1))
		return false;
	if (end < token.len && token.data[end] == '.') {
		at = end + 1;
		end = skip_digits(token, at);
		if (end == at)
			return false;
	}
	if (end < token.len && (token.data[end] == 'e' || token.data[end] == 'E')) {
		at = end + 1;
		if (at < token.len && (token.data[at] == '-' || token.data[at] == '+'))
			at++;
		end = skip_digits(token, at);
		if (end == at)
			return false;
	}
	return end == token.len;
}

enum number_style number_style_of_language(struct str language)
{
	return language_is(language, STR("vi")) ? NUMBER_VI : NUMBER_EN;
}

void number_add_formatted(struct strbuf *buf, struct str token, enum number_style style)
{
	size_t first = token.len && token.data[0] == '-', end = skip_digits(token, first);
	char group = style_marks[style].group;

	strbuf_add(buf, str_slice(token, 0, first));
	for (size_t i = first; i < end; i++) {
		if (group && i > first && (end - i) % 3 == 0) {
			if (group == ' ')
				strbuf_add_cstr(buf, "\xc2\xa0");
			else
				strbuf_add_char(buf, group);
		}
		strbuf_add_char(buf, token.data[i]);
	}
	if (end < token.len && token.data[end] == '.') {
		strbuf_add_char(buf, style_marks[style].decimal);
		end++;
	}
	strbuf_add(buf, str_from(token, end));
}

void number_add_double(struct strbuf *buf, double value)
{
	char text[32];

	if (!isfinite(value)) {
		strbuf_add_cstr(buf, isnan(value) ? "NaN" : value < 0 ? "-INF" : "INF");
		return;
	}
	/* Whole numbers that a double holds exactly need no search. */
	if (fabs(value) < 1e15 && value == (double)(int64_t)value &&
	    !(value == 0 && signbit(value))) {
		snprintf(text, sizeof(text), "%" PRId64, (int64_t)value);
		strbuf_add_cstr(buf, text);
		return;
	}
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof(text), "%.*g", digits, value);
		if (strtod(text, NULL) == value)
			break;
	}
	strbuf_add_cstr(buf, text);
}
