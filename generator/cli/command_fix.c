/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/atomic_file.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "site/fix.h"

enum { DIFF_LINES = 100 };

static const uint64_t bytes_max = 1 << 30;

static void say(const char *path, const char *what)
{
	struct strbuf shown = STRBUF_INIT;

	harmless_add(&shown, str_of(path), 300);
	fprintf(stderr, "datamo: %s: %s\n", shown.data, what);
	strbuf_release(&shown);
}

/* The whole of a regular file that is no link; its mode. */
static bool read_file(const char *path, struct strbuf *text, mode_t *mode)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat status;
	ssize_t got = -1;

	if (fd < 0)
		return false;
	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
		errno = EINVAL;
	} else if ((uint64_t)status.st_size > bytes_max) {
		errno = EFBIG;
	} else {
		strbuf_reserve(text, (size_t)status.st_size + 1);
		got = file_read_full(fd, text->data, (size_t)status.st_size);
		text->len = got > 0 ? (size_t)got : 0;
		text->data[text->len] = '\0';
		*mode = status.st_mode & 07777;
	}
	close(fd);
	return got >= 0;
}

static void print_mendings(const char *path, unsigned used, enum message_language language)
{
	const struct mending *mending;
	struct strbuf out = STRBUF_INIT;

	harmless_add(&out, str_of(path), 300);
	strbuf_add_char(&out, ':');
	for (size_t i = 0; (mending = mending_at(i)); i++) {
		if (used >> i & 1)
			strbuf_add_format(&out, " %s (%s);", mending->title[language], mending->id);
	}
	out.data[out.len - 1] = '\n';
	fwrite(out.data, 1, out.len, stdout);
	strbuf_release(&out);
}

/* CLI_DATA_ERRORS: there is, or was, something that is not mended. */
static int fix_file(const struct invocation *invocation, const char *path, struct fixing *fixing)
{
	struct strbuf text = STRBUF_INIT, fixed = STRBUF_INIT, diff = STRBUF_INIT;
	unsigned used;
	mode_t mode = 0644;
	int status = CLI_OK;

	if (!read_file(path, &text, &mode)) {
		say(path, strerror(errno));
		status = CLI_ENVIRONMENT;
	} else if (!fix_text(fixing, strbuf_str(&text), &fixed, &used)) {
		say(path, fixing->refusal[invocation->language]);
		status = CLI_DATA_ERRORS;
	} else if (used) {
		fix_diff(str_of(path), strbuf_str(&text), strbuf_str(&fixed), DIFF_LINES,
		    invocation->language, &diff);
		if (!invocation_value(invocation, "quiet"))
			fwrite(diff.data, 1, diff.len, stdout);
		print_mendings(path, used, invocation->language);
		status = CLI_DATA_ERRORS;
		if (invocation_value(invocation, "write")) {
			status = CLI_OK;
			if (!atomic_file_write(path, strbuf_str(&fixed), mode)) {
				say(path, strerror(errno));
				status = CLI_ENVIRONMENT;
			}
		}
	}
	strbuf_release(&text);
	strbuf_release(&fixed);
	strbuf_release(&diff);
	return status;
}

static int run(const struct invocation *invocation)
{
	const char *encoding = invocation_value(invocation, "encoding");
	struct fixing fixing = { .encoding = encoding ? encoding_find(str_of(encoding)) : NULL };
	int status = CLI_OK;

	if (!invocation->argument_count)
		return usage_error(
		    invocation, "cần tên các tệp bảng", "the names of tables are wanted", NULL);
	if (encoding && !fixing.encoding)
		return usage_error(
		    invocation, "không biết bảng mã này", "no such encoding", encoding);
	for (size_t i = 0; i < invocation->argument_count; i++) {
		int one = fix_file(invocation, invocation->arguments[i], &fixing);

		status = one > status ? one : status;
	}
	return status;
}

static const struct option options[] = {
	{ "write", '\0', NULL,
	    { "ghi vào tệp (nếu không: chỉ cho xem)", "change the files (else they are shown)" } },
	{ "encoding", '\0', "NAME",
	    { "bảng mã của tệp không phải UTF-8 (mặc định: đoán)",
		"the encoding of files that are not UTF-8 (default: guessed)" } },
	{ "lang", '\0', "vi|en", { "ngôn ngữ của thông báo", "the language of messages" } },
	{ "quiet", 'q', NULL, { "không in các dòng được sửa", "do not print the lines" } },
	{ .name = NULL },
};

const struct command command_fix = {
	.name = "fix",
	.usage = "FILE.csv... [--write] [--encoding NAME] [--lang vi|en] [--quiet]",
	.summary = { "sửa cách ghi của bảng: bảng mã, NFC, xuống dòng, ô trống ở cuối",
	    "mend how tables are written: encoding, NFC, line ends, blanks at the end" },
	.options = options,
	.arguments_max = ARGUMENTS_ANY,
	.run = run,
};
