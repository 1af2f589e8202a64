/* SPDX-License-Identifier: MIT */
#include "cli/baseline_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/atomic_file.h"

enum { BLOCK_BYTES = 64 * 1024, FILE_BYTES_MAX = 256 * 1024 * 1024 };

static bool read_file(const char *path, struct strbuf *text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd < 0)
		return false;
	do {
		strbuf_reserve(text, BLOCK_BYTES);
		got = file_read_full(fd, text->data + text->len, BLOCK_BYTES);
		text->len += got > 0 ? (size_t)got : 0;
		text->data[text->len] = '\0';
	} while (got > 0 && text->len < FILE_BYTES_MAX);
	close(fd);
	return got == 0;
}

bool baseline_file_use(const char *path, const struct cli_report *report, struct diags **diags)
{
	struct baseline *baseline = baseline_new();
	struct strbuf text = STRBUF_INIT;
	bool is_read = read_file(path, &text);

	if (is_read && !baseline_parse(baseline, strbuf_str(&text))) {
		errno = EINVAL;
		is_read = false;
	}
	if (is_read) {
		struct diags *news = diags_new();

		baseline_sift(baseline, &report->report, news);
		diags_sort(news);
		diags_free(*diags);
		*diags = news;
	}
	strbuf_release(&text);
	baseline_free(baseline);
	return is_read;
}

bool baseline_file_write(const char *path, const struct cli_report *report, struct diags **diags)
{
	struct baseline *baseline = baseline_new();
	struct output *output = output_new_memory();
	bool is_written;

	baseline_add(baseline, &report->report);
	baseline_write(baseline, output);
	is_written = atomic_file_write(path, output_memory(output), 0644);
	if (is_written) {
		diags_free(*diags);
		*diags = diags_new();
	}
	output_free(output);
	baseline_free(baseline);
	return is_written;
}
