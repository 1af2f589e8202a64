/* SPDX-License-Identifier: MIT */
#include "cli/table_files.h"

#include <unistd.h>

#include "base/file.h"
#include "model/file_type.h"

enum { DEPTH_MAX = 16 };

struct table_files {
	struct arena *arena;
	char **paths;
	size_t count;
};

/* Calls itself at most DEPTH_MAX deep. */
static void walk(struct table_files *files, int folder, struct str path, int depth)
{
	struct folder_listing listing = { NULL, 0 };

	if (!folder_list(folder, files->arena, &listing))
		return;
	for (size_t i = 0; i < listing.count; i++) {
		const struct folder_entry *entry = &listing.entries[i];
		struct str full = arena_format(
		    files->arena, "%.*s/%.*s", STR_ARG(path), STR_ARG(entry->name));
		const struct file_type *type = file_type_of_path(entry->name);
		int below;

		if (entry->name.data[0] == '.')
			continue;
		if (entry->kind == ENTRY_FILE && type && type->is_table)
			*ARENA_ADD(files->arena, files->paths, files->count) = arena_cstr(
			    files->arena, full);
		if (entry->kind != ENTRY_FOLDER || depth == DEPTH_MAX)
			continue;
		below = folder_open_below(folder, entry->name.data);
		if (below < 0)
			continue;
		walk(files, below, full, depth + 1);
		close(below);
	}
}

char **table_files_below(struct arena *arena, const char *folder, size_t *count)
{
	struct table_files files = { .arena = arena };
	struct str path = str_of(folder);
	int fd = folder_open(folder);

	while (path.len > 1 && path.data[path.len - 1] == '/')
		path.len--;
	if (fd >= 0) {
		walk(&files, fd, path, 0);
		close(fd);
	}
	*count = files.count;
	return files.paths;
}
