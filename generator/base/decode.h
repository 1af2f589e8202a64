/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_DECODE_H
#define DATAMO_BASE_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

/* An encoding that can be declared: "windows-1258", with iconv's name for it. */
struct encoding {
	const char *name, *iconv_name;
	bool composes; /* it writes tone marks apart: the text is brought into NFC */
};

/* By its name or a usual alias ("cp1258", "latin1", "TCVN3"), case and punctuation ignored; NULL:
 * not known. */
const struct encoding *encoding_find(struct str name);
/* All of them, for messages; NULL past the end. */
const struct encoding *encoding_at(size_t index);
bool encoding_is_utf8(const struct encoding *encoding);

/* A stream of bytes in another encoding that becomes UTF-8, piece by piece. */
struct decoder;

struct decoder *decoder_new(const struct encoding *encoding);
void decoder_free(struct decoder *decoder); /* NULL is fine */

/*
 * Adds the text of the next bytes to `out`; what may depend on the bytes to come waits for the next
 * call, or for `is_final`. false: a byte that the encoding does not have; *bad_offset is its place
 * in the whole stream, and what came before it was added.
 */
bool decoder_add(struct decoder *decoder, struct str bytes, bool is_final, struct strbuf *out,
    uint64_t *bad_offset);

/* A whole text at once; false as above (then `out` has the part before the bad byte). */
bool decode_add(struct strbuf *out, const struct encoding *encoding, struct str bytes);

#endif
