/* SPDX-License-Identifier: MIT */
#include "read/table_input.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"

static const char byte_order_mark[] = { '\xef', '\xbb', '\xbf' };

void table_input_open(struct table_input *input, int fd, const struct encoding *encoding)
{
	*input = (struct table_input){ .fd = fd, .encoding = encoding };
	if (!encoding_is_utf8(encoding))
		input->decoder = decoder_new(encoding);
	if (lseek(fd, 0, SEEK_SET) != 0) {
		input->problem = INPUT_UNREADABLE;
		input->error_number = errno;
	}
}

void table_input_close(struct table_input *input)
{
	decoder_free(input->decoder);
	strbuf_release(&input->window);
}

static bool is_ascii(struct str text)
{
	size_t i = 0;
	uint64_t any = 0;

	for (; i + sizeof(uint64_t) <= text.len; i += sizeof(uint64_t)) {
		uint64_t word;

		memcpy(&word, text.data + i, sizeof(word));
		any |= word;
	}
	for (; i < text.len; i++)
		any |= (unsigned char)text.data[i];
	return !(any & UINT64_C(0x8080808080808080));
}

/* How many bytes at the end begin a character that more bytes may complete. */
static size_t incomplete_tail(struct str text)
{
	for (size_t back = 1; back <= 3 && back <= text.len; back++) {
		unsigned char c = (unsigned char)text.data[text.len - back];
		size_t length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;

		if (c >= 0xc0)
			return length > back ? back : 0;
		if (c < 0x80)
			return 0;
	}
	return 0;
}

static void set_problem(struct table_input *input, enum input_problem problem, size_t at)
{
	input->problem = problem;
	input->problem_offset = input->position + at;
	input->end = at;
}

/* Moves `end` over what is good of the new bytes. */
static void check_new_bytes(struct table_input *input)
{
	struct str fresh = str_from(strbuf_str(&input->window), input->end);
	size_t bad, start = input->end;
	const char *nul;

	if (fresh.len == 0)
		return;
	if (is_ascii(fresh)) {
		input->end = input->window.len;
	} else {
		size_t tail = input->is_at_end ? 0 : incomplete_tail(fresh);

		if (text_is_utf8(str_slice(fresh, 0, fresh.len - tail), &bad))
			input->end = input->window.len - tail;
		else
			set_problem(input, INPUT_NOT_UTF8, start + bad);
		if (!is_ascii(str_slice(fresh, 0, input->end - start)))
			input->has_multibyte = true;
	}
	nul = memchr(fresh.data, '\0', input->end - start);
	if (nul)
		set_problem(input, INPUT_NUL, start + (size_t)(nul - fresh.data));
}

static void drop_byte_order_mark(struct table_input *input)
{
	struct strbuf *window = &input->window;

	input->has_started = true;
	if (window->len < sizeof(byte_order_mark) ||
	    memcmp(window->data, byte_order_mark, sizeof(byte_order_mark)) != 0)
		return;
	window->len -= sizeof(byte_order_mark);
	memmove(window->data, window->data + sizeof(byte_order_mark), window->len);
	input->position += sizeof(byte_order_mark);
	input->has_bom = true;
}

/* Reads a block behind the window; false when the file cannot be read. */
static bool read_block(struct table_input *input)
{
	struct strbuf *window = &input->window;
	ssize_t got;

	if (input->decoder) {
		char block[INPUT_BLOCK_BYTES / 4];
		uint64_t bad_offset;

		got = file_read_full(input->fd, block, sizeof(block));
		if (got < 0)
			return false;
		input->is_at_end = (size_t)got < sizeof(block);
		if (!decoder_add(input->decoder, (struct str){ block, (size_t)got },
			input->is_at_end, window, &bad_offset)) {
			input->problem = INPUT_UNDECODABLE;
			input->problem_offset = bad_offset;
		}
		return true;
	}
	strbuf_reserve(window, INPUT_BLOCK_BYTES);
	got = file_read_full(input->fd, window->data + window->len, INPUT_BLOCK_BYTES);
	if (got < 0)
		return false;
	window->len += (size_t)got;
	input->is_at_end = got < INPUT_BLOCK_BYTES;
	return true;
}

bool table_input_fill(struct table_input *input, size_t used)
{
	struct strbuf *window = &input->window;
	size_t before;

	if (input->problem != INPUT_FINE)
		return false;
	if (used > 0) {
		window->len -= used;
		memmove(window->data, window->data + used, window->len);
		input->end -= used;
		input->position += used;
	}
	before = input->end;
	while (!input->is_at_end && input->end == before && input->problem == INPUT_FINE) {
		if (!read_block(input)) {
			input->problem = INPUT_UNREADABLE;
			input->error_number = errno;
			break;
		}
		if (!input->has_started && window->len > 0)
			drop_byte_order_mark(input);
		check_new_bytes(input);
	}
	return input->end > before;
}
