/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

/* Most of what is formatted is no longer. */
enum { FORMAT_ROOM = 63 };

void strbuf_release(struct strbuf *buf)
{
	memory_free(buf->data);
	*buf = (struct strbuf)STRBUF_INIT;
}

void strbuf_clear(struct strbuf *buf)
{
	buf->len = 0;
	if (buf->data)
		buf->data[0] = '\0';
}

static void grow(struct strbuf *buf, size_t more)
{
	size_t needed = size_add(size_add(buf->len, more), 1), size = buf->size;

	if (size < 64)
		size = 64;
	while (size < needed)
		size = size_add(size, size / 2);
	buf->data = memory_realloc(buf->data, size);
	buf->size = size;
}

/* There is room for `more` and the NUL: nearly always so. */
static inline bool has_room(const struct strbuf *buf, size_t more)
{
	return more < buf->size - buf->len;
}

void strbuf_reserve(struct strbuf *buf, size_t more)
{
	if (!has_room(buf, more))
		grow(buf, more);
}

void strbuf_add_bytes(struct strbuf *buf, const void *data, size_t len)
{
	if (!has_room(buf, len))
		grow(buf, len);
	if (len)
		memcpy(buf->data + buf->len, data, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
}

void strbuf_add(struct strbuf *buf, struct str text)
{
	strbuf_add_bytes(buf, text.data, text.len);
}

void strbuf_add_char(struct strbuf *buf, char c)
{
	if (!has_room(buf, 1))
		grow(buf, 1);
	buf->data[buf->len++] = c;
	buf->data[buf->len] = '\0';
}

void strbuf_add_cstr(struct strbuf *buf, const char *text)
{
	strbuf_add(buf, str_of(text));
}

void strbuf_add_format(struct strbuf *buf, const char *format, ...)
{
	va_list arguments;
	int len;

	strbuf_reserve(buf, FORMAT_ROOM);
	va_start(arguments, format);
	len = vsnprintf(buf->data + buf->len, buf->size - buf->len, format, arguments);
	va_end(arguments);
	assert(len >= 0);
	if (!has_room(buf, (size_t)len)) {
		grow(buf, (size_t)len);
		va_start(arguments, format);
		vsnprintf(buf->data + buf->len, (size_t)len + 1, format, arguments);
		va_end(arguments);
	}
	buf->len += (size_t)len;
}

struct str strbuf_str(const struct strbuf *buf)
{
	return (struct str){ buf->data ? buf->data : "", buf->len };
}
