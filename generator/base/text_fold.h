/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_TEXT_FOLD_H
#define DATAMO_BASE_TEXT_FOLD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

struct strbuf;

enum { TEXT_SLUG_MAX = 64 };

/* Unicode normalization form C (UAX #15), which Vietnamese text should have. Ill-formed UTF-8 is
 * not NFC. */
bool text_is_nfc(struct str text);
/* Ill-formed sequences become U+FFFD. */
void text_add_nfc(struct strbuf *buf, struct str text);
/* The text itself when it is in NFC already (then not copied), else its NFC in the arena. */
struct str text_nfc(struct arena *arena, struct str text);

/*
 * For search and for comparing names: compatibility forms and letter case folded (NFKC_Casefold),
 * ignorable characters and diacritics dropped, đ as d (also ð and ɖ, whose capitals Ð and Ɖ are
 * often typed for Đ). Vowel signs of other scripts stay. Folding twice changes nothing more.
 */
void text_add_fold(struct strbuf *buf, struct str text);
struct str text_fold(struct arena *arena, struct str text);

/*
 * For URLs and ids: 1 to TEXT_SLUG_MAX of [a-z0-9-], no dash first, last or twice. A text without
 * any letter or digit that folds to ASCII gives "x" and 16 hexadecimal digits of its hash.
 * Different texts may share a slug.
 */
void text_add_slug(struct strbuf *buf, struct str text);
struct str text_slug(struct arena *arena, struct str text);

#endif
