/* SPDX-License-Identifier: MIT */
#include "read/json_scan.h"

#include "read/node.h"

static const struct diag_kind json_syntax = { "json.syntax", DIAG_ERROR,
	{ "JSON sai cú pháp: cần “{expected}”, gặp “{found}”.",
	    "Not JSON: expected “{expected}”, found “{found}”." },
	{ NULL, NULL } };

static const struct diag_kind json_value = { "json.syntax", DIAG_ERROR,
	{ "JSON sai cú pháp: cần một giá trị, gặp “{found}”.",
	    "Not JSON: expected a value, found “{found}”." },
	{ NULL, NULL } };

static const struct diag_kind json_digit = { "json.syntax", DIAG_ERROR,
	{ "JSON sai cú pháp: cần một chữ số, gặp “{found}”.",
	    "Not JSON: expected a digit, found “{found}”." },
	{ NULL, NULL } };

static const struct diag_kind json_more = { "json.syntax", DIAG_ERROR,
	{ "JSON đã kết thúc mà còn “{found}”.", "The JSON is complete, but “{found}” follows." },
	{ NULL, NULL } };

static const struct diag_kind json_end = { "json.unclosed", DIAG_ERROR,
	{ "JSON kết thúc giữa chừng.", "The JSON ends too early." }, { NULL, NULL } };

static const struct diag_kind json_control = { "json.control-character", DIAG_ERROR,
	{ "Ký tự điều khiển viết thẳng trong chuỗi.", "A raw control character in a string." },
	{ "Viết nó dưới dạng \\n, \\t hoặc \\u00XX.", "Write it as \\n, \\t or \\u00XX." } };

static const struct diag_kind json_escape = { "json.escape", DIAG_ERROR,
	{ "Ký hiệu thoát mà JSON không có, hoặc không ứng với ký tự nào.",
	    "An escape that JSON does not have, or that stands for no character." },
	{ NULL, NULL } };

static const struct diag_kind json_number = { "json.number", DIAG_ERROR,
	{ "Số quá lớn.", "A number too large to read." }, { NULL, NULL } };

/* Those of a double have three. */
enum { EXPONENT_DIGITS_MAX = 3 };

struct scanner {
	struct arena *arena;
	struct diags *diags;
	struct str text, path;
	struct json_places *places;
	size_t position;
	uint64_t line, column;
	size_t depth;
};

static bool at_end(const struct scanner *scanner)
{
	return scanner->position == scanner->text.len;
}

static char peek(const struct scanner *scanner)
{
	return at_end(scanner) ? '\0' : scanner->text.data[scanner->position];
}

/* Columns count characters: continuation bytes do not. */
static void step(struct scanner *scanner)
{
	unsigned char c = (unsigned char)scanner->text.data[scanner->position++];

	if (c == '\n') {
		scanner->line++;
		scanner->column = 1;
	} else if ((c & 0xc0) != 0x80) {
		scanner->column++;
	}
}

static struct location here(const struct scanner *scanner)
{
	return (struct location){ scanner->path, scanner->line, scanner->column };
}

static bool refuse_as(struct scanner *scanner, const struct diag_kind *kind, const char *expected)
{
	struct str found = str_from(scanner->text, scanner->position);
	size_t length = 0;

	if (at_end(scanner)) {
		diags_add(scanner->diags, &json_end, here(scanner), (struct diag_args){ 0 });
		return false;
	}
	/* As far as a reader would take it for one thing. */
	while (length < found.len && length < 20 && !ascii_is_space(found.data[length]) &&
	       (length == 0 || str_find(STR(",]}"), found.data[length]) == 3))
		length++;
	DIAG(scanner->diags, kind, here(scanner), .expected = str_of(expected),
	    .found = str_slice(found, 0, length ? length : 1));
	return false;
}

static bool refuse(struct scanner *scanner, const char *expected)
{
	return refuse_as(scanner, &json_syntax, expected);
}

static void skip_blanks(struct scanner *scanner)
{
	while (!at_end(scanner) && str_find(STR(" \t\r\n"), peek(scanner)) < 4)
		step(scanner);
}

static bool scan_word(struct scanner *scanner, struct str word)
{
	if (!str_starts_with(str_from(scanner->text, scanner->position), word))
		return refuse_as(scanner, &json_value, "");
	for (size_t i = 0; i < word.len; i++)
		step(scanner);
	return true;
}

static bool scan_digits(struct scanner *scanner)
{
	if (!ascii_is_digit(peek(scanner)))
		return refuse_as(scanner, &json_digit, "");
	while (ascii_is_digit(peek(scanner)))
		step(scanner);
	return true;
}

static bool scan_number(struct scanner *scanner)
{
	struct location number = here(scanner);

	if (peek(scanner) == '-')
		step(scanner);
	if (peek(scanner) == '0')
		step(scanner);
	else if (!scan_digits(scanner))
		return false;
	if (peek(scanner) == '.') {
		step(scanner);
		if (!scan_digits(scanner))
			return false;
	}
	if (peek(scanner) == 'e' || peek(scanner) == 'E') {
		size_t start;

		step(scanner);
		if (peek(scanner) == '+' || peek(scanner) == '-')
			step(scanner);
		start = scanner->position;
		if (!scan_digits(scanner))
			return false;
		if (scanner->position - start > EXPONENT_DIGITS_MAX) {
			diags_add(scanner->diags, &json_number, number, (struct diag_args){ 0 });
			return false;
		}
	}
	return true;
}

/* The four digits behind "\u". */
static bool scan_hexadecimal(struct scanner *scanner, unsigned *unit)
{
	*unit = 0;
	for (int i = 0; i < 4; i++) {
		char c = ascii_lower(peek(scanner));

		if (ascii_is_digit(c))
			*unit = *unit * 16 + (unsigned)(c - '0');
		else if (c >= 'a' && c <= 'f')
			*unit = *unit * 16 + (unsigned)(c - 'a') + 10;
		else
			return false;
		step(scanner);
	}
	return true;
}

/* Behind a backslash. Surrogates come in pairs, and NUL would end a string of C. */
static bool scan_escape(struct scanner *scanner)
{
	unsigned unit, low;

	if (at_end(scanner) || str_find(STR("\"\\/bfnrtu"), peek(scanner)) == 9)
		return false;
	if (peek(scanner) != 'u') {
		step(scanner);
		return true;
	}
	step(scanner);
	if (!scan_hexadecimal(scanner, &unit) || unit == 0 || (unit >= 0xdc00 && unit <= 0xdfff))
		return false;
	if (unit < 0xd800 || unit > 0xdbff)
		return true;
	if (!str_starts_with(str_from(scanner->text, scanner->position), STR("\\u")))
		return false;
	step(scanner);
	step(scanner);
	return scan_hexadecimal(scanner, &low) && low >= 0xdc00 && low <= 0xdfff;
}

static bool scan_string(struct scanner *scanner)
{
	step(scanner);
	while (peek(scanner) != '"') {
		struct location at = here(scanner);

		if (at_end(scanner))
			return refuse(scanner, "\"");
		if ((unsigned char)peek(scanner) < 0x20) {
			diags_add(scanner->diags, &json_control, at, (struct diag_args){ 0 });
			return false;
		}
		if (peek(scanner) != '\\') {
			step(scanner);
			continue;
		}
		step(scanner);
		if (!scan_escape(scanner)) {
			diags_add(scanner->diags, &json_escape, at, (struct diag_args){ 0 });
			return false;
		}
	}
	step(scanner);
	return true;
}

static bool scan_value(struct scanner *scanner, struct location key_at);

static bool scan_member(struct scanner *scanner)
{
	struct location key_at = here(scanner);

	if (peek(scanner) != '"' || at_end(scanner))
		return refuse(scanner, "\"");
	if (!scan_string(scanner))
		return false;
	skip_blanks(scanner);
	if (peek(scanner) != ':')
		return refuse(scanner, ":");
	step(scanner);
	skip_blanks(scanner);
	return scan_value(scanner, key_at);
}

static bool scan_items(struct scanner *scanner, bool is_object)
{
	char close = is_object ? '}' : ']';
	const struct location nowhere = { 0 };

	if (scanner->depth == NODE_DEPTH_MAX) {
		DIAG(scanner->diags, &metadata_too_deep, here(scanner),
		    .expected = diags_number(scanner->diags, NODE_DEPTH_MAX));
		return false;
	}
	scanner->depth++;
	step(scanner);
	skip_blanks(scanner);
	for (bool is_first = true; peek(scanner) != close || !is_first; is_first = false) {
		if (!(is_object ? scan_member(scanner) : scan_value(scanner, nowhere)))
			return false;
		skip_blanks(scanner);
		if (peek(scanner) == close)
			break;
		if (peek(scanner) != ',')
			return refuse(scanner, is_object ? ", }" : ", ]");
		step(scanner);
		skip_blanks(scanner);
	}
	step(scanner);
	scanner->depth--;
	return true;
}

/* Calls itself through scan_items(), at most NODE_DEPTH_MAX deep. */
static bool scan_value(struct scanner *scanner, struct location key_at)
{
	struct json_places *places = scanner->places;
	size_t index = places->count, start = scanner->position;
	char first = peek(scanner);
	bool is_fine;

	if (index == NODE_EVENTS_MAX) {
		DIAG(scanner->diags, &metadata_too_many_values, here(scanner),
		    .expected = diags_number(scanner->diags, NODE_EVENTS_MAX));
		return false;
	}
	*ARENA_ADD(scanner->arena, places->places, places->count) = (struct json_place){
		scanner->line, scanner->column, key_at.line, key_at.column, { 0 }
	};
	if (first == '{' || first == '[')
		is_fine = scan_items(scanner, first == '{');
	else if (first == '"')
		is_fine = scan_string(scanner);
	else if (first == 't')
		is_fine = scan_word(scanner, STR("true"));
	else if (first == 'f')
		is_fine = scan_word(scanner, STR("false"));
	else if (first == 'n')
		is_fine = scan_word(scanner, STR("null"));
	else if (first == '-' || ascii_is_digit(first))
		is_fine = scan_number(scanner);
	else
		is_fine = refuse_as(scanner, &json_value, "");
	places->places[index].text = str_slice(scanner->text, start, scanner->position);
	return is_fine;
}

bool json_scan(struct arena *arena, struct str text, struct str path, struct json_places *places,
    struct diags *diags)
{
	struct scanner scanner = { .arena = arena,
		.diags = diags,
		.text = text,
		.path = path,
		.places = places,
		.line = 1,
		.column = 1 };

	*places = (struct json_places){ NULL, 0 };
	skip_blanks(&scanner);
	if (!scan_value(&scanner, (struct location){ 0 }))
		return false;
	skip_blanks(&scanner);
	return at_end(&scanner) || refuse_as(&scanner, &json_more, "");
}
