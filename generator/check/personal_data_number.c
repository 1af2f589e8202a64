/* SPDX-License-Identifier: MIT */
#include "check/personal_data_number.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { CITIZEN_ID_DIGITS = 12, CARD_DIGITS = 9, TAX_DIGITS = 10, OLDEST_BIRTH = 1910 };

/* Where a birth was registered: Circular 07/2016/TT-BCA, Annex 1. */
static const unsigned char provinces[] = { 1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24,
	25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58,
	60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94,
	95, 96 };

static int digit_at(struct str digits, size_t index)
{
	return digits.data[index] - '0';
}

/* Province, century and sex, year of birth, six more: Decree 137/2015, Art. 13. No check digit. */
static bool is_citizen_id(struct str digits, struct date today)
{
	int province, year;

	if (digits.len != CITIZEN_ID_DIGITS || digits.data[0] != '0')
		return false;
	province = digit_at(digits, 1) * 10 + digit_at(digits, 2);
	if (!memchr(provinces, province, sizeof(provinces)))
		return false;
	year = 1900 + digit_at(digits, 3) / 2 * 100 + digit_at(digits, 4) * 10 +
	       digit_at(digits, 5);
	return year >= OLDEST_BIRTH && year <= (today.year ? today.year : 2099);
}

/* A spreadsheet that took it for a number dropped the zeros of the province. */
static bool is_short_citizen_id(struct str digits, struct date today)
{
	char padded[CITIZEN_ID_DIGITS];
	size_t zeros = CITIZEN_ID_DIGITS - digits.len;

	if (digits.len < 10 || digits.len > 11 || digits.data[0] == '0')
		return false;
	memset(padded, '0', zeros);
	memcpy(padded + zeros, digits.data, digits.len);
	return is_citizen_id((struct str){ padded, CITIZEN_ID_DIGITS }, today);
}

/* The police of a province issued it: 01 to 38. */
static bool is_identity_card(struct str digits)
{
	int province;

	if (digits.len != CARD_DIGITS)
		return false;
	province = digit_at(digits, 0) * 10 + digit_at(digits, 1);
	return province >= 1 && province <= 38;
}

bool tax_code_is_valid(struct str digits)
{
	static const int weights[TAX_DIGITS - 1] = { 31, 29, 23, 19, 17, 13, 7, 5, 3 };
	int sum = 0, serial = 0;

	if (digits.len != TAX_DIGITS)
		return false;
	for (size_t i = 0; i < COUNT(weights); i++) {
		sum += weights[i] * digit_at(digits, i);
		serial += i >= 2 ? digit_at(digits, i) : 0;
	}
	return serial > 0 && 10 - sum % 11 == digit_at(digits, TAX_DIGITS - 1);
}

/* Without 0, 84 or 0084 before it; empty when none of these is there. */
static struct str national_number(struct str digits)
{
	if (str_starts_with(digits, STR("0084")))
		digits = str_from(digits, 4);
	else if (digits.len >= 11 && str_starts_with(digits, STR("84")))
		digits = str_from(digits, 2);
	else if (digits.data[0] != '0')
		return STR("");
	return digits.len && digits.data[0] == '0' ? str_from(digits, 1) : digits;
}

/* The prefixes in use (libphonenumber's and the operators' lists together). */
static bool is_mobile(struct str national)
{
	static const char *const second[10] = { [3] = "0123456789",
		[5] = "125689",
		[7] = "06789",
		[8] = "123456789",
		[9] = "0123456789" };
	const char *allowed;

	if (national.len != 9)
		return false;
	allowed = second[digit_at(national, 0)];
	return allowed && strchr(allowed, national.data[1]);
}

/* The eleven digits that mobile numbers had until 2018: 012x 016x 018x 0199. */
static bool is_old_mobile(struct str national)
{
	return national.len == 10 && national.data[0] == '1' &&
	       (strchr("268", national.data[1]) || str_starts_with(national, STR("199")));
}

static bool is_landline(struct str national)
{
	static const char *const third[10] = { "3456789", "012345689", "01256789", "23456789",
		"2345678", "12456789", "01239", "01234567", "23456789", "01234679" };

	return national.len == 10 && national.data[0] == '2' &&
	       strchr(third[digit_at(national, 1)], national.data[2]);
}

unsigned personal_number_kinds(struct str digits, struct date today)
{
	struct str national;
	unsigned kinds = 0;

	if (digits.len < PERSONAL_DIGITS_MIN || digits.len > PERSONAL_DIGITS_MAX)
		return 0;
	national = national_number(digits);
	if (is_citizen_id(digits, today))
		kinds |= 1u << PERSONAL_CITIZEN_ID;
	if (is_short_citizen_id(digits, today))
		kinds |= 1u << PERSONAL_CITIZEN_ID_SHORT;
	if (is_identity_card(digits))
		kinds |= 1u << PERSONAL_IDENTITY_CARD;
	if (tax_code_is_valid(digits))
		kinds |= 1u << PERSONAL_TAX_CODE;
	if (is_mobile(national) || is_old_mobile(national))
		kinds |= 1u << PERSONAL_PHONE;
	if (is_mobile(digits))
		kinds |= 1u << PERSONAL_PHONE_SHORT;
	if (is_landline(national))
		kinds |= 1u << PERSONAL_LANDLINE;
	return kinds;
}
