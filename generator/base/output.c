/* SPDX-License-Identifier: MIT */
#include "base/output.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/strbuf.h"

enum { BUFFER_BYTES = 64 * 1024 };

struct output {
	struct strbuf buffer;
	struct sha256 *sha256;
	uint64_t bytes;
	int fd; /* -1: memory */
	int error;
};

struct output *output_new_fd(int fd, bool hashed)
{
	struct output *output = memory_alloc_zeroed(1, sizeof(*output));

	output->fd = fd;
	if (hashed)
		output->sha256 = sha256_new();
	return output;
}

struct output *output_new_memory(void)
{
	struct output *output = memory_alloc_zeroed(1, sizeof(*output));

	output->fd = -1;
	return output;
}

void output_free(struct output *output)
{
	if (!output)
		return;
	strbuf_release(&output->buffer);
	sha256_free(output->sha256);
	memory_free(output);
}

static void write_all(struct output *output, const char *data, size_t len)
{
	if (output->sha256)
		sha256_add(output->sha256, data, len);
	while (len) {
		ssize_t written = write(output->fd, data, len);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			output->error = written < 0 ? errno : EIO;
			return;
		}
		data += written;
		len -= (size_t)written;
	}
}

int output_flush(struct output *output)
{
	if (output->fd >= 0 && !output->error && output->buffer.len)
		write_all(output, output->buffer.data, output->buffer.len);
	if (output->fd >= 0)
		strbuf_clear(&output->buffer);
	return output->error;
}

void output_add(struct output *output, struct str text)
{
	struct strbuf *buffer = &output->buffer;

	if (output->error)
		return;
	output->bytes += text.len;
	/* Nearly always there is room: writers of cells come here several times a cell. */
	if (text.len < buffer->size - buffer->len) {
		memcpy(buffer->data + buffer->len, text.len ? text.data : "", text.len);
		buffer->len += text.len;
		buffer->data[buffer->len] = '\0';
		return;
	}
	if (output->fd >= 0 && output->buffer.len + text.len > BUFFER_BYTES) {
		output_flush(output);
		if (text.len > BUFFER_BYTES / 2) {
			if (!output->error)
				write_all(output, text.data, text.len);
			return;
		}
	}
	strbuf_add(&output->buffer, text);
}

void output_add_char(struct output *output, char c)
{
	struct strbuf *buffer = &output->buffer;

	if (output->error || buffer->size - buffer->len < 2) {
		output_add(output, (struct str){ &c, 1 });
		return;
	}
	output->bytes++;
	buffer->data[buffer->len++] = c;
	buffer->data[buffer->len] = '\0';
}

void output_add_cstr(struct output *output, const char *text)
{
	output_add(output, str_of(text));
}

void output_add_number(struct output *output, uint64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	output_add(output, (struct str){ digits + at, sizeof(digits) - at });
}

int output_error(const struct output *output)
{
	return output->error;
}

uint64_t output_bytes(const struct output *output)
{
	return output->bytes;
}

struct sha256_hex output_sha256(struct output *output)
{
	assert(output->sha256);
	output_flush(output);
	return sha256_end(output->sha256);
}

struct str output_memory(const struct output *output)
{
	assert(output->fd < 0);
	return strbuf_str(&output->buffer);
}
