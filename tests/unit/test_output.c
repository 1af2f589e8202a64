/* SPDX-License-Identifier: MIT */
#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "tap.h"

static void test_memory(void)
{
	struct output *output = output_new_memory();

	is_str(output_memory(output), STR(""), "an output begins empty");
	output_add_cstr(output, "rows: ");
	output_add_number(output, 0);
	output_add_char(output, ',');
	output_add_number(output, UINT64_MAX);
	output_add(output, STR("\0"));
	is_str(output_memory(output), STR("rows: 0,18446744073709551615\0"), "text and numbers");
	is_number(output_bytes(output), 29, "bytes are counted");
	is_number(output_flush(output), 0, "flushing memory does nothing");
	is_number(output_memory(output).len, 29, "and keeps it");
	output_free(output);
	output_free(NULL);
}

/* Small and large pieces in turn, so that the buffer is by-passed with something in it. */
static void test_file(void)
{
	int fd = memfd_create("output", MFD_CLOEXEC);
	struct output *output = output_new_fd(fd, true);
	struct strbuf expected = STRBUF_INIT, piece = STRBUF_INIT;
	struct sha256 *sha256 = sha256_new();
	struct sha256_hex got, wanted;
	static char written[4 * 1024 * 1024];
	ssize_t len;

	for (size_t i = 0; i < 40; i++) {
		strbuf_clear(&piece);
		for (size_t j = 0; j < i * i * 50; j++)
			strbuf_add_char(&piece, (char)('a' + (i + j) % 26));
		strbuf_add_cstr(&piece, "|");
		strbuf_add(&expected, strbuf_str(&piece));
		output_add(output, strbuf_str(&piece));
	}
	got = output_sha256(output);
	sha256_add(sha256, expected.data, expected.len);
	wanted = sha256_end(sha256);
	is_str(str_of(got.text), str_of(wanted.text), "all bytes are hashed, in order");
	is_number(output_bytes(output), expected.len, "all bytes are counted");
	is_number(output_flush(output), 0, "no error");
	len = pread(fd, written, sizeof(written), 0);
	ok(len == (ssize_t)expected.len && !memcmp(written, expected.data, expected.len),
	    "all bytes reach the file, in order");
	output_free(output);
	ok(fcntl(fd, F_GETFD) >= 0, "the descriptor stays open");
	close(fd);
	sha256_free(sha256);
	strbuf_release(&expected);
	strbuf_release(&piece);
}

static void test_failure(void)
{
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
	struct output *output = output_new_fd(full, false);

	output_add_cstr(output, "never written");
	is_number(output_error(output), 0, "what is buffered has not failed yet");
	is_number(output_flush(output), ENOSPC, "a full disk is told at the flush");
	output_add_cstr(output, "more");
	is_number(output_flush(output), ENOSPC, "the first failure sticks");
	is_number(output_bytes(output), 13, "nothing is counted after a failure");
	output_free(output);
	close(full);
}

int main(void)
{
	test_memory();
	test_file();
	test_failure();
	return tap_end();
}
