/* SPDX-License-Identifier: MIT */
#include "export/xlsx_sheet.h"

#include <math.h>

#include "base/number.h"
#include "base/utf8.h"

/* Days from Excel's day 0 to 1970-01-01. Before 1 March 1900 its count is off by the 29 February
 * that it believes in, so those days are text. */
enum { SERIAL_1970 = 25569, SERIAL_FIRST = 61, SECONDS_A_DAY = 86400 };

#define NUMBER_LARGEST 9.99999999999999e307
#define NUMBER_SMALLEST 2.2250738585072014e-308

size_t xlsx_letters(size_t column, char letters[XLSX_LETTERS_MAX])
{
	size_t count = column < 26 ? 1 : column < 26 + 26 * 26 ? 2 : 3;

	for (size_t i = count; i > 0; i--) {
		letters[i - 1] = (char)('A' + column % 26);
		column = column / 26 - 1;
	}
	return count;
}

struct str xlsx_number(uint64_t number, char text[XLSX_NUMBER_MAX])
{
	size_t at = XLSX_NUMBER_MAX;

	do {
		text[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	return (struct str){ text + at, XLSX_NUMBER_MAX - at };
}

/* Bytes with which something begins that cannot stand as it is. */
static bool is_special(unsigned char c)
{
	return c == '&' || c == '<' || c == '>' || c == '"' || c == '_' ||
	       (c < 0x20 && c != '\t' && c != '\n') || c == 0xef;
}

static bool is_hex(char c)
{
	return ascii_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* "_x0041_" would be read as "A", so its first character is spelled out. */
static bool looks_escaped(struct str text)
{
	return text.len >= 7 && text.data[1] == 'x' && is_hex(text.data[2]) &&
	       is_hex(text.data[3]) && is_hex(text.data[4]) && is_hex(text.data[5]) &&
	       text.data[6] == '_';
}

/* What begins with a special byte; how many bytes it took. */
static size_t add_special(struct strbuf *xml, struct str text)
{
	static const char digits[] = "0123456789ABCDEF";
	unsigned char c = (unsigned char)text.data[0];

	if (c == '&') {
		strbuf_add(xml, STR("&amp;"));
	} else if (c == '<') {
		strbuf_add(xml, STR("&lt;"));
	} else if (c == '>') {
		strbuf_add(xml, STR("&gt;"));
	} else if (c == '"') {
		strbuf_add(xml, STR("&quot;"));
	} else if (c == '_') {
		strbuf_add(xml, looks_escaped(text) ? STR("_x005F_") : STR("_"));
	} else if (c < 0x20) {
		char escape[] = { '_', 'x', '0', '0', digits[c >> 4], digits[c & 15], '_' };

		strbuf_add_bytes(xml, escape, sizeof(escape));
	} else if (text.len >= 3 && (unsigned char)text.data[1] == 0xbf &&
		   (unsigned char)text.data[2] >= 0xbe) {
		strbuf_add(
		    xml, (unsigned char)text.data[2] == 0xbe ? STR("_xFFFE_") : STR("_xFFFF_"));
		return 3;
	} else {
		strbuf_add_char(xml, text.data[0]);
	}
	return 1;
}

void xlsx_add_text(struct strbuf *xml, struct str text)
{
	size_t start = 0, at = 0;

	while (at < text.len) {
		if (!is_special((unsigned char)text.data[at])) {
			at++;
			continue;
		}
		strbuf_add(xml, str_slice(text, start, at));
		at += add_special(xml, str_from(text, at));
		start = at;
	}
	strbuf_add(xml, str_from(text, start));
}

static bool is_too_long(struct str text)
{
	size_t units = 0;

	if (text.len <= XLSX_CHARACTERS_MAX)
		return false;
	while (text.len && units <= XLSX_CHARACTERS_MAX)
		units += utf8_next(&text) > 0xffff ? 2 : 1;
	return units > XLSX_CHARACTERS_MAX;
}

static void begin_cell(struct strbuf *xml, const struct xlsx_place *place, enum xlsx_style style)
{
	strbuf_add(xml, STR("<c r=\""));
	strbuf_add_bytes(xml, place->letters, place->letter_count);
	strbuf_add(xml, place->row);
	if (style) {
		char attribute[] = { '"', ' ', 's', '=', '"', (char)('0' + style) };

		strbuf_add_bytes(xml, attribute, sizeof(attribute));
	}
}

/* Blanks at the ends, and line ends, are kept only when asked for. */
static bool needs_space_kept(struct str text)
{
	return text.len &&
	       (ascii_is_space(text.data[0]) || ascii_is_space(text.data[text.len - 1]) ||
		   str_find(text, '\n') < text.len);
}

bool xlsx_add_text_cell(
    struct strbuf *xml, const struct xlsx_place *place, enum xlsx_style style, struct str text)
{
	if (is_too_long(text))
		return false;
	begin_cell(xml, place, style);
	strbuf_add(xml, needs_space_kept(text)
			    ? STR("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
			    : STR("\" t=\"inlineStr\"><is><t>"));
	xlsx_add_text(xml, text);
	strbuf_add(xml, STR("</t></is></c>"));
	return true;
}

static void add_number_cell(
    struct strbuf *xml, const struct xlsx_place *place, enum xlsx_style style, struct str number)
{
	begin_cell(xml, place, style);
	strbuf_add(xml, STR("\"><v>"));
	strbuf_add(xml, number);
	strbuf_add(xml, STR("</v></c>"));
}

/* Those that a spreadsheet keeps as they are: at most 15 digits that count, of a size it knows. */
static bool is_plain_number(const struct value *value)
{
	size_t digits = 0, zeros = 0;
	double size = fabs(value->number);

	for (size_t i = 0; i < value->text.len; i++) {
		char c = value->text.data[i];

		if (c == 'e' || c == 'E')
			break;
		if (c == '0') {
			zeros += digits > 0;
		} else if (ascii_is_digit(c)) {
			digits += zeros + 1;
			zeros = 0;
		} else if (ascii_is_alpha(c)) {
			return false;
		}
	}
	return digits <= XLSX_DIGITS_MAX && size <= NUMBER_LARGEST &&
	       (size >= NUMBER_SMALLEST || !digits);
}

/* Without a zone and without parts of a second, which a spreadsheet does not know. */
static bool is_plain_time(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];

		if (!ascii_is_digit(c) && c != ':' && c != '-' && c != 'T')
			return false;
	}
	return text.len <= sizeof("2024-07-20T07:30:15") - 1;
}

/* All digits of the double: with fewer, programs that cut show a second less. */
static void add_serial_cell(
    struct strbuf *xml, const struct xlsx_place *place, enum xlsx_style style, double serial)
{
	begin_cell(xml, place, style);
	strbuf_add(xml, STR("\"><v>"));
	number_add_double(xml, serial);
	strbuf_add(xml, STR("</v></c>"));
}

static bool add_time(struct strbuf *xml, const struct xlsx_place *place, const struct value *value)
{
	double serial = value->number + SERIAL_1970;
	char text[XLSX_NUMBER_MAX];

	if (!is_plain_time(value->text))
		return false;
	if (value->type == TYPE_TIME) {
		add_serial_cell(xml, place, XLSX_TIME, value->number / SECONDS_A_DAY);
		return true;
	}
	if (value->type == TYPE_DATETIME)
		serial = value->number / SECONDS_A_DAY + SERIAL_1970;
	if (serial < SERIAL_FIRST)
		return false;
	if (value->type == TYPE_DATETIME)
		add_serial_cell(xml, place, XLSX_DATETIME, serial);
	else
		add_number_cell(xml, place, XLSX_DATE, xlsx_number((uint64_t)serial, text));
	return true;
}

bool xlsx_add_value_cell(
    struct strbuf *xml, const struct xlsx_place *place, const struct value *value)
{
	enum field_type type = value->type;

	if (value->state != VALUE_OK)
		return true;
	if (field_type_is_numeric(type) && is_plain_number(value)) {
		add_number_cell(xml, place, XLSX_GENERAL, value->text);
		return true;
	}
	if ((type == TYPE_DATE || type == TYPE_DATETIME || type == TYPE_TIME) &&
	    add_time(xml, place, value))
		return true;
	if (type == TYPE_BOOLEAN) {
		begin_cell(xml, place, XLSX_GENERAL);
		strbuf_add(xml, value->boolean ? STR("\" t=\"b\"><v>1</v></c>")
					       : STR("\" t=\"b\"><v>0</v></c>"));
		return true;
	}
	return xlsx_add_text_cell(xml, place, XLSX_TEXT, value->text);
}
