/* SPDX-License-Identifier: MIT */
#include "serve/tree_state.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"

enum { DEPTH_MAX = 64 };

bool tree_name_is_ignored(struct str name)
{
	return str_starts_with(name, STR(".")) || str_ends_with(name, STR("~"));
}

bool tree_is_silent(int folder)
{
	/* statfs(2); the last is Windows' own under WSL 1 */
	static const uint32_t types[] = { 0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997,
		0x65735546, 0x53464846 };
	struct statfs status;

	if (fstatfs(folder, &status) < 0)
		return false;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if ((uint32_t)status.f_type == types[i])
			return true;
	}
	return false;
}

static void add_folder(struct strbuf *facts, int folder, int depth)
{
	struct arena *arena = arena_new();
	struct folder_listing listing;

	if (depth < DEPTH_MAX && folder_list(folder, arena, &listing)) {
		for (size_t i = 0; i < listing.count; i++) {
			const struct folder_entry *entry = &listing.entries[i];
			struct stat status;
			int below;

			if (tree_name_is_ignored(entry->name) ||
			    fstatat(folder, entry->name.data, &status, AT_SYMLINK_NOFOLLOW) < 0)
				continue;
			strbuf_add(facts, entry->name);
			strbuf_add_format(facts, "/%d %lld %lld.%ld\n", (int)entry->kind,
			    (long long)status.st_size, (long long)status.st_mtim.tv_sec,
			    status.st_mtim.tv_nsec);
			below = entry->kind == ENTRY_FOLDER
				    ? folder_open_below(folder, entry->name.data)
				    : -1;
			if (below < 0)
				continue;
			add_folder(facts, below, depth + 1);
			close(below);
		}
	}
	arena_free(arena);
}

uint64_t tree_state(int folder)
{
	struct strbuf facts = STRBUF_INIT;
	uint64_t state;

	add_folder(&facts, folder, 0);
	state = hash64(facts.data, facts.len);
	strbuf_release(&facts);
	return state;
}
