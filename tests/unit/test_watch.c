/* SPDX-License-Identifier: MIT */
#include "serve/watch.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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
	int error;

	rename("portal", "former");
	ok(notices(watch) && watch_is_partial(watch, &error) && !error,
	    "the portal itself is moved away");
	is_quiet(watch);
	ok(!watch_renew(watch), "it is not back yet");
	mkdir("portal", 0755);
	ok(watch_renew(watch) && !watch_is_partial(watch, &error), "another takes its place");
	put("portal/portal.yml");
	ok(notices(watch), "which is watched");
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
	}
	watch_free(watch);
	tree_remove(AT_FDCWD, folder);
	return tap_end();
}
