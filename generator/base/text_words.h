/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_TEXT_WORDS_H
#define DATAMO_BASE_TEXT_WORDS_H

#include <stdbool.h>

#include "base/str.h"

enum { TEXT_WORD_MAX = 32 };

/*
 * Takes the next word off a text: letters, marks and digits of any script (Unicode categories L, M
 * and N), cut to TEXT_WORD_MAX code points. false, and an empty rest, when there is none. Search
 * folds a text first; themes/default/assets/search.js/1-index.js cuts what a visitor types
 * likewise.
 */
bool text_next_word(struct str *rest, struct str *word);

#endif
