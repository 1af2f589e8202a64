/* SPDX-License-Identifier: MIT */
#include "check/spreadsheet_traps_cell.h"

#include <string.h>

#include "base/text_fold.h"
#include "base/utf8.h"

#define BIT(sign) (1u << (sign))
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { RUNS_MAX = 8, NUMBER_MAX = 40, UNIT_MAX = 12, EXPONENT_DIGITS = 3 };

/* Vietnamese letters lie in C3–C6 and in E1 BA, E1 BB. */
enum byte_class { BYTE_DIGIT = 1, BYTE_ASCII = 2, BYTE_LETTER = 4, BYTE_E1 = 8, BYTE_ODD = 16 };

#define FOUR(x) x, x, x, x
#define SIXTEEN(x) FOUR(x), FOUR(x), FOUR(x), FOUR(x)

/* One load a byte: most cells are of the first three classes, and are done with then. */
static const unsigned char byte_classes[256] = { SIXTEEN(BYTE_ASCII), SIXTEEN(BYTE_ASCII),
	SIXTEEN(BYTE_ASCII), /* 00 to 2F */
	FOUR(BYTE_DIGIT), FOUR(BYTE_DIGIT), BYTE_DIGIT, BYTE_DIGIT, BYTE_ASCII, BYTE_ASCII,
	FOUR(BYTE_ASCII), /* 3C */
	SIXTEEN(BYTE_ASCII), SIXTEEN(BYTE_ASCII), SIXTEEN(BYTE_ASCII), SIXTEEN(BYTE_ASCII),
	SIXTEEN(BYTE_LETTER), SIXTEEN(BYTE_LETTER), SIXTEEN(BYTE_LETTER), SIXTEEN(BYTE_LETTER),
	BYTE_ODD, BYTE_ODD, BYTE_ODD, BYTE_LETTER, /* C0 */
	BYTE_LETTER, BYTE_LETTER, BYTE_LETTER, BYTE_ODD, FOUR(BYTE_ODD), FOUR(BYTE_ODD),
	SIXTEEN(BYTE_ODD),                     /* D0 */
	BYTE_ODD, BYTE_E1, BYTE_ODD, BYTE_ODD, /* E0 */
	FOUR(BYTE_ODD), FOUR(BYTE_ODD), FOUR(BYTE_ODD), SIXTEEN(BYTE_ODD) };

static unsigned classes_of(struct str text)
{
	unsigned classes = 0;

	for (size_t i = 0; i < text.len; i++)
		classes |= byte_classes[(unsigned char)text.data[i]];
	return classes;
}

/* A number cut at its marks: "1.234,5" is 1, 234 and 5 with "." and ",". */
struct number_shape {
	size_t lengths[RUNS_MAX];
	int values[RUNS_MAX]; /* of runs up to four digits */
	char marks[RUNS_MAX];
	size_t runs;
	bool has_leading_zero;
	struct str rest; /* what follows the last run */
};

static struct number_shape shape_of(struct str text)
{
	struct number_shape shape = { .has_leading_zero = text.data[0] == '0' };
	size_t at = 0;

	while (shape.runs < RUNS_MAX && at < text.len && ascii_is_digit(text.data[at])) {
		size_t from = at;
		int value = 0;

		for (; at < text.len && ascii_is_digit(text.data[at]); at++)
			value = at - from < 4 ? value * 10 + (text.data[at] - '0') : value;
		shape.lengths[shape.runs] = at - from;
		shape.values[shape.runs++] = value;
		if (at + 1 >= text.len || !strchr("., /-", text.data[at]) ||
		    text.data[at] == '\0' || !ascii_is_digit(text.data[at + 1]))
			break;
		shape.marks[shape.runs - 1] = text.data[at++];
	}
	shape.rest = str_from(text, at);
	return shape;
}

static unsigned date_signs(const struct number_shape *shape)
{
	int first = shape->values[0], second = shape->values[1];

	if (shape->runs != 3 || shape->marks[0] != shape->marks[1] || shape->lengths[0] > 2 ||
	    shape->lengths[1] > 2 || shape->lengths[2] != 4 || !strchr("/-.", shape->marks[0]))
		return 0;
	if (first > 12 && first <= 31 && second <= 12)
		return BIT(SIGN_DAY_FIRST);
	return second > 12 && second <= 31 && first <= 12 ? BIT(SIGN_MONTH_FIRST) : 0;
}

/* Groups of three are proven by two marks: two that are the same, or one of each kind. */
static unsigned group_signs(const struct number_shape *shape)
{
	char mark = shape->marks[0];
	size_t groups = 1;

	if (shape->runs < 3 || shape->has_leading_zero || shape->lengths[0] > 3)
		return 0;
	while (
	    groups < shape->runs && shape->marks[groups - 1] == mark && shape->lengths[groups] == 3)
		groups++;
	if (groups < shape->runs - 1 || groups < 2)
		return 0;
	if (groups == shape->runs - 1 &&
	    (shape->marks[groups - 1] == mark || !strchr(".,", shape->marks[groups - 1])))
		return 0;
	switch (mark) {
	case '.':
		return BIT(SIGN_GROUPED_DOT) | BIT(SIGN_NUMBER);
	case ',':
		return BIT(SIGN_GROUPED_COMMA) | BIT(SIGN_NUMBER);
	case ' ':
		return BIT(SIGN_GROUPED_BLANK) | BIT(SIGN_NUMBER);
	default:
		return 0;
	}
}

/* A spreadsheet shows a number of 12 digits and more as 1.23457E+11. */
static unsigned exponent_signs(const struct number_shape *shape)
{
	struct str rest = str_from(shape->rest, 1);
	bool has_plus = str_starts_with(rest, STR("+"));
	int exponent = 0;

	if (has_plus || str_starts_with(rest, STR("-")))
		rest = str_from(rest, 1);
	if (shape->runs > 2 || !rest.len || rest.len > EXPONENT_DIGITS)
		return 0;
	for (size_t i = 0; i < rest.len; i++) {
		if (!ascii_is_digit(rest.data[i]))
			return 0;
		exponent = exponent * 10 + (rest.data[i] - '0');
	}
	if (has_plus && shape->rest.data[0] == 'E' && shape->lengths[0] == 1 && exponent >= 8 &&
	    exponent <= 20)
		return BIT(SIGN_NUMBER) | BIT(SIGN_SCIENTIFIC);
	return BIT(SIGN_NUMBER) | BIT(SIGN_FRACTION);
}

static unsigned number_signs(struct str cell)
{
	struct number_shape shape;

	if (cell.data[0] == '-' || cell.data[0] == '+')
		cell = str_from(cell, 1);
	if (!cell.len || cell.len > NUMBER_MAX || !ascii_is_digit(cell.data[0]))
		return 0;
	shape = shape_of(cell);
	if (shape.rest.len)
		return shape.rest.data[0] == 'E' || shape.rest.data[0] == 'e'
			   ? exponent_signs(&shape)
			   : 0;
	if (shape.runs == 1)
		return BIT(SIGN_NUMBER);
	if (shape.runs == 2 && (shape.marks[0] == '.' || shape.marks[0] == ','))
		return BIT(SIGN_NUMBER) | (shape.lengths[1] == 3 ? 0 : BIT(SIGN_FRACTION));
	return date_signs(&shape) | group_signs(&shape);
}

static bool is_error_cell(struct str cell)
{
	static const char *const errors[] = { "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?",
		"#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA" };

	for (size_t i = 0; i < COUNT(errors); i++) {
		if (str_eq(cell, str_of(errors[i])))
			return true;
	}
	for (size_t i = 0; i < cell.len; i++) { /* ##### of a column that is too narrow */
		if (cell.data[i] != '#')
			return false;
	}
	return cell.len >= 3;
}

static bool only_has(struct str text, const char *bytes)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\0' || !strchr(bytes, text.data[i]))
			return false;
	}
	return true;
}

/* What may follow a sign without being a formula: a number with its unit, a phone number, dashes.
 */
static bool is_harmless_after(uint32_t sign, struct str rest)
{
	size_t digits = 0, at = 0;
	const char *marks = sign == '+' ? "0123456789., ()-" : "0123456789., ";

	if ((sign == '+' && only_has(rest, "+")) || (sign == '-' && str_eq(rest, STR("INF"))))
		return true;
	if ((sign == '-' || sign == 0x2212) && only_has(rest, "- "))
		return true;
	if (sign != '+' && sign != '-' && sign != 0x2212)
		return false;
	for (; at < rest.len && rest.data[at] != '\0' && strchr(marks, rest.data[at]); at++)
		digits += ascii_is_digit(rest.data[at]);
	if (memchr(rest.data, '-', at) && digits < 9) /* +1-1 */
		return false;
	rest = str_from(rest, at);
	for (size_t i = 0; i < rest.len; i++) {
		if ((unsigned char)rest.data[i] < 0x80 && !ascii_is_alpha(rest.data[i]) &&
		    rest.data[i] != '%' && rest.data[i] != ' ')
			return false;
	}
	return digits > 0 && rest.len <= UNIT_MAX;
}

/* Signs and their full-width and small forms (security: T6). */
static bool is_formula_sign(uint32_t c)
{
	static const uint32_t signs[] = { '=', '+', '-', '@', 0x2212, 0xfe62, 0xfe63, 0xfe66,
		0xfe6b, 0xff0b, 0xff0d, 0xff1d, 0xff20 };

	for (size_t i = 0; i < COUNT(signs); i++) {
		if (signs[i] == c)
			return true;
	}
	return false;
}

static bool begins_like_formula(struct str cell)
{
	uint32_t c;

	if (strchr("\t\r\n", cell.data[0])) /* also NUL */
		return true;
	do {
		c = utf8_next(&cell);
	} while (cell.len &&
		 (c == ' ' || c == '\f' || c == '\v' || c == 0xa0 || code_point_is_invisible(c)));
	return is_formula_sign(c) && !is_harmless_after(c, cell);
}

/* Bytes of UTF-8 that were taken for characters and written as UTF-8 once more. */
static bool is_mojibake_at(const unsigned char *p, size_t left)
{
	static const struct {
		const char *bytes;
		bool goes_on; /* a third byte follows; else it may end a quotation: «á» */
	} sequences[] = {
		{ "\xc3\xa1\xc2\xba", true },  /* áº */
		{ "\xc3\xa1\xc2\xbb", true },  /* á» */
		{ "\xc3\x86\xc2\xb0", false }, /* Æ° */
		{ "\xc3\x86\xc2\xa1", false }, /* Æ¡ */
		{ "\xc3\x84\xe2\x80", false }, /* Ä‘ */
		{ "\xef\xbf\xbd", false },     /* U+FFFD */
	};

	if (left >= 2 && p[0] == 0xc2 && p[1] >= 0x80 && p[1] <= 0x9f) /* C1 controls */
		return true;
	/* Ã and a sign */
	if (left >= 4 && memcmp(p, "\xc3\x83\xc2", 3) == 0 && p[3] != 0xa0)
		return true;
	for (size_t i = 0; i < COUNT(sequences); i++) {
		size_t len = strlen(sequences[i].bytes);

		if (left >= len && memcmp(p, sequences[i].bytes, len) == 0 &&
		    (!sequences[i].goes_on || (left > len && p[len] >= 0xc2)))
			return true;
	}
	return false;
}

/* Of "à", Ã and a no-break space; but "MÃ" and one is Vietnamese. */
static bool is_mojibake_of_a(struct str cell, size_t i)
{
	struct str rest = str_from(cell, i);
	char before = i ? cell.data[i - 1] : 'A';

	return str_starts_with(rest, STR("Ã\u00a0")) &&
	       ((before >= 'a' && before <= 'z') || (!i && rest.len == 4) ||
		   str_starts_with(rest, STR("Ã\u00a0 ")));
}

static bool has_mojibake(struct str cell)
{
	const unsigned char *p = (const unsigned char *)cell.data;

	for (size_t i = 0; i < cell.len; i++) {
		if (p[i] >= 0xc2 &&
		    (is_mojibake_at(p + i, cell.len - i) || is_mojibake_of_a(cell, i)))
			return true;
	}
	return false;
}

/* E1 begins Vietnamese letters, E1 BA and E1 BB, but also fillers. */
static bool has_odd_e1(struct str cell)
{
	const unsigned char *p = (const unsigned char *)cell.data;
	unsigned is_odd = 0;

	for (size_t i = 0; i + 1 < cell.len; i++)
		is_odd |= (unsigned)(p[i] == 0xe1) & (unsigned)((p[i + 1] & 0xfe) != 0xba);
	return is_odd != 0;
}

static unsigned odd_signs(struct str cell)
{
	unsigned signs = has_mojibake(cell) ? BIT(SIGN_MOJIBAKE) : 0u;
	uint32_t hidden;

	/* A soft hyphen may be half of a letter that was taken apart. */
	if (text_find_hidden(cell, NULL, &hidden) && (!signs || hidden != 0xad))
		signs |= BIT(SIGN_HIDDEN);
	if (!text_is_nfc(cell))
		signs |= BIT(SIGN_DECOMPOSED);
	return signs;
}

unsigned cell_signs(struct str cell)
{
	unsigned classes, signs = 0;

	if (!cell.len)
		return 0;
	classes = classes_of(cell);
	if (classes == BYTE_DIGIT)
		return BIT(SIGN_DIGITS) | BIT(SIGN_NUMBER);
	if ((classes & BYTE_DIGIT) && !(classes & (BYTE_LETTER | BYTE_E1 | BYTE_ODD)))
		signs |= number_signs(cell);
	if (!ascii_is_alpha(cell.data[0]) && !ascii_is_digit(cell.data[0])) {
		if (cell.data[0] == '#' && is_error_cell(str_trim(cell)))
			signs |= BIT(SIGN_ERROR);
		if (!(signs & BIT(SIGN_NUMBER)) && begins_like_formula(cell))
			signs |= BIT(SIGN_FORMULA);
	}
	if ((classes & BYTE_ODD) || ((classes & BYTE_E1) && has_odd_e1(cell)))
		signs |= odd_signs(cell);
	return signs;
}
