/* SPDX-License-Identifier: MIT */
#include "serve/watch.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "serve/tree_state.h"
#include "site/tree.h"
#include "tap.h"

enum { WAIT_MS = 2000, QUIET_MS = 80 };

static bool is_ready(const struct watch *watch, int wait_ms)
{
	struct pollfd poll_fd = { .fd = watch_fd(watch), .events = POLLIN };

	return poll(&poll_fd, 1, wait_ms) > 0;
}

/* Something happened, and it counts. */
static bool notices(struct watch *watch)
{
	while (is_ready(watch, WAIT_MS)) {
		if (watch_read(watch))
			return true;
	}
	return false;
}

/* Nothing that counts happened. */
static bool is_quiet(struct watch *watch)
{
	bool is_changed = false;

	while (is_ready(watch, QUIET_MS))
		is_changed = watch_read(watch) || is_changed;
	return !is_changed;
}

static void put(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	if (write(fd, "x", 1) != 1)
		puts("# cannot write");
	close(fd);
}

static void test_files(struct watch *watch)
{
	ok(is_quiet(watch), "nothing happens, nothing is noticed");
	put("portal/a/data.csv");
	ok(notices(watch), "a file is written");
	is_quiet(watch);
	put("portal/a/.data.csv.swp");
	put("portal/a/data.csv~");
	ok(is_quiet(watch), "hidden files and copies do not count");
	rename("portal/a/data.csv~", "portal/a/data.csv");
	ok(notices(watch), "an editor's copy takes the place of a file");
	is_quiet(watch);
	unlink("portal/a/data.csv");
	ok(notices(watch), "a file is removed");
	is_quiet(watch);
}

static void test_folders(struct watch *watch)
{
	mkdir("portal/b", 0755);
	ok(notices(watch), "a folder is made");
	is_quiet(watch);
	mkdir("portal/b/deep", 0755);
	ok(notices(watch), "and one in it");
	is_quiet(watch);
	put("portal/b/deep/data.csv");
	ok(notices(watch), "and a file in that");
	is_quiet(watch);
	rename("portal/b", "elsewhere");
	ok(notices(watch), "a folder is moved away");
	is_quiet(watch);
	put("elsewhere/deep/data.csv");
	ok(is_quiet(watch), "what happens in it is no matter any more");
	rename("elsewhere", "portal/c");
	ok(notices(watch), "it comes back under another name");
	is_quiet(watch);
	put("portal/c/deep/data.csv");
	ok(notices(watch), "and matters again");
	is_quiet(watch);
}

static void test_root(struct watch *watch)
{
	ok(!watch_wants_look(watch) && !watch_error(watch), "all is told of");
	rename("portal", "former");
	ok(notices(watch) && watch_wants_look(watch), "the portal itself is moved away");
	is_quiet(watch);
	ok(!watch_look(watch), "it is not back yet");
	mkdir("portal", 0755);
	put("portal/portal.yml");
	ok(watch_look(watch) && !watch_wants_look(watch), "another takes its place");
	put("portal/portal.yml");
	ok(notices(watch), "which is watched");
}

static uint64_t state_now(void)
{
	int folder = folder_open("portal");
	uint64_t state = tree_state(folder);

	close(folder);
	return state;
}

/* What is looked at where nothing is told. */
static void test_state(void)
{
	uint64_t before = state_now(), after;

	ok(state_now() == before, "looked at twice, a folder is the same");
	put("portal/new~");
	put("portal/.new");
	ok(state_now() == before, "hidden files and copies do not count");
	mkdir("portal/deep", 0755);
	put("portal/deep/data.csv");
	after = state_now();
	ok(after != before, "a file deep in it does");
	utimensat(AT_FDCWD, "portal/deep/data.csv",
	    (const struct timespec[]){ { 0, 0 }, { 1000000000, 5 } }, 0);
	ok(state_now() != after, "and so does its time");
}

int main(void)
{
	char folder[] = "/tmp/test_watch.XXXXXX";
	const char *const roots[] = { "portal" };
	struct watch *watch;

	if (!mkdtemp(folder) || chdir(folder) < 0)
		return 1;
	mkdir("portal", 0755);
	mkdir("portal/a", 0755);
	watch = watch_new(roots, 1);
	if (!watch) {
		tap_skip("watching", "no inotify");
	} else {
		test_files(watch);
		test_folders(watch);
		test_root(watch);
		test_state();
	}
	watch_free(watch);
	tree_remove(AT_FDCWD, folder);
	return tap_end();
}
