/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "tap.h"

static void write_file(int folder, const char *name, const char *text)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
		abort();
	close(fd);
}

static int opens_with(int folder, const char *path)
{
	int fd = file_open_below(folder, path);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

int main(void)
{
	char template[] = "/tmp/datamo-test-XXXXXX";
	struct strbuf text = STRBUF_INIT;
	struct arena *arena = arena_new();
	struct folder_listing listing;
	int folder;

	if (!mkdtemp(template))
		abort();
	folder = folder_open(template);
	if (folder < 0 || mkdirat(folder, "b", 0700) || mkfifoat(folder, "fifo", 0600) ||
	    symlinkat("a.txt", folder, "link") || symlinkat("b", folder, "folder-link"))
		abort();
	write_file(folder, "a.txt", "xin chào");
	write_file(folder, "b/c.txt", "1");

	ok(opens_with(folder, "a.txt") == 0, "opens a file");
	ok(opens_with(folder, "b/c.txt") == 0, "opens a file in a folder");
	ok(opens_with(folder, "link") == ELOOP, "refuses a symbolic link");
	ok(opens_with(folder, "folder-link/c.txt") == ELOOP, "refuses a link on the way");
	ok(opens_with(folder, "../x") != 0, "refuses to leave the folder");
	ok(opens_with(folder, "/etc/passwd") == EXDEV, "refuses an absolute path");
	ok(opens_with(folder, "fifo") == EINVAL, "a FIFO neither opens nor hangs");
	ok(opens_with(folder, "b") == EINVAL, "a folder is not a file");
	ok(opens_with(folder, "none") == ENOENT, "says what is missing");

	ok(file_read_below(folder, "a.txt", 100, &text), "reads a file");
	is_str(strbuf_str(&text), STR("xin chào"), "whole");
	ok(!file_read_below(folder, "a.txt", 3, &text) && errno == EFBIG, "holds the limit");

	ok(folder_list(folder, arena, &listing), "lists a folder");
	is_number(listing.count, 5, "all of it");
	is_str(listing.entries[0].name, STR("a.txt"), "sorted");
	ok(listing.entries[4].kind == ENTRY_LINK, "a link is said to be one");

	unlinkat(folder, "b/c.txt", 0);
	unlinkat(folder, "b", AT_REMOVEDIR);
	for (size_t i = 0; i < listing.count; i++)
		unlinkat(folder, listing.entries[i].name.data, 0);
	close(folder);
	rmdir(template);
	strbuf_release(&text);
	arena_free(arena);
	return tap_end();
}
