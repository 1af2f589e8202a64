/* SPDX-License-Identifier: MIT */
#include "site/mount_swap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/strbuf.h"

/* The names of the new site's top entries, each ended by NUL; there from the first move to the
 * last. */
static const char journal_name[] = "journal";
static const char journal_draft_name[] = "journal.draft";

enum {
	JOURNAL_BYTES_MAX = 1024 * 1024,
	FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
};

/* A switch on its way. */
struct mount_switch {
	int site, staging, old;
	struct strbuf names;
};

bool mount_swap_is_mount(int folder)
{
	struct statx status;

	return statx(folder, "", AT_EMPTY_PATH, STATX_INO, &status) == 0 &&
	       (status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) &&
	       (status.stx_attributes & STATX_ATTR_MOUNT_ROOT);
}

int mount_swap_open_home(int site)
{
	if (mkdirat(site, MOUNT_HOME, 0755) < 0 && errno != EEXIST)
		return -1;
	return openat(site, MOUNT_HOME, FOLDER_FLAGS);
}

static bool exists(int folder, const char *name)
{
	struct stat status;

	return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool move_aside(const struct mount_switch *swap, const char *name)
{
	return renameat(swap->site, name, swap->old, name) == 0 || errno == ENOENT;
}

/* Safe to repeat: what was moved is no longer in staging. */
static bool put_in_place(const struct mount_switch *swap, const char *name)
{
	if (!exists(swap->staging, name))
		return true;
	return move_aside(swap, name) && renameat(swap->staging, name, swap->site, name) == 0;
}

static bool is_page(const char *name)
{
	return str_ends_with(str_of(name), STR(".html"));
}

static bool put_all(const struct mount_switch *swap, bool pages)
{
	const char *end = swap->names.data + swap->names.len;
	bool is_done = true;

	for (const char *name = swap->names.data; is_done && name < end; name += strlen(name) + 1)
		is_done = is_page(name) != pages || put_in_place(swap, name);
	return is_done;
}

static bool is_new(const struct mount_switch *swap, const char *wanted)
{
	const char *end = swap->names.data + swap->names.len;

	for (const char *name = swap->names.data; name < end; name += strlen(name) + 1) {
		if (!strcmp(name, wanted))
			return true;
	}
	return false;
}

static bool remove_orphans(const struct mount_switch *swap)
{
	struct arena *arena = arena_new();
	struct folder_listing listing;
	bool is_done = folder_list(swap->site, arena, &listing);

	for (size_t i = 0; is_done && i < listing.count; i++) {
		const char *name = listing.entries[i].name.data;

		if (strcmp(name, MOUNT_HOME) != 0 && !is_new(swap, name))
			is_done = move_aside(swap, name);
	}
	arena_free(arena);
	return is_done;
}

/* The journal tells what the new site holds; all that follows can be repeated. */
static bool complete(int site, int home, const char *staging, const char *old)
{
	struct mount_switch swap = { .site = site, .staging = -1, .old = -1, .names = STRBUF_INIT };
	bool is_done = false;

	if (mkdirat(home, old, 0755) < 0 && errno != EEXIST)
		return false;
	swap.staging = openat(home, staging, FOLDER_FLAGS);
	swap.old = openat(home, old, FOLDER_FLAGS);
	if (swap.staging >= 0 && swap.old >= 0 &&
	    file_read_below(home, journal_name, JOURNAL_BYTES_MAX, &swap.names) && swap.names.len)
		is_done = put_all(&swap, false) && put_all(&swap, true) && remove_orphans(&swap) &&
			  unlinkat(home, journal_name, 0) == 0;
	if (swap.staging >= 0)
		close(swap.staging);
	if (swap.old >= 0)
		close(swap.old);
	strbuf_release(&swap.names);
	return is_done;
}

static bool write_journal(int home, int staging)
{
	struct arena *arena = arena_new();
	struct strbuf names = STRBUF_INIT;
	struct folder_listing listing;
	bool is_written = folder_list(staging, arena, &listing);
	int fd = openat(
	    home, journal_draft_name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);

	for (size_t i = 0; is_written && i < listing.count; i++)
		strbuf_add_bytes(
		    &names, listing.entries[i].name.data, listing.entries[i].name.len + 1);
	is_written = is_written && fd >= 0 &&
		     write(fd, names.data, names.len) == (ssize_t)names.len && fsync(fd) == 0 &&
		     renameat(home, journal_draft_name, home, journal_name) == 0;
	if (fd >= 0)
		close(fd);
	strbuf_release(&names);
	arena_free(arena);
	return is_written;
}

bool mount_swap(int site, int home, const char *staging, const char *old)
{
	int folder = openat(home, staging, FOLDER_FLAGS);
	bool is_written = folder >= 0 && write_journal(home, folder);

	if (folder >= 0)
		close(folder);
	return is_written && complete(site, home, staging, old);
}

bool mount_swap_recover(int site, int home, const char *staging, const char *old)
{
	return !exists(home, journal_name) || complete(site, home, staging, old);
}
