/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_FORMULA_H
#define DATAMO_MODEL_FORMULA_H

#include <stdbool.h>

#include "base/str.h"

/*
 * A spreadsheet that opens the text from a CSV file would run it: it begins with = + - @, their
 * full-width forms, a tab, CR, LF or NUL, and is no plain number or telephone number (security:
 * T6).
 */
bool text_is_formula_like(struct str text);

#endif
