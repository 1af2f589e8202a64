/* SPDX-License-Identifier: MIT */
#include "serve/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "serve/tree_state.h"

enum {
	EVENTS = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB |
		 IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK,
	/* After these the set of folders is another one. */
	FOLDER_EVENTS = IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT,
	DEPTH_MAX = 64,
	BUFFER_BYTES = 64 * 1024
};

struct watch {
	const char *roots[WATCH_ROOTS_MAX];
	int root_count, roots_found;
	int fd;
	int error;      /* why not all is watched */
	bool is_silent; /* a root lies where changes come unannounced */
	uint64_t state; /* of all roots, when not all is told */
};

/* `path` is the folder's, `folder` it, open. */
static void add_below(struct watch *watch, int folder, struct strbuf *path, int depth)
{
	struct arena *arena = arena_new();
	struct folder_listing listing;
	size_t len = path->len;

	if (inotify_add_watch(watch->fd, path->data, EVENTS) < 0 && errno != ENOENT &&
	    errno != ENOTDIR)
		watch->error = errno;
	if (depth < DEPTH_MAX && folder_list(folder, arena, &listing)) {
		for (size_t i = 0; i < listing.count; i++) {
			const struct folder_entry *entry = &listing.entries[i];
			int below = -1;

			if (entry->kind == ENTRY_FOLDER && !tree_name_is_ignored(entry->name))
				below = folder_open_below(folder, entry->name.data);
			if (below < 0)
				continue;
			strbuf_add_char(path, '/');
			strbuf_add(path, entry->name);
			add_below(watch, below, path, depth + 1);
			path->len = len;
			path->data[len] = '\0';
			close(below);
		}
	}
	arena_free(arena);
}

/* Of all roots that are there. */
static uint64_t state_of(const struct watch *watch)
{
	uint64_t states[WATCH_ROOTS_MAX] = { 0 };

	for (int i = 0; i < watch->root_count; i++) {
		int root = folder_open(watch->roots[i]);

		if (root < 0)
			continue;
		states[i] = tree_state(root);
		close(root);
	}
	return hash64(states, sizeof(states));
}

/* From nothing, with a queue of its own: of folders that were moved away none must be left. What
 * happened meanwhile is seen by whoever looks at the folders afterwards. */
static bool begin(struct watch *watch)
{
	struct strbuf path = STRBUF_INIT;

	if (watch->fd >= 0)
		close(watch->fd);
	watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	watch->error = watch->fd < 0 ? errno : 0;
	watch->roots_found = 0;
	for (int i = 0; watch->fd >= 0 && i < watch->root_count; i++) {
		int root = folder_open(watch->roots[i]);

		if (root < 0)
			continue;
		watch->roots_found++;
		watch->is_silent = watch->is_silent || tree_is_silent(root);
		strbuf_clear(&path);
		strbuf_add_cstr(&path, watch->roots[i]);
		add_below(watch, root, &path, 0);
		close(root);
	}
	strbuf_release(&path);
	if (watch_wants_look(watch))
		watch->state = state_of(watch);
	return watch->fd >= 0;
}

struct watch *watch_new(const char *const *roots, int count)
{
	struct watch *watch = memory_alloc_zeroed(1, sizeof(*watch));

	watch->fd = -1;
	watch->root_count = count < WATCH_ROOTS_MAX ? count : WATCH_ROOTS_MAX;
	for (int i = 0; i < watch->root_count; i++)
		watch->roots[i] = roots[i];
	if (!begin(watch)) {
		int error = errno;

		watch_free(watch);
		errno = error;
		return NULL;
	}
	return watch;
}

void watch_free(struct watch *watch)
{
	if (!watch)
		return;
	if (watch->fd >= 0)
		close(watch->fd);
	memory_free(watch);
}

int watch_fd(const struct watch *watch)
{
	return watch->fd;
}

/* What one event means; true: a change. */
static bool look(const struct inotify_event *event, bool *is_other_set)
{
	const uint32_t comes_or_goes = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;

	if (event->mask & FOLDER_EVENTS) {
		*is_other_set = true;
		return true;
	}
	if (event->mask & IN_IGNORED || (event->len && tree_name_is_ignored(str_of(event->name))))
		return false;
	if (event->mask & IN_ISDIR) {
		*is_other_set = *is_other_set || event->mask & comes_or_goes;
		return event->mask & comes_or_goes;
	}
	return event->len > 0;
}

bool watch_read(struct watch *watch)
{
	_Alignas(struct inotify_event) char buffer[BUFFER_BYTES];
	bool is_changed = false, is_other_set = false;
	ssize_t got;

	while ((got = read(watch->fd, buffer, sizeof(buffer))) > 0) {
		for (ssize_t at = 0; at < got;) {
			struct inotify_event event;

			memcpy(&event, buffer + at, sizeof(event));
			is_changed = look((const struct inotify_event *)(const void *)(buffer + at),
					 &is_other_set) ||
				     is_changed;
			at += (ssize_t)(sizeof(event) + event.len);
		}
	}
	if (is_other_set)
		begin(watch);
	return is_changed;
}

bool watch_wants_look(const struct watch *watch)
{
	return watch->error || watch->is_silent || watch->roots_found < watch->root_count;
}

bool watch_look(struct watch *watch)
{
	uint64_t state = state_of(watch);
	bool is_changed = state != watch->state;

	watch->state = state;
	if (watch->roots_found < watch->root_count && is_changed)
		begin(watch);
	return is_changed;
}

int watch_error(const struct watch *watch)
{
	return watch->error;
}
