/* SPDX-License-Identifier: MIT */
#include "read/portal_walk.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "read/input.h"

enum { WALK_DEPTH_MAX = 16 };

static const struct diag_kind special_file = { "file.not-regular", DIAG_ERROR,
	{ "Đây không phải tệp hay thư mục thường.",
	    "This is neither a regular file nor a folder." },
	{ "Chỉ dùng tệp và thư mục thường.", "Use regular files and folders only." } };

static const struct diag_kind symbolic_link = { "file.symbolic-link", DIAG_ERROR,
	{ "Đây là liên kết tượng trưng.", "This is a symbolic link." },
	{ "Đặt chính tệp đó vào đây.", "Put the file itself here." } };

static const struct diag_kind too_deep = { "portal.too-deep", DIAG_ERROR,
	{ "Thư mục lồng nhau quá {expected} tầng.",
	    "Folders lie more than {expected} levels deep." },
	{ NULL, NULL } };

static const struct diag_kind too_many = { "portal.too-many-datasets", DIAG_ERROR,
	{ "Cổng có nhiều tập dữ liệu hơn giới hạn {expected}.",
	    "The portal has more datasets than its limit of {expected}." },
	{ "Đổi giới hạn datasets trong portal.yml.",
	    "Change the limit `datasets` in portal.yml." } };

static const struct diag_kind unreadable = { "file.unreadable", DIAG_ERROR,
	{ "Không đọc được thư mục: {found}.", "Cannot read the folder: {found}." },
	{ NULL, NULL } };

static const struct diag_kind no_dataset = { "portal.folder-without-dataset", DIAG_WARNING,
	{ "Thư mục có tệp nhưng không có dataset.md hay datapackage.json.",
	    "The folder has files but neither dataset.md nor datapackage.json." },
	{ "Thêm dataset.md, hoặc chuyển các tệp đi.", "Add dataset.md, or move the files away." } };

struct walker {
	struct arena *arena;
	struct portal_walk *walk;
	const struct limits *limits;
	struct diags *diags;
	struct str theme_folder;
};

enum { NO_OWNER = -1 };

struct visit {
	int folder;
	struct str path;
	int depth;
	ssize_t owner; /* index of the dataset that the files belong to */
};

static const char *const descriptors[] = { "dataset.md", "datapackage.json", "datapackage.yml",
	"datapackage.yaml" };

static struct str find_descriptor(const struct folder_listing *listing)
{
	for (size_t i = 0; i < sizeof(descriptors) / sizeof(descriptors[0]); i++) {
		for (size_t k = 0; k < listing->count; k++) {
			if (listing->entries[k].kind == ENTRY_FILE &&
			    str_eq(listing->entries[k].name, str_of(descriptors[i])))
				return str_of(descriptors[i]);
		}
	}
	return STR("");
}

bool file_is_companion(struct str name)
{
	static const char *const starts[] = { "readme", "license", "licence", "changelog",
		"contributing", "source.txt", "makefile" };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		if (str_eq_ignoring_case(
			str_slice(name, 0, str_of(starts[i]).len), str_of(starts[i])))
			return true;
	}
	return false;
}

static void add_file(struct walker *walker, const struct visit *visit, struct str name)
{
	struct found_dataset *dataset;
	struct found_file *file;
	struct str path;

	if (!visit->depth)
		*ARENA_ADD(walker->arena, walker->walk->top_files,
		    walker->walk->top_file_count) = arena_str(walker->arena, name);
	if (visit->owner == NO_OWNER)
		return;
	dataset = &walker->walk->datasets[visit->owner];
	path = input_join(walker->arena, visit->path, name);
	file = ARENA_ADD(walker->arena, dataset->files, dataset->file_count);
	file->path = dataset->folder.len ? str_from(path, dataset->folder.len + 1) : path;
}

/* Folders that hold no datasets. */
static bool is_skipped(const struct walker *walker, const struct visit *visit, struct str path)
{
	return str_eq(path, walker->theme_folder) ||
	       (visit->depth == 0 && (str_eq(path, STR("pages")) || str_eq(path, STR("theme"))));
}

static void walk_folder(struct walker *walker, struct visit visit);

static void enter(struct walker *walker, const struct visit *visit, struct str name)
{
	struct str path = input_join(walker->arena, visit->path, name);
	struct location at = { .path = path };
	int folder;

	if (visit->depth == WALK_DEPTH_MAX) {
		DIAG(walker->diags, &too_deep, at,
		    .expected = diags_number(walker->diags, WALK_DEPTH_MAX));
		return;
	}
	folder = folder_open_below(visit->folder, name.data);
	if (folder < 0) {
		DIAG(walker->diags, &unreadable, at, .found = diags_errno(walker->diags, errno));
		return;
	}
	walk_folder(walker, (struct visit){ folder, path, visit->depth + 1, visit->owner });
	close(folder);
}

static void own_folder(
    struct walker *walker, struct visit *visit, const struct folder_listing *listing)
{
	struct portal_walk *walk = walker->walk;
	struct str descriptor = find_descriptor(listing);
	struct found_dataset *dataset;

	if (!descriptor.len)
		return;
	if (walk->count == walker->limits->datasets)
		DIAG(walker->diags, &too_many, ((struct location){ .path = visit->path }),
		    .expected = diags_number(walker->diags, walker->limits->datasets));
	if (walk->count >= walker->limits->datasets)
		return;
	visit->owner = (ssize_t)walk->count;
	dataset = ARENA_ADD(walker->arena, walk->datasets, walk->count);
	dataset->folder = visit->path;
	dataset->descriptor = descriptor;
}

/* Calls itself at most WALK_DEPTH_MAX deep. */
static void walk_folder(struct walker *walker, struct visit visit)
{
	struct folder_listing listing = { NULL, 0 };
	struct location at = { .path = visit.path };
	size_t strays = 0;

	if (!folder_list(visit.folder, walker->arena, &listing)) {
		DIAG(walker->diags, &unreadable, at, .found = diags_errno(walker->diags, errno));
		return;
	}
	own_folder(walker, &visit, &listing);
	for (size_t i = 0; i < listing.count; i++) {
		const struct folder_entry *entry = &listing.entries[i];

		/* Hidden. */
		if (entry->name.data[0] == '.')
			continue;
		at.path = input_join(walker->arena, visit.path, entry->name);
		if (entry->kind == ENTRY_FILE) {
			add_file(walker, &visit, entry->name);
			strays += !file_is_companion(entry->name);
		} else if (entry->kind == ENTRY_FOLDER) {
			if (!is_skipped(walker, &visit, at.path))
				enter(walker, &visit, entry->name);
		} else {
			DIAG(walker->diags,
			    entry->kind == ENTRY_LINK ? &symbolic_link : &special_file, at,
			    .name = entry->name);
		}
	}
	at.path = visit.path;
	if (strays && visit.owner == NO_OWNER && visit.depth)
		diags_add(walker->diags, &no_dataset, at, (struct diag_args){ 0 });
}

void portal_walk(struct arena *arena, int folder, struct str theme_folder,
    const struct limits *limits, struct portal_walk *walk, struct diags *diags)
{
	struct walker walker = { arena, walk, limits, diags, theme_folder };

	*walk = (struct portal_walk){ NULL, 0, NULL, 0 };
	walk_folder(&walker, (struct visit){ folder, STR(""), 0, NO_OWNER });
}
