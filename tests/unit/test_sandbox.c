/* SPDX-License-Identifier: MIT */
#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

/* In a child: bits of what was possible inside. */
enum {
	READ_INSIDE = 1,
	WRITE_INSIDE = 2,
	READ_OUTSIDE = 4,
	WRITE_OUTSIDE = 8,
	OPEN_SOCKET = 16,
	START_PROGRAM = 32,
	MOVE_INSIDE = 64
};

static bool can_open(int folder, const char *path, int flags)
{
	int fd = openat(folder, path, flags, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static int try_all(int folder)
{
	int done = 0;
	pid_t child;
	int status;

	done |= can_open(folder, "a.txt", O_RDONLY) ? READ_INSIDE : 0;
	done |= can_open(folder, "b.txt", O_WRONLY | O_CREAT) ? WRITE_INSIDE : 0;
	done |= can_open(AT_FDCWD, "/root", O_RDONLY) ? READ_OUTSIDE : 0;
	done |= can_open(AT_FDCWD, "/tmp/datamo-test-outside", O_WRONLY | O_CREAT) ? WRITE_OUTSIDE
										   : 0;
	done |= socket(AF_INET, SOCK_STREAM, 0) >= 0 ? OPEN_SOCKET : 0;
	done |= renameat(folder, "b.txt", folder, "sub/c.txt") == 0 ? MOVE_INSIDE : 0;
	child = fork();
	if (!child) {
		execl("/bin/true", "true", (char *)NULL);
		_exit(1);
	}
	if (waitpid(child, &status, 0) == child && WIFEXITED(status) && !WEXITSTATUS(status))
		done |= START_PROGRAM;
	return done;
}

int main(void)
{
	char work[] = "/tmp/datamo-test-XXXXXX";
	struct sandbox probe = sandbox_probe();
	int folder, status, done;
	pid_t child;

	if (!mkdtemp(work))
		abort();
	folder = open(work, O_RDONLY | O_DIRECTORY);
	if (mkdirat(folder, "sub", 0700) || !can_open(folder, "a.txt", O_WRONLY | O_CREAT))
		abort();
	fflush(stdout);
	child = fork();
	if (!child) {
		struct sandbox_folder folders[] = { { folder, true }, { -1, false } };

		sandbox_enter(folders, 2);
		_exit(try_all(folder));
	}
	if (waitpid(child, &status, 0) != child || !WIFEXITED(status))
		abort();
	done = WEXITSTATUS(status);
	ok((done & READ_INSIDE) && (done & WRITE_INSIDE) && (done & MOVE_INSIDE),
	    "reads, writes and moves within its folder");
	if (probe.landlock_version)
		ok(!(done & READ_OUTSIDE) && !(done & WRITE_OUTSIDE),
		    "reads and writes nothing else");
	else
		tap_skip("reads and writes nothing else", "this kernel has no Landlock");
	if (probe.has_seccomp)
		ok(!(done & OPEN_SOCKET) && !(done & START_PROGRAM),
		    "opens no socket and starts no program");
	else
		tap_skip("opens no socket and starts no program", "this kernel has no seccomp");
	unlinkat(folder, "sub/c.txt", 0);
	unlinkat(folder, "b.txt", 0);
	unlinkat(folder, "a.txt", 0);
	unlinkat(folder, "sub", AT_REMOVEDIR);
	unlink("/tmp/datamo-test-outside");
	close(folder);
	rmdir(work);
	return tap_end();
}
