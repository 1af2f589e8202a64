/* SPDX-License-Identifier: MIT */
#include "site/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"

enum { FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

static bool remove_content(int folder)
{
	struct arena *arena = arena_new();
	struct folder_listing listing;
	bool is_removed = folder_list(folder, arena, &listing);

	for (size_t i = 0; is_removed && i < listing.count; i++) {
		const struct folder_entry *entry = &listing.entries[i];

		is_removed = entry->kind == ENTRY_FOLDER
				 ? tree_remove(folder, entry->name.data)
				 : unlinkat(folder, entry->name.data, 0) == 0 || errno == ENOENT;
	}
	arena_free(arena);
	return is_removed;
}

bool tree_remove(int folder, const char *name)
{
	int tree = openat(folder, name, FOLDER_FLAGS);
	bool is_removed;

	if (tree < 0 && errno == ENOENT)
		return true;
	if (tree < 0)
		return (errno == ENOTDIR || errno == ELOOP) && unlinkat(folder, name, 0) == 0;
	is_removed = remove_content(tree);
	close(tree);
	return is_removed && unlinkat(folder, name, AT_REMOVEDIR) == 0;
}

bool tree_count(int folder, uint64_t *files)
{
	struct arena *arena = arena_new();
	struct folder_listing listing;
	bool is_counted = folder_list(folder, arena, &listing);

	for (size_t i = 0; is_counted && i < listing.count; i++) {
		int inner;

		if (listing.entries[i].kind != ENTRY_FOLDER) {
			++*files;
			continue;
		}
		inner = openat(folder, listing.entries[i].name.data, FOLDER_FLAGS);
		is_counted = inner >= 0 && tree_count(inner, files);
		if (inner >= 0)
			close(inner);
	}
	arena_free(arena);
	return is_counted;
}

static bool each_below(int folder, struct strbuf *path, const struct tree_visitor *visitor);

static bool each_entry(int folder, const struct folder_entry *entry, struct strbuf *path,
    const struct tree_visitor *visitor)
{
	struct stat status;
	bool is_visited;
	int inner;

	if (entry->kind != ENTRY_FOLDER)
		return fstatat(folder, entry->name.data, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
		       visitor->file(visitor->context, strbuf_str(path), &status);
	inner = openat(folder, entry->name.data, FOLDER_FLAGS);
	if (inner < 0)
		return false;
	strbuf_add_char(path, '/');
	is_visited = each_below(inner, path, visitor);
	close(inner);
	return is_visited;
}

static bool each_below(int folder, struct strbuf *path, const struct tree_visitor *visitor)
{
	struct arena *arena = arena_new();
	struct folder_listing listing;
	bool is_good = folder_list(folder, arena, &listing);
	size_t len = path->len;

	for (size_t i = 0; is_good && i < listing.count; i++) {
		strbuf_add(path, listing.entries[i].name);
		is_good = each_entry(folder, &listing.entries[i], path, visitor);
		path->len = len;
	}
	arena_free(arena);
	return is_good;
}

bool tree_each(int folder, const struct tree_visitor *visitor)
{
	struct strbuf path = STRBUF_INIT;
	bool is_good = each_below(folder, &path, visitor);

	strbuf_release(&path);
	return is_good;
}

bool tree_make_parents(int folder, const char *path)
{
	char *prefix = strdup(path);
	bool is_made = prefix != NULL;

	for (char *slash = prefix; is_made && (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		is_made = mkdirat(folder, prefix, 0755) == 0 || errno == EEXIST;
		*slash = '/';
	}
	memory_free(prefix);
	return is_made;
}
