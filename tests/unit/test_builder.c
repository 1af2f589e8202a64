/* SPDX-License-Identifier: MIT */
#include "serve/builder.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "tap.h"

static enum build_end succeed(void *context, struct build_words *words)
{
	size_t size = *(size_t *)context;

	strbuf_add_cstr(&words->base_path, "/data/");
	for (size_t i = 0; i < size; i++)
		strbuf_add_char(&words->report, 'x');
	return BUILD_END_NEW;
}

static enum build_end refuse(void *context, struct build_words *words)
{
	(void)context;
	(void)words;
	return BUILD_END_REFUSED;
}

static enum build_end crash(void *context, struct build_words *words)
{
	(void)context;
	strbuf_add_cstr(&words->report, "half");
	raise(SIGKILL);
	return BUILD_END_NEW;
}

static enum build_end leave(void *context, struct build_words *words)
{
	(void)words;
	_exit(*(const int *)context);
}

static enum build_end hang(void *context, struct build_words *words)
{
	(void)context;
	(void)words;
	pause();
	return BUILD_END_NEW;
}

static enum build_end end_of(
    enum build_end (*run)(void *, struct build_words *), void *context, struct build_words *words)
{
	struct builder builder = BUILDER_INIT;
	const struct build_job job = { run, context, STR("") };
	struct pollfd life;

	if (!builder_start(&builder, &job))
		return BUILD_END_COUNT;
	life = (struct pollfd){ .fd = builder.life, .events = POLLIN };
	poll(&life, 1, 10000);
	return builder_end(&builder, words);
}

int main(void)
{
	struct build_words words = { 0 };
	struct builder builder = BUILDER_INIT;
	const struct build_job job = { hang, NULL, STR("") };
	size_t size = 3 << 20;
	int status = 71;

	ok(end_of(succeed, &size, &words) == BUILD_END_NEW, "a build succeeds");
	is_str(strbuf_str(&words.base_path), STR("/data/"), "its words arrive");
	is_number(words.report.len, size, "however many they are");
	strbuf_clear(&words.report);
	ok(end_of(refuse, NULL, &words) == BUILD_END_REFUSED, "a build is refused");
	ok(end_of(crash, NULL, &words) == BUILD_END_CRASHED && !words.report.len,
	    "a build crashes, and its words do not count");
	ok(end_of(leave, &status, &words) == BUILD_END_CRASHED, "memory runs out");
	status = 0;
	ok(end_of(leave, &status, &words) == BUILD_END_CRASHED, "leaving early is no success");
	ok(builder_start(&builder, &job), "a build hangs");
	builder_stop(&builder);
	ok(builder.life < 0 && builder.process < 0, "and is stopped");
	builder_stop(&builder);
	strbuf_release(&words.base_path);
	strbuf_release(&words.report);
	return tap_end();
}
