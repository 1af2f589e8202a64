/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_STRBUF_H
#define DATAMO_BASE_STRBUF_H

#include <stddef.h>

#include "base/str.h"

/* Growing text that its owner releases. A NUL byte always follows data[len]. */
struct strbuf {
	char *data;
	size_t len, size;
};

#define STRBUF_INIT        \
	{                  \
		NULL, 0, 0 \
	}

void strbuf_release(struct strbuf *buf);
void strbuf_clear(struct strbuf *buf); /* keeps the memory for reuse */
void strbuf_reserve(struct strbuf *buf, size_t more);

void strbuf_add(struct strbuf *buf, struct str text);
void strbuf_add_bytes(struct strbuf *buf, const void *data, size_t len);
void strbuf_add_char(struct strbuf *buf, char c);
void strbuf_add_cstr(struct strbuf *buf, const char *text);
void strbuf_add_format(struct strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What is in it now; borrowed until the next change. */
struct str strbuf_str(const struct strbuf *buf);

#endif
