/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_VALUE_KEY_H
#define DATAMO_CHECK_VALUE_KEY_H

#include "base/str.h"
#include "base/strbuf.h"
#include "model/value.h"

/*
 * The text that equal values have in common, however their cells are written: 007 and 7, 1.50 and
 * 1.5. Borrowed from the value, or added to `scratch`.
 */
struct str value_key(const struct value *value, struct strbuf *scratch);

#endif
