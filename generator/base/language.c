/* SPDX-License-Identifier: MIT */
#include "base/language.h"

bool language_is(struct str tag, struct str primary)
{
	return str_eq_ignoring_case(str_slice(tag, 0, str_find(tag, '-')), primary);
}
