/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_PERSONAL_DATA_NUMBER_H
#define DATAMO_CHECK_PERSONAL_DATA_NUMBER_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"

/* What a number (or an address) in a cell may be. */
enum personal_kind {
	PERSONAL_CITIZEN_ID,       /* số định danh cá nhân, CCCD: 12 digits */
	PERSONAL_CITIZEN_ID_SHORT, /* one that lost its zeros in a spreadsheet: 10 or 11 */
	PERSONAL_IDENTITY_CARD,    /* CMND: 9 digits */
	PERSONAL_TAX_CODE,
	PERSONAL_PHONE,       /* mobile */
	PERSONAL_PHONE_SHORT, /* without its zero: 9 digits */
	PERSONAL_LANDLINE,
	PERSONAL_EMAIL,
	PERSONAL_OFFICE_EMAIL, /* of a role: info@, vanthu@ */
	PERSONAL_KIND_COUNT
};

enum { PERSONAL_DIGITS_MIN = 9, PERSONAL_DIGITS_MAX = 14 };

/*
 * The kinds that a run of ASCII digits may be, as a mask of 1u << kind. `today` bounds the year of
 * birth in a citizen's number; year 0: not known.
 */
unsigned personal_number_kinds(struct str digits, struct date today);

/* The ten digits of a tax code with a right check digit (Circular 105/2020/TT-BTC, Art. 5). */
bool tax_code_is_valid(struct str digits);

#endif
