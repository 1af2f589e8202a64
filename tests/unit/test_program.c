/* SPDX-License-Identifier: MIT */
#include "base/program.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

static enum program_outcome run(
    const char *script, unsigned seconds, struct strbuf *output, int *status)
{
	const char *const arguments[] = { "sh", "-c", script, "$(id)", NULL };
	const char *const environment[] = { "ONLY=this", NULL };
	struct program program = { .path = "/bin/sh",
		.arguments = arguments,
		.environment = environment,
		.seconds_max = seconds,
		.output_bytes_max = 10 };

	strbuf_clear(output);
	return program_run(&program, output, status);
}

/* What it reads, what it complains of, and where it runs. */
static void both_ways(void)
{
	static const char *const arguments[] = { "sh", "-c", "cat; pwd; echo no >&2", NULL };
	static const char *const environment[] = { NULL };
	struct strbuf output = STRBUF_INIT, errors = STRBUF_INIT;
	struct program program = { .path = "/bin/sh",
		.arguments = arguments,
		.environment = environment,
		.output_bytes_max = 100,
		.input = STR("in\n"),
		.errors = &errors,
		.folder = open("/usr", O_RDONLY | O_CLOEXEC) };
	int status = 1;

	ok(program_run(&program, &output, &status) == PROGRAM_EXITED && status == 0,
	    "a program without a time limit ends by itself");
	is_str(
	    strbuf_str(&output), STR("in\n/usr\n"), "it reads what it is given, where it is told");
	is_str(strbuf_str(&errors), STR("no\n"), "what it complains of is kept apart");
	close(program.folder);
	strbuf_release(&output);
	strbuf_release(&errors);
}

int main(void)
{
	struct strbuf output = STRBUF_INIT;
	int status = 0;

	ok(run("printf %s \"$0\"; exit 3", 10, &output, &status) == PROGRAM_EXITED && status == 3,
	    "the exit status is told");
	is_str(strbuf_str(&output), STR("$(id)"), "arguments come as they are");
	run("echo $ONLY$HOME", 10, &output, &status);
	is_str(strbuf_str(&output), STR("this\n"), "of the environment what was named");
	run("cat; yes | head -n 100000", 10, &output, &status);
	ok(output.len == 10, "the output has a limit, the input an end");
	ok(run("sleep 60", 1, &output, &status) == PROGRAM_KILLED, "the time too");
	run("exec ls /proc/self/fd", 10, &output, &status);
	is_str(strbuf_str(&output), STR("0\n1\n2\n3\n"), "no file of ours comes along");
	ok(run("(sleep 5; echo late) & wait", 1, &output, &status) == PROGRAM_KILLED && !output.len,
	    "what it started ends with it");
	ok(run("kill -9 $$", 10, &output, &status) == PROGRAM_KILLED, "a signal is told apart");
	strbuf_clear(&output);
	ok(program_find("sh", &output), "a program is found on PATH");
	ok(!program_find("no-such-program", &output), "or not");
	both_ways();
	setenv("PATH", ".:", 1);
	ok(!program_find("Makefile", &output), "never in the folder that this happens to be");
	ok(program_run(&(struct program){ .path = "/nowhere",
			   .arguments = (const char *const[]){ "x", NULL },
			   .environment = (const char *const[]){ NULL } },
	       &output, &status) == PROGRAM_FAILED,
	    "what is not there does not start");
	strbuf_release(&output);
	return tap_end();
}
