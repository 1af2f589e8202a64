/* SPDX-License-Identifier: MIT */
#include "site/publish.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "site/mount_swap.h"
#include "site/staging.h"
#include "site/tree.h"
#include "tap.h"

static char work[] = "/tmp/datamo-test-XXXXXX";
static int work_folder;

static void write_bytes(int folder, const char *name, const char *data, size_t len)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	if (fd < 0 || write(fd, data, len) != (ssize_t)len || close(fd))
		abort();
}

static void write_file(int folder, const char *name, const char *text)
{
	write_bytes(folder, name, text, strlen(text));
}

static bool file_is(const char *name, const char *expected)
{
	char text[100] = "";
	int fd = openat(work_folder, name, O_RDONLY);
	ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);

	if (fd >= 0)
		close(fd);
	return len >= 0 && !strcmp(text, expected);
}

static bool exists(const char *name)
{
	return faccessat(work_folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Publishes a site of one page and a manifest. */
static bool publish(const char *text, bool can_exchange, struct diags *diags)
{
	struct publication *publication;
	bool is_swapped;

	if (publication_open(&publication, "site", "portal", diags) != PUBLICATION_OPEN)
		return false;
	if (!can_exchange)
		publication_forbid_exchange(publication);
	write_file(publication_staging(publication), "index.html", text);
	write_file(publication_staging(publication), "manifest.json", "{}");
	is_swapped = publication_swap(publication, diags);
	publication_close(publication);
	return is_swapped;
}

static void swaps(struct diags *diags)
{
	ok(publish("one", true, diags) && file_is("site/index.html", "one"),
	    "a first site appears");
	ok(publish("two", true, diags) && file_is("site/index.html", "two"),
	    "a second takes its place");
	ok(publish("three", false, diags) && file_is("site/index.html", "three"),
	    "also where folders cannot be exchanged");
	ok(!exists(".site.staging") && !exists(".site.old"), "nothing is left beside it");
}

static void recovers(struct diags *diags)
{
	struct publication *publication;

	/* killed between the two renames */
	if (renameat(work_folder, "site", work_folder, ".site.old") ||
	    mkdirat(work_folder, ".site.staging", 0755))
		abort();
	ok(publication_open(&publication, "site", "portal", diags) == PUBLICATION_OPEN,
	    "a build after a kill begins");
	publication_close(publication);
	ok(file_is("site/index.html", "three"), "and the former site is back");
	ok(!exists(".site.old") && !exists(".site.staging"), "and what was left is gone");
}

static void locks(struct diags *diags)
{
	struct publication *first, *second;

	if (publication_open(&first, "site", "portal", diags) != PUBLICATION_OPEN)
		abort();
	ok(publication_open(&second, "site", "portal", diags) == PUBLICATION_LOCKED,
	    "a second build finds the lock");
	ok(exists(".site.staging"), "and leaves the first one's staging folder alone");
	publication_close(first);
	ok(publish("four", true, diags), "the lock goes with its build");
}

static void refuses(struct diags *diags)
{
	struct publication *publication;

	if (mkdirat(work_folder, "mine", 0755) || mkdirat(work_folder, "portal", 0755))
		abort();
	write_file(work_folder, "mine/letter.txt", "dear");
	ok(publication_open(&publication, "mine", "portal", diags) == PUBLICATION_FAILED,
	    "a folder with somebody's files is refused");
	ok(file_is("mine/letter.txt", "dear"), "and untouched");
	ok(publication_open(&publication, "portal/site", "portal", diags) == PUBLICATION_FAILED,
	    "an output within the portal is refused");
	if (symlinkat("mine", work_folder, "link"))
		abort();
	ok(publication_open(&publication, "link", "portal", diags) == PUBLICATION_FAILED,
	    "an output that is a symbolic link is refused");
}

/* Files that turn out the same are the published ones. */
static void links_what_is_unchanged(struct diags *diags)
{
	struct publication *publication;
	struct staging *staging;
	struct staged_file file;
	struct stat before, after;

	if (publication_open(&publication, "site", "portal", diags) != PUBLICATION_OPEN)
		abort();
	staging = staging_new(publication_staging(publication), publication_published(publication));
	for (int size = STAGED_SMALL; size <= STAGED_STREAM; size++) {
		const char *path = size == STAGED_SMALL ? "index.html" : "manifest.json";

		ok(staged_file_begin(
		       &file, staging, str_of(path), "test", (enum staged_size)size, diags),
		    "a path is claimed");
		output_add_cstr(file.output, size == STAGED_SMALL ? "four" : "{}");
		ok(staged_file_end(&file), "a file is written");
		if (fstatat(publication_published(publication), path, &before, 0) ||
		    fstatat(publication_staging(publication), path, &after, 0))
			abort();
		ok(before.st_ino == after.st_ino, "the same content is the same file");
	}
	is_number(staging_changed(staging), 0, "nothing has changed");
	ok(!staged_file_begin(&file, staging, STR("index.html"), "other", STAGED_SMALL, diags),
	    "a path is claimed once only");
	ok(staged_file_begin(&file, staging, STR("a/b/c.txt"), "test", STAGED_STREAM, diags),
	    "folders are made");
	output_add_cstr(file.output, "abc");
	ok(staged_file_end(&file) && file.bytes == 3, "and files in them");
	is_str(str_of(file.sha256.text),
	    STR("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
	    "with their SHA-256");
	is_number(staging_changed(staging), 1, "one is new");
	staging_free(staging);
	publication_close(publication);
}

/* A site in a mount is switched entry by entry; here without a mount. */
static void switches_within_a_mount(void)
{
	int site, home, staging;

	if (mkdirat(work_folder, "mount", 0755))
		abort();
	site = openat(work_folder, "mount", O_RDONLY | O_DIRECTORY);
	home = mount_swap_open_home(site);
	ok(home >= 0 && !mount_swap_is_mount(site), "an ordinary folder is no mount");
	if (mkdirat(home, "new", 0755) || mkdirat(home, "new/a", 0755))
		abort();
	staging = openat(home, "new", O_RDONLY | O_DIRECTORY);
	write_file(site, "gone.html", "old");
	write_file(site, "index.html", "old");
	write_file(staging, "index.html", "new");
	write_file(staging, "a/b.txt", "new");
	ok(mount_swap(site, home, "new", "old"), "a new site is put in place");
	ok(file_is("mount/index.html", "new") && file_is("mount/a/b.txt", "new"), "all of it");
	ok(!exists("mount/gone.html"), "what it no longer holds is gone");
	ok(mount_swap_recover(site, home, "new", "old"), "nothing is left to recover");

	/* killed after the first move: the journal tells the rest */
	if (!tree_remove(home, "old"))
		abort();
	write_file(staging, "index.html", "newer");
	write_bytes(home, "journal", "a\0index.html", 13);
	ok(mount_swap_recover(site, home, "new", "old"),
	    "a switch that was cut short is completed");
	ok(file_is("mount/index.html", "newer") && file_is("mount/a/b.txt", "new"),
	    "with what was moved already left in place");
	close(staging);
	close(home);
	close(site);
}

int main(void)
{
	struct diags *diags = diags_new();

	if (!mkdtemp(work) || chdir(work))
		abort();
	work_folder = open(".", O_RDONLY | O_DIRECTORY);
	swaps(diags);
	recovers(diags);
	locks(diags);
	links_what_is_unchanged(diags);
	refuses(diags);
	switches_within_a_mount();
	diags_free(diags);
	if (chdir("/") || !tree_remove(AT_FDCWD, work))
		abort();
	return tap_end();
}
