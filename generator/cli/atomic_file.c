/* SPDX-License-Identifier: MIT */
#include "cli/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/output.h"
#include "base/strbuf.h"

bool atomic_file_write(const char *path, struct str text, mode_t mode)
{
	struct strbuf temporary = STRBUF_INIT;
	struct output *output;
	int fd, error;

	strbuf_add_format(&temporary, "%s.%ld.tmp", path, (long)getpid());
	fd = open(temporary.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		strbuf_release(&temporary);
		return false;
	}
	output = output_new_fd(fd, false);
	output_add(output, text);
	error = output_flush(output);
	output_free(output);
	if (!error && (fchmod(fd, mode) != 0 || fsync(fd) != 0))
		error = errno;
	if (close(fd) != 0 && !error)
		error = errno;
	if (!error && rename(temporary.data, path) != 0)
		error = errno;
	if (error)
		unlink(temporary.data);
	strbuf_release(&temporary);
	errno = error;
	return !error;
}
