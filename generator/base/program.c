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
#include <sys/mman.h>
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

/* What the program reads, or what it complains of: a file without a name. -1 with errno. */
static int memory_file(struct str content)
{
	int file = memfd_create("datamo", MFD_CLOEXEC);

	while (file >= 0 && content.len) {
		ssize_t written = write(file, content.data, content.len);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			close(file);
			return -1;
		}
		content = str_from(content, (size_t)written);
	}
	if (file >= 0)
		lseek(file, 0, SEEK_SET);
	return file;
}

/* The ends that the program gets. */
struct ends {
	int input, output, errors; /* input and errors: or -1 */
};

static int set_up(
    posix_spawn_file_actions_t *actions, const struct program *program, const struct ends *ends)
{
	int error = ends->input >= 0
			? posix_spawn_file_actions_adddup2(actions, ends->input, STDIN_FILENO)
			: posix_spawn_file_actions_addopen(
			      actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);

	if (!error)
		error = posix_spawn_file_actions_adddup2(actions, ends->output, STDOUT_FILENO);
	if (!error)
		error = ends->errors >= 0
			    ? posix_spawn_file_actions_adddup2(actions, ends->errors, STDERR_FILENO)
			    : posix_spawn_file_actions_addopen(
				  actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (!error && program->folder > 0)
		error = posix_spawn_file_actions_addfchdir_np(actions, program->folder);
	return error;
}

/* 0, or an errno. SIGPIPE, which we ignore, is the child's again. */
static int start(const struct program *program, const struct ends *ends, pid_t *child)
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
	/* A group of its own, so that what it starts ends with it; without a time limit it stays in
	 * ours, where it can ask at the terminal. */
	posix_spawnattr_setpgroup(&attributes, 0);
	posix_spawnattr_setflags(&attributes,
	    (short)(POSIX_SPAWN_SETSIGDEF | (program->seconds_max ? POSIX_SPAWN_SETPGROUP : 0)));
	error = set_up(&actions, program, ends);
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

		if (!program->seconds_max)
			left = INT_MAX;
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

static void gather_errors(const struct program *program, int file, struct strbuf *errors)
{
	char bytes[4096];
	size_t room = program->output_bytes_max;
	ssize_t len;

	lseek(file, 0, SEEK_SET);
	while (room && (len = read(file, bytes, sizeof(bytes))) > 0) {
		strbuf_add_bytes(errors, bytes, (size_t)len < room ? (size_t)len : room);
		room -= (size_t)len < room ? (size_t)len : room;
	}
}

static enum program_outcome wait_for(pid_t child, int *status)
{
	int state = 0;

	while (waitpid(child, &state, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(state))
		return PROGRAM_KILLED;
	*status = WEXITSTATUS(state);
	return PROGRAM_EXITED;
}

/* The other end of what the program prints is `output`. */
static enum program_outcome run_between(const struct program *program, struct ends *ends,
    int output_end, struct strbuf *output, int *status)
{
	enum program_outcome outcome;
	pid_t child;
	int error = start(program, ends, &child);

	close(ends->output);
	ends->output = -1;
	if (error) {
		errno = error;
		return PROGRAM_FAILED;
	}
	/* Only one with a time limit is ever late. */
	if (!gather(program, output_end, output))
		kill(-child, SIGKILL);
	outcome = wait_for(child, status);
	if (program->errors)
		gather_errors(program, ends->errors, program->errors);
	return outcome;
}

enum program_outcome program_run(const struct program *program, struct strbuf *output, int *status)
{
	struct ends ends = { -1, -1, -1 };
	enum program_outcome outcome = PROGRAM_FAILED;
	int pipe_ends[2], error;

	if (pipe2(pipe_ends, O_CLOEXEC) != 0)
		return PROGRAM_FAILED;
	ends.output = pipe_ends[1];
	if (program->input.len)
		ends.input = memory_file(program->input);
	if (program->errors)
		ends.errors = memory_file(STR(""));
	if ((!program->input.len || ends.input >= 0) && (!program->errors || ends.errors >= 0))
		outcome = run_between(program, &ends, pipe_ends[0], output, status);
	error = errno;
	close(pipe_ends[0]);
	if (ends.output >= 0)
		close(ends.output);
	if (ends.input >= 0)
		close(ends.input);
	if (ends.errors >= 0)
		close(ends.errors);
	errno = error;
	return outcome;
}
