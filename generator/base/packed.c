/* SPDX-License-Identifier: MIT */
#include "base/packed.h"

/* Seven bits a byte, the lowest first; all but the last have the eighth. */
enum { PART_BITS = 7, PART = 0x7f, MORE = 0x80, BITS = 64 };

void packed_add_number(struct strbuf *packed, uint64_t number)
{
	for (; number > PART; number >>= PART_BITS)
		strbuf_add_char(packed, (char)(MORE | (number & PART)));
	strbuf_add_char(packed, (char)number);
}

void packed_add_text(struct strbuf *packed, struct str text)
{
	packed_add_number(packed, text.len);
	strbuf_add(packed, text);
}

static uint64_t fail(struct packed_reader *reader)
{
	reader->rest.len = 0;
	reader->is_broken = true;
	return 0;
}

uint64_t packed_number(struct packed_reader *reader)
{
	uint64_t number = 0;

	for (unsigned shift = 0; shift < BITS && reader->rest.len; shift += PART_BITS) {
		unsigned char byte = (unsigned char)*reader->rest.data;

		reader->rest = str_from(reader->rest, 1);
		number |= (uint64_t)(byte & PART) << shift;
		if (!(byte & MORE))
			return number;
	}
	return fail(reader);
}

struct str packed_text(struct packed_reader *reader)
{
	uint64_t len = packed_number(reader);
	struct str text = { reader->rest.data, (size_t)len };

	if (len > reader->rest.len) {
		fail(reader);
		return STR("");
	}
	reader->rest = str_from(reader->rest, text.len);
	return text;
}

size_t packed_count(struct packed_reader *reader)
{
	uint64_t count = packed_number(reader);

	return count <= reader->rest.len ? (size_t)count : (size_t)fail(reader);
}
