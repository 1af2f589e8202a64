/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_UTF8_H
#define DATAMO_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct strbuf;

enum { UTF8_REPLACEMENT = 0xfffd, UTF8_BYTES_MAX = 4 };

/*
 * Well-formed UTF-8 by RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF. Else
 * false, and *bad_offset (which may be NULL) is where the first ill-formed sequence begins.
 */
bool text_is_utf8(struct str text, size_t *bad_offset);

/*
 * Takes the next code point off a text that is not empty. Of an ill-formed sequence it takes the
 * part that Unicode calls maximal (at least one byte) and gives U+FFFD, so that a loop always ends.
 */
uint32_t utf8_next(struct str *rest);
/* The same, telling whether it was well-formed. */
bool utf8_take(struct str *rest, uint32_t *code_point);

/* The length of the well-formed sequence at `offset`, 0 when it is ill-formed. */
size_t utf8_sequence(struct str text, size_t offset);

/* A surrogate or a number above U+10FFFF is added as U+FFFD. */
void utf8_add(struct strbuf *buf, uint32_t code_point);
/* The bytes of a code point, as above; how many. */
size_t utf8_encode(uint32_t code_point, char bytes[UTF8_BYTES_MAX]);

/* The text with each ill-formed sequence as U+FFFD. */
void utf8_add_repaired(struct strbuf *buf, struct str text);

/* Counted in code points; each ill-formed sequence counts as one. */
size_t utf8_length(struct str text);
/* The start of a text, at most so many code points, never cut inside of one. */
struct str utf8_cut(struct str text, size_t code_points);

/* C0, DEL and C1; tab and line ends too. */
bool code_point_is_control(uint32_t code_point);
/* What turns the direction of the text around it: U+061C, U+200E/F, U+202A–202E, U+2066–2069. */
bool code_point_is_bidi_control(uint32_t code_point);
/*
 * What takes no room, so that two names look the same: zero-width characters, soft hyphen, fillers,
 * tags (U+E0000–E007F), variation selectors, the byte order mark; not the bidi controls.
 */
bool code_point_is_invisible(uint32_t code_point);

/* The first bidi control or invisible character; false when there is none. Both results may be
 * NULL. */
bool text_find_hidden(struct str text, size_t *offset, uint32_t *code_point);

#endif
