/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_XLSX_SHEET_H
#define DATAMO_EXPORT_XLSX_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/value.h"

/* The cells of a worksheet as XML (ECMA-376 part 1, 18.3.1): text, numbers and dates, never a
 * formula. */
enum {
	XLSX_ROWS_MAX = 1048576,
	XLSX_COLUMNS_MAX = 16384,
	XLSX_CHARACTERS_MAX = 32767, /* of a cell, in units of UTF-16 */
	XLSX_SHEET_NAME_MAX = 31,
	XLSX_DIGITS_MAX = 15
};

/* Indexes into the cellXfs of styles.xml. */
enum xlsx_style {
	XLSX_GENERAL,
	XLSX_TEXT,
	XLSX_HEAD,
	XLSX_DATE,
	XLSX_DATETIME,
	XLSX_TIME,
	XLSX_WRAPPED
};

/* "A", "XFD" of column 0, 16383. */
enum { XLSX_LETTERS_MAX = 3 };
size_t xlsx_letters(size_t column, char letters[XLSX_LETTERS_MAX]);

/* A number's digits, at the end of `text`. */
enum { XLSX_NUMBER_MAX = 20 };
struct str xlsx_number(uint64_t number, char text[XLSX_NUMBER_MAX]);

/* What ST_Xstring holds, in text or in a quoted attribute: XML's own characters escaped, what XML
 * cannot hold as _x0001_. */
void xlsx_add_text(struct strbuf *xml, struct str text);

/* "B17" */
struct xlsx_place {
	const char *letters;
	size_t letter_count;
	struct str row;
};

/* false: the text is longer than a cell may be; nothing is added. No value, no cell. */
bool xlsx_add_text_cell(
    struct strbuf *xml, const struct xlsx_place *place, enum xlsx_style style, struct str text);
bool xlsx_add_value_cell(
    struct strbuf *xml, const struct xlsx_place *place, const struct value *value);

#endif
