/* SPDX-License-Identifier: MIT */
#include "profile/cell_shape.h"

#include <stdlib.h>
#include <string.h>

#include "profile/shapes.h"

/* 0 and 1 are not here: they are integers as often. */
const struct boolean_word boolean_words[BOOLEAN_WORD_COUNT] = {
	{ STR_INIT("true"), true, 0 },
	{ STR_INIT("True"), true, 0 },
	{ STR_INIT("TRUE"), true, 0 },
	{ STR_INIT("false"), false, 0 },
	{ STR_INIT("False"), false, 0 },
	{ STR_INIT("FALSE"), false, 0 },
	{ STR_INIT("có"), true, 1 },
	{ STR_INIT("Có"), true, 1 },
	{ STR_INIT("CÓ"), true, 1 },
	{ STR_INIT("không"), false, 1 },
	{ STR_INIT("Không"), false, 1 },
	{ STR_INIT("KHÔNG"), false, 1 },
	{ STR_INIT("yes"), true, 2 },
	{ STR_INIT("Yes"), true, 2 },
	{ STR_INIT("YES"), true, 2 },
	{ STR_INIT("no"), false, 2 },
	{ STR_INIT("No"), false, 2 },
	{ STR_INIT("NO"), false, 2 },
	{ STR_INIT("đúng"), true, 3 },
	{ STR_INIT("Đúng"), true, 3 },
	{ STR_INIT("ĐÚNG"), true, 3 },
	{ STR_INIT("sai"), false, 3 },
	{ STR_INIT("Sai"), false, 3 },
	{ STR_INIT("SAI"), false, 3 },
};

static bool boolean_shape(struct str cell, struct cell_shape *shape)
{
	if (cell.len > 8)
		return false;
	for (size_t i = 0; i < BOOLEAN_WORD_COUNT; i++)
		if (cell.data[0] == boolean_words[i].text.data[0] &&
		    str_eq(cell, boolean_words[i].text)) {
			shape->kind = CELL_BOOLEAN;
			shape->forms = 1u << boolean_words[i].set;
			shape->traits = (uint32_t)TRAIT_WORD << i;
			return true;
		}
	return false;
}

/* A signed decimal with a fraction, as coordinates have. */
static bool is_coordinate(struct str text, double limit)
{
	char buffer[SHAPE_BYTES_MAX + 1];
	size_t i = text.len && text.data[0] == '-', whole = i, fraction;
	double number;

	while (i < text.len && ascii_is_digit(text.data[i]))
		i++;
	whole = i - whole;
	if (whole < 1 || whole > 3 || i + 1 >= text.len || text.data[i] != '.')
		return false;
	for (fraction = ++i; i < text.len && ascii_is_digit(text.data[i]);)
		i++;
	if (i == fraction || i < text.len)
		return false;
	memcpy(buffer, text.data, text.len);
	buffer[text.len] = '\0';
	number = strtod(buffer, NULL);
	return number >= -limit && number <= limit;
}

/* Table Schema's order: longitude, then latitude. */
static bool geopoint_shape(struct str cell, struct cell_shape *shape)
{
	size_t comma = str_find(cell, ',');
	struct str latitude = str_from(cell, comma + 1);

	if (comma == cell.len)
		return false;
	if (latitude.len && latitude.data[0] == ' ')
		latitude = str_from(latitude, 1);
	if (!is_coordinate(str_slice(cell, 0, comma), 180) || !is_coordinate(latitude, 90))
		return false;
	shape->kind = CELL_GEOPOINT;
	shape->forms = 1;
	shape->traits = 0;
	return true;
}

static bool is_digit_at(struct str cell, size_t i)
{
	return i < cell.len && (unsigned)(unsigned char)cell.data[i] - '0' <= 9;
}

/* A date or time has its first separator behind one, two or four digits. */
static bool may_be_time(struct str cell)
{
	size_t i = 0;

	while (is_digit_at(cell, i) && i < 5)
		i++;
	if (i == 0 || i == 3 || i > 4 || i >= cell.len)
		return false;
	return cell.data[i] == '-' || cell.data[i] == '/' || cell.data[i] == ':' ||
	       (cell.data[i] == '.' && cell.len >= 8);
}

struct cell_shape cell_shape_of(struct str cell)
{
	struct cell_shape shape;
	char first = cell.data[0];

	if (cell.len <= SHAPE_BYTES_MAX) {
		if (is_digit_at(cell, 0) || first == '-' || first == '+' || first == '.' ||
		    first == ',' || first == '\xe2') {
			if ((may_be_time(cell) && time_shape(cell, &shape)) ||
			    number_shape(cell, &shape) || geopoint_shape(cell, &shape))
				return shape;
		} else if (boolean_shape(cell, &shape)) {
			return shape;
		}
	}
	shape.kind = CELL_TEXT;
	shape.forms = shape.traits = 0;
	return shape;
}

uint32_t cell_forms_of_reading(enum cell_kind kind, unsigned reading)
{
	if (kind == CELL_NUMBER)
		return reading ? NUMBER_FORMS_COMMA : NUMBER_FORMS_DOT;
	if (kind == CELL_DATE || kind == CELL_DATETIME)
		return reading ? FORMS_MDY : FORM_ISO | FORMS_YMD | FORMS_DMY;
	return reading ? 0 : UINT32_MAX;
}
