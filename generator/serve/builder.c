/* SPDX-License-Identifier: MIT */
#include "serve/builder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

enum { EXIT_FIRST = 32, WORDS_BYTES_MAX = 64 << 20 };

/* Both texts with their lengths, for the parent. */
static void write_words(int fd, const struct build_words *words)
{
	const struct str texts[] = { strbuf_str(&words->base_path), strbuf_str(&words->report) };
	struct strbuf all = STRBUF_INIT;
	struct str rest;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		uint64_t len = texts[i].len;

		strbuf_add_bytes(&all, &len, sizeof(len));
		strbuf_add(&all, texts[i]);
	}
	rest = strbuf_str(&all);
	while (rest.len) {
		ssize_t written = write(fd, rest.data, rest.len);

		if (written <= 0 && !(written < 0 && errno == EINTR))
			break;
		rest = str_from(rest, written > 0 ? (size_t)written : 0);
	}
	strbuf_release(&all);
}

/* The child: signals act again, it dies with the parent, and holds none of its connections. */
static _Noreturn void work(const struct build_job *job, int words_fd, int life_fd)
{
	enum { WORDS = 3, LIFE = 4 };
	struct build_words words = { .former_report = job->former_report };
	sigset_t none;
	enum build_end end;
	int spare = dup(words_fd), spare_life = dup(life_fd);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (dup2(spare, WORDS) < 0 || dup2(spare_life, LIFE) < 0)
		_exit(EXIT_FIRST + BUILD_END_FAILED);
	close_range(LIFE + 1, UINT_MAX, 0);
	end = job->run(job->context, &words);
	write_words(WORDS, &words);
	fflush(stdout);
	fflush(stderr);
	_exit(EXIT_FIRST + (int)end);
}

bool builder_start(struct builder *builder, const struct build_job *job)
{
	int life[2] = { -1, -1 };
	int words = memfd_create("datamo-build", MFD_CLOEXEC);
	pid_t process = -1;

	fflush(stdout);
	fflush(stderr);
	if (words >= 0 && pipe2(life, O_CLOEXEC) == 0)
		process = fork();
	if (process == 0)
		work(job, words, life[1]);
	if (process < 0) {
		int error = errno;

		if (words >= 0)
			close(words);
		if (life[0] >= 0)
			close(life[0]);
		if (life[1] >= 0)
			close(life[1]);
		errno = error;
		return false;
	}
	close(life[1]);
	*builder = (struct builder){ life[0], words, process };
	return true;
}

/* A length, then so many bytes; nothing is believed of a child that crashed half-way. */
static void read_text(int fd, struct strbuf *text)
{
	uint64_t len = 0;

	if (file_read_full(fd, &len, sizeof(len)) != sizeof(len) || len > WORDS_BYTES_MAX)
		return;
	strbuf_reserve(text, (size_t)len + 1);
	if (file_read_full(fd, text->data + text->len, (size_t)len) != (ssize_t)len)
		return;
	text->len += (size_t)len;
	text->data[text->len] = '\0';
}

static int reap(struct builder *builder)
{
	int status = -1;

	while (waitpid(builder->process, &status, 0) < 0 && errno == EINTR)
		continue;
	close(builder->life);
	builder->life = builder->process = -1;
	return status;
}

enum build_end builder_end(struct builder *builder, struct build_words *words)
{
	enum build_end end = BUILD_END_CRASHED;
	int status = reap(builder);

	if (WIFEXITED(status) && WEXITSTATUS(status) >= EXIT_FIRST &&
	    WEXITSTATUS(status) < EXIT_FIRST + BUILD_END_CRASHED)
		end = (enum build_end)(WEXITSTATUS(status) - EXIT_FIRST);
	if (end != BUILD_END_CRASHED && lseek(builder->words, 0, SEEK_SET) == 0) {
		read_text(builder->words, &words->base_path);
		read_text(builder->words, &words->report);
	}
	close(builder->words);
	builder->words = -1;
	return end;
}

void builder_stop(struct builder *builder)
{
	if (builder->life < 0)
		return;
	kill(builder->process, SIGKILL);
	reap(builder);
	close(builder->words);
	builder->words = -1;
}
