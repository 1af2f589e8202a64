/* SPDX-License-Identifier: MIT */
#include "read/settings_base.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"

enum { DEPTH_MAX = 8, FILE_BYTES_MAX = 16 * 1024 * 1024 };

static const struct diag_kind settings_changed = { "portal.settings-changed", DIAG_WARNING,
	{ "“{name}” khác với bên tin cậy; thay đổi này không được áp dụng khi kiểm tra.",
	    "“{name}” differs from the trusted side; the change does not count in this check." },
	{ "Xem kỹ thay đổi này trước khi nhận: cài đặt và giao diện được tin như mã chương trình.",
	    "Review the change before it is taken: settings and theme are trusted like code." } };

struct comparison {
	const struct portal *portal;
	struct arena *arena;
};

static void report(const struct comparison *comparison, struct str path)
{
	DIAG(comparison->portal->diags, &settings_changed, (struct location){ .path = path },
	    .name = path);
}

/* Also when one of the two is missing or cannot be read. */
static bool files_differ(int a, int b, const char *name)
{
	struct strbuf first = STRBUF_INIT, second = STRBUF_INIT;
	bool has_first = file_read_below(a, name, FILE_BYTES_MAX, &first);
	bool is_first_absent = !has_first && errno == ENOENT;
	bool has_second = file_read_below(b, name, FILE_BYTES_MAX, &second);
	bool is_second_absent = !has_second && errno == ENOENT;
	bool differ = !(is_first_absent && is_second_absent) &&
		      (!has_first || !has_second ||
			  !str_eq(strbuf_str(&first), strbuf_str(&second)));

	strbuf_release(&first);
	strbuf_release(&second);
	return differ;
}

static void compare_folders(
    const struct comparison *comparison, int own, int trusted, struct str path, int depth);

static void compare_entry(const struct comparison *comparison, int own, int trusted,
    const struct folder_entry *entry, struct str path, int depth)
{
	int below[2];

	if (entry->kind != ENTRY_FOLDER) {
		if (files_differ(own, trusted, entry->name.data))
			report(comparison, path);
		return;
	}
	below[0] = folder_open_below(own, entry->name.data);
	below[1] = folder_open_below(trusted, entry->name.data);
	if (below[0] < 0 || below[1] < 0 || depth == DEPTH_MAX)
		report(comparison, path);
	else
		compare_folders(comparison, below[0], below[1], path, depth + 1);
	for (size_t i = 0; i < 2; i++) {
		if (below[i] >= 0)
			close(below[i]);
	}
}

/* Calls itself at most DEPTH_MAX deep. */
static void compare_folders(
    const struct comparison *comparison, int own, int trusted, struct str path, int depth)
{
	struct folder_listing here = { NULL, 0 }, there = { NULL, 0 };
	size_t i = 0, j = 0;

	if (!folder_list(own, comparison->arena, &here) ||
	    !folder_list(trusted, comparison->arena, &there)) {
		report(comparison, path);
		return;
	}
	while (i < here.count || j < there.count) {
		int order = i == here.count ? 1
			    : j == there.count
				? -1
				: str_cmp(here.entries[i].name, there.entries[j].name);
		const struct folder_entry *entry = order > 0 ? &there.entries[j] : &here.entries[i];
		struct str full = arena_format(
		    comparison->arena, "%.*s/%.*s", STR_ARG(path), STR_ARG(entry->name));

		if (order || here.entries[i].kind != there.entries[j].kind)
			report(comparison, full);
		else
			compare_entry(comparison, own, trusted, entry, full, depth);
		i += order <= 0;
		j += order >= 0;
	}
}

static void compare_theme(const struct comparison *comparison)
{
	const struct portal *portal = comparison->portal;
	struct str name = str_eq(portal->theme, STR("default")) ? STR("theme") : portal->theme;
	int own = folder_open_below(portal->folder, arena_cstr(comparison->arena, name));
	int trusted = folder_open_below(
	    portal->settings_folder, arena_cstr(comparison->arena, name));

	if ((own < 0) != (trusted < 0))
		report(comparison, name);
	else if (own >= 0)
		compare_folders(comparison, own, trusted, name, 0);
	if (own >= 0)
		close(own);
	if (trusted >= 0)
		close(trusted);
}

void settings_base_check(const struct portal *portal)
{
	struct comparison comparison = { portal, NULL };

	if (portal->settings_folder == portal->folder)
		return;
	comparison.arena = arena_new();
	if (files_differ(portal->folder, portal->settings_folder, "portal.yml"))
		report(&comparison, STR("portal.yml"));
	compare_theme(&comparison);
	arena_free(comparison.arena);
}
