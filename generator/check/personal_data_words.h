/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_CHECK_PERSONAL_DATA_WORDS_H
#define DATAMO_CHECK_PERSONAL_DATA_WORDS_H

#include <stdbool.h>

#include "base/str.h"
#include "base/strbuf.h"

/* What the words around a number, or of a column's name, speak of; a mask. */
enum personal_context {
	CONTEXT_CITIZEN = 1 << 0, /* identity papers */
	CONTEXT_TAX = 1 << 1,
	CONTEXT_PHONE = 1 << 2,
	CONTEXT_EMAIL = 1 << 3,
	CONTEXT_NAME = 1 << 4,
	CONTEXT_BIRTH = 1 << 5,
	CONTEXT_PERSON = 1 << 6 /* somebody, not a company */
};

/* In running text; diacritics and case do not matter. `scratch` is overwritten. */
unsigned personal_words_in_text(struct str text, struct strbuf *scratch);
/* In a column's name, where words may be run together: "soDienThoai", "sodienthoai". */
unsigned personal_words_in_name(struct str name, struct strbuf *scratch);

/* Two words or more, the first a Vietnamese family name. `scratch` is overwritten. */
bool personal_name_is_likely(struct str text, struct strbuf *scratch);

#endif
