/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_PACKED_H
#define DATAMO_BASE_PACKED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/strbuf.h"

/* Numbers and texts one after the other, as the program keeps them for itself between two runs. */
void packed_add_number(struct strbuf *packed, uint64_t number);
void packed_add_text(struct strbuf *packed, struct str text);

/* Whatever the bytes are, reading ends well: past what is there come zeros and empty texts. */
struct packed_reader {
	struct str rest; /* what is read is borrowed from it */
	bool is_broken;
};

uint64_t packed_number(struct packed_reader *reader);
struct str packed_text(struct packed_reader *reader);
/* How many things follow, of at least one byte each: no more than there can be. */
size_t packed_count(struct packed_reader *reader);

#endif
