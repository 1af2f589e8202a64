/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_SPREADSHEET_TRAPS_CELL_H
#define DATAMO_CHECK_SPREADSHEET_TRAPS_CELL_H

#include <stdint.h>

#include "base/str.h"

/* What is to be seen in a single cell. The first ones are traps by themselves. */
enum cell_sign {
	SIGN_ERROR,      /* #REF! */
	SIGN_MOJIBAKE,   /* UTF-8 that was read as Windows-1252 or the like */
	SIGN_DECOMPOSED, /* letters and their marks apart (not NFC) */
	SIGN_FORMULA,    /* begins like one */
	SIGN_HIDDEN,     /* invisible or bidirectional characters */

	SIGN_DIGITS,        /* nothing else */
	SIGN_NUMBER,        /* any number */
	SIGN_FRACTION,      /* 1.5, 2e-3 */
	SIGN_SCIENTIFIC,    /* 1.23E+11, as a long code is shown */
	SIGN_GROUPED_DOT,   /* 1.234.567 or 1.234,5 */
	SIGN_GROUPED_COMMA, /* 1,234,567 or 1,234.5 */
	SIGN_GROUPED_BLANK,
	SIGN_DAY_FIRST,   /* 31/01/2024 */
	SIGN_MONTH_FIRST, /* 01/31/2024 */
	SIGN_COUNT
};

/* The mask of signs, 1u << sign. */
unsigned cell_signs(struct str cell);

#endif
