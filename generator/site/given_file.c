/* SPDX-License-Identifier: MIT */
#include "site/given_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

enum { SPOOL_BYTES = 64 * 1024 };

/* What comes through a pipe is kept in a file without a name, so that it can be read twice. */
static int spool(int from)
{
	const char *folder = access("/tmp", W_OK) == 0 ? "/tmp" : ".";
	int to = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	char block[SPOOL_BYTES];
	ssize_t got;

	if (to < 0)
		return -1;
	while ((got = file_read_full(from, block, sizeof(block))) > 0) {
		if (write(to, block, (size_t)got) != got)
			got = -1;
		if (got < 0)
			break;
	}
	if (got < 0 || lseek(to, 0, SEEK_SET) != 0) {
		close(to);
		return -1;
	}
	return to;
}

int given_file_open(const char *path)
{
	bool is_input = !strcmp(path, "-");
	int fd = is_input ? dup(STDIN_FILENO)
			  : open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat status;
	int spooled;

	if (fd < 0 || fstat(fd, &status) != 0)
		return -1;
	if (S_ISREG(status.st_mode) && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	if (!is_input) {
		close(fd);
		errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
		return -1;
	}
	spooled = spool(fd);
	close(fd);
	return spooled;
}
