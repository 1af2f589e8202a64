/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_TEXT_H
#define DATAMO_MODEL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * Text for people: one string, or one a language (`title: {vi: …, en: …}`). An entry whose language
 * is empty is in the portal's first language.
 */
struct text_entry {
	struct str language; /* BCP 47, lower case */
	struct str value;
};

struct text {
	struct text_entry *entries;
	size_t count;
};

/* What a reader of a language gets to see. */
struct text_choice {
	struct str value;
	struct str language; /* in which it is */
	bool is_fallback;    /* not the language that was asked for */
};

bool text_is_empty(const struct text *text);

/* The wanted language, else the portal's languages in their order, else any; value is empty when
 * there is none. */
struct text_choice text_in(
    const struct text *text, const struct str *languages, size_t language_count, struct str wanted);

#endif
