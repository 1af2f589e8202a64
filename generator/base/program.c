/* SPDX-License-Identifier: MIT */
#include "base/program.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

bool program_find(const char *name, struct strbuf *path)
{
	struct str rest = str_of(getenv("PATH")), folder;

	while (str_split(&rest, ':', &folder)) {
		struct stat status;

		/* an empty or relative part would mean whatever folder this is */
		if (!str_starts_with(folder, STR("/")))
			continue;
		strbuf_clear(path);
		strbuf_add(path, folder);
		strbuf_add_char(path, '/');
		strbuf_add_cstr(path, name);
		if (stat(path->data, &status) == 0 && S_ISREG(status.st_mode) &&
		    access(path->data, X_OK) == 0)
			return true;
	}
	return false;
}

/* 0, or an errno. SIGPIPE, which we ignore, is the child's again. */
static int start(const struct program *program, int output, pid_t *child)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t defaults;
	int error;

	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	if ((error = posix_spawn_file_actions_init(&actions)))
		return error;
	if ((error = posix_spawnattr_init(&attributes))) {
		posix_spawn_file_actions_destroy(&actions);
		return error;
	}
	posix_spawnattr_setsigdefault(&attributes, &defaults);
	/* a group of its own, so that what it starts ends with it */
	posix_spawnattr_setpgroup(&attributes, 0);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
	error = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	if (!error)
		error = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	if (!error)
		error = posix_spawn_file_actions_addopen(
		    &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (!error)
		error = posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
	if (!error)
		error = posix_spawn(child, program->path, &actions, &attributes,
		    (char *const *)program->arguments, (char *const *)program->environment);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* Until the program closes its end; false when its time is over. */
static bool gather(const struct program *program, int fd, struct strbuf *output)
{
	int64_t end = clock_ms() + (int64_t)program->seconds_max * 1000;
	size_t before = output->len;
	char bytes[4096];

	for (;;) {
		struct pollfd wait = { .fd = fd, .events = POLLIN };
		int64_t left = end - clock_ms();
		size_t room;
		ssize_t len;

		if (left <= 0)
			return false;
		if (poll(&wait, 1, left > INT_MAX ? INT_MAX : (int)left) <= 0)
			continue;
		len = read(fd, bytes, sizeof(bytes));
		if (len < 0 && errno == EINTR)
			continue;
		if (len <= 0)
			return true;
		room = program->output_bytes_max - (output->len - before);
		strbuf_add_bytes(output, bytes, (size_t)len < room ? (size_t)len : room);
	}
}

enum program_outcome program_run(const struct program *program, struct strbuf *output, int *status)
{
	int ends[2], error, state = 0;
	bool is_in_time;
	pid_t child;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return PROGRAM_FAILED;
	error = start(program, ends[1], &child);
	close(ends[1]);
	if (error) {
		close(ends[0]);
		errno = error;
		return PROGRAM_FAILED;
	}
	is_in_time = gather(program, ends[0], output);
	if (!is_in_time)
		kill(-child, SIGKILL);
	close(ends[0]);
	while (waitpid(child, &state, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(state))
		return PROGRAM_KILLED;
	*status = WEXITSTATUS(state);
	return PROGRAM_EXITED;
}
