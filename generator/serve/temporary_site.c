/* SPDX-License-Identifier: MIT */
#include "serve/temporary_site.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "site/tree.h"

#define PREFIX "datamo-serve."
#define LOCK_NAME "lock"

/* `create`: O_CREAT, or 0. */
static int take_lock(int folder, int create)
{
	int lock = openat(folder, LOCK_NAME, O_RDWR | O_NOFOLLOW | O_CLOEXEC | create, 0600);

	if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) < 0) {
		close(lock);
		return -1;
	}
	return lock;
}

/* Ours, and nobody serves it any more. One without a lock has just been made. */
static bool is_left(int parent, const char *name)
{
	int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct stat status;
	int lock = -1;

	if (folder >= 0 && fstat(folder, &status) == 0 && status.st_uid == geteuid())
		lock = take_lock(folder, 0);
	if (folder >= 0)
		close(folder);
	if (lock >= 0)
		close(lock);
	return lock >= 0;
}

static void remove_left(int parent)
{
	struct arena *arena = arena_new();
	struct folder_listing listing;

	if (folder_list(parent, arena, &listing)) {
		for (size_t i = 0; i < listing.count; i++) {
			const struct folder_entry *entry = &listing.entries[i];

			if (entry->kind == ENTRY_FOLDER &&
			    str_starts_with(entry->name, STR(PREFIX)) &&
			    is_left(parent, entry->name.data))
				tree_remove(parent, entry->name.data);
		}
	}
	arena_free(arena);
}

static bool make_in(struct temporary_site *site, const char *parent)
{
	int above = parent && *parent ? folder_open(parent) : -1;

	if (above < 0)
		return false;
	remove_left(above);
	close(above);
	strbuf_add_format(&site->folder, "%s/" PREFIX "XXXXXX", parent);
	if (mkdtemp(site->folder.data)) {
		site->fd = folder_open(site->folder.data);
		site->lock = site->fd < 0 ? -1 : take_lock(site->fd, O_CREAT);
	}
	if (site->lock < 0)
		strbuf_clear(&site->folder);
	return site->lock >= 0;
}

bool temporary_site_make(struct temporary_site *site)
{
	const char *parents[] = { getenv("TMPDIR"), "/var/tmp", "/tmp" };

	*site = (struct temporary_site){ .fd = -1, .lock = -1 };
	errno = ENOENT;
	for (size_t i = 0; i < sizeof(parents) / sizeof(parents[0]); i++) {
		if (!make_in(site, parents[i]))
			continue;
		strbuf_add_format(&site->path, "%s/" TEMPORARY_SITE_NAME, site->folder.data);
		return true;
	}
	return false;
}

void temporary_site_remove(struct temporary_site *site)
{
	if (site->folder.len)
		tree_remove(AT_FDCWD, site->folder.data);
	if (site->fd >= 0)
		close(site->fd);
	if (site->lock >= 0)
		close(site->lock);
	strbuf_release(&site->folder);
	strbuf_release(&site->path);
}
