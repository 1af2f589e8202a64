/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_PROFILE_CELL_SHAPE_H
#define DATAMO_PROFILE_CELL_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * What a cell could be, before its column has decided how numbers and dates are written. A kind has
 * forms (a mask: a column keeps those that all its cells fit) and traits (a mask: a column collects
 * those of any cell).
 */
enum cell_kind {
	CELL_NONE, /* no cell seen yet */
	CELL_TEXT,
	CELL_NUMBER,
	CELL_DATE,
	CELL_DATETIME,
	CELL_TIME,
	CELL_YEARMONTH,
	CELL_BOOLEAN,
	CELL_GEOPOINT,
	CELL_KIND_COUNT
};

/* Signs between groups that are neither dot nor comma. */
enum { GROUP_SIGN_COUNT = 6 };
extern const struct str group_signs[GROUP_SIGN_COUNT]; /* blank, U+00A0, U+202F, U+2009, ', ’ */

/* Forms of numbers. */
enum {
	NUMBER_DOT = 1 << 0,      /* 1928311.5 */
	NUMBER_DOT_EN = 1 << 1,   /* 1,928,311.5 */
	NUMBER_COMMA_VI = 1 << 2, /* 1.928.311,5 */
	NUMBER_DOT_SIGN = 1 << 3, /* 1 928 311.5; one bit a sign */
	NUMBER_COMMA_SIGN = 1 << (3 + GROUP_SIGN_COUNT),
	NUMBER_BARE = 1 << (3 + 2 * GROUP_SIGN_COUNT),
	NUMBER_PERCENTS = 1 << (4 + 2 * GROUP_SIGN_COUNT),
};
enum {
	NUMBER_SIGNS = (1 << GROUP_SIGN_COUNT) - 1,
	NUMBER_FORMS_DOT = NUMBER_DOT | NUMBER_DOT_EN | NUMBER_SIGNS * NUMBER_DOT_SIGN,
	NUMBER_FORMS_COMMA = NUMBER_COMMA_VI | NUMBER_SIGNS * NUMBER_COMMA_SIGN,
};

/* Forms of dates and of the dates of datetimes; of a bit for each of / - . */
enum {
	FORM_ISO = 1 << 0,
	FORM_YMD = 1 << 1, /* 2024/7/20 */
	FORM_DMY = 1 << 4,
	FORM_MDY = 1 << 7,
	FORM_SIGN_COUNT = 3
};
enum {
	FORMS_YMD = 7 * FORM_YMD,
	FORMS_DMY = 7 * FORM_DMY,
	FORMS_MDY = 7 * FORM_MDY,
	FORMS_ANY_DATE = FORM_ISO | FORMS_YMD | FORMS_DMY | FORMS_MDY
};

enum cell_trait {
	TRAIT_FRACTION = 1 << 0,        /* read with a dot for decimals, it has some */
	TRAIT_FRACTION_COMMA = 1 << 1,  /* likewise with a comma */
	TRAIT_DOUBTFUL = 1 << 2,        /* both readings are possible and differ */
	TRAIT_NOT_RECENT_YEAR = 1 << 3, /* no integer from 1800 to 2100 */
	TRAIT_NOT_YEAR = 1 << 4,        /* no integer from 1000 to 2999 */
	TRAIT_SEPARATED_T = 1 << 5,     /* datetimes: T before the time */
	TRAIT_SEPARATED_BLANK = 1 << 6,
	TRAIT_SECONDS = 1 << 7,
	TRAIT_NO_SECONDS = 1 << 8,
	TRAIT_ZONE = 1 << 9, /* or decimals of a second */
	TRAIT_SHORT_HOUR = 1 << 10,
	/* booleans: from here one bit for each of boolean_words */
	TRAIT_WORD = 1 << 0,
};

struct boolean_word {
	struct str text;
	bool is_true;
	unsigned set; /* words of one set belong together: a form */
};
enum { BOOLEAN_WORD_COUNT = 24 };
extern const struct boolean_word boolean_words[BOOLEAN_WORD_COUNT];

struct cell_shape {
	enum cell_kind kind;
	uint32_t forms, traits;
	/* dot for decimals, day before month; comma for decimals, month before day */
	double readings[2];
};

/* The forms of a kind under which the first (second) reading holds. */
uint32_t cell_forms_of_reading(enum cell_kind kind, unsigned reading);

/* `cell` is not empty. */
struct cell_shape cell_shape_of(struct str cell);

#endif
