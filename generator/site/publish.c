/* SPDX-License-Identifier: MIT */
#include "site/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/memory.h"
#include "site/mount_swap.h"
#include "site/tree.h"

static const struct diag_kind locked = {
	.id = "site.locked",
	.level = DIAG_ERROR,
	.message = { "Một lần dựng khác (tiến trình {found}) đang ghi vào {name}.",
	    "Another build (process {found}) is writing to {name}." },
	.mend = { "Chờ lần dựng đó xong rồi chạy lại.", "Wait until it is done, then run again." },
};

static const struct diag_kind output_failed = {
	.id = "site.output-failed",
	.level = DIAG_ERROR,
	.message = { "Không dùng được thư mục xuất {name}: {found}.",
	    "Cannot use the output folder {name}: {found}." },
	.mend = { "Kiểm tra quyền ghi và dung lượng đĩa, hoặc chọn thư mục khác bằng -o.",
	    "Check that it may be written and has room, or choose another one with -o." },
};

static const struct diag_kind not_a_site = {
	.id = "site.not-a-site",
	.level = DIAG_ERROR,
	.message = { "Thư mục {name} có sẵn tệp nhưng không phải là trang do datamo dựng.",
	    "The folder {name} holds files but is no site made by datamo." },
	.mend = { "Chọn thư mục mới hoặc thư mục trống bằng -o; datamo không ghi đè tệp của người "
		  "khác.",
	    "Choose a new or an empty folder with -o; datamo replaces nothing that it did not "
	    "make." },
};

static const struct diag_kind in_portal = {
	.id = "site.output-in-portal",
	.level = DIAG_ERROR,
	.message = { "Thư mục xuất {name} nằm trong thư mục dữ liệu {found}.",
	    "The output folder {name} lies within the portal's folder {found}." },
	.mend = { "Chọn một thư mục bên ngoài bằng -o.", "Choose a folder outside of it with -o." },
};

struct publication {
	struct arena *arena;
	int parent; /* the folder that holds the site */
	int home;   /* the one that holds staging, old site and lock: parent, or a folder in a mount
		     */
	int lock, staging, published;
	const char *shown; /* the path as the user gave it */
	const char *name, *staging_name, *old_name, *lock_name, *cache_name;
	bool is_mount, is_exchange_forbidden, is_sync_skipped;
};

static bool fail(const struct publication *publication, const struct diag_kind *kind, int error,
    struct diags *diags)
{
	DIAG(diags, kind, (struct location){ 0 }, .name = str_of(publication->shown),
	    .found = error ? diags_errno(diags, error) : STR(""));
	return false;
}

/* Splits "x/site/" into the folder above, opened (made when missing), and the names in it. */
static bool open_parent(struct publication *publication, struct str path, struct diags *diags)
{
	struct arena *arena = publication->arena;
	struct str name;
	size_t slash;
	const char *above;

	while (path.len > 1 && path.data[path.len - 1] == '/')
		path.len--;
	slash = str_rfind(path, '/');
	name = slash == path.len ? path : str_from(path, slash + 1);
	if (!name.len || str_eq(name, STR(".")) || str_eq(name, STR("..")) || name.len > 200)
		return fail(publication, &output_failed, EINVAL, diags);
	above = slash == path.len ? "."
		: slash == 0      ? "/"
				  : arena_cstr(arena, str_slice(path, 0, slash));
	publication->name = arena_cstr(arena, name);
	publication->staging_name = arena_format(arena, ".%s.staging", publication->name).data;
	publication->old_name = arena_format(arena, ".%s.old", publication->name).data;
	publication->cache_name = arena_format(arena, ".%s.cache", publication->name).data;
	publication->lock_name = arena_format(arena, ".%s.lock", publication->name).data;
	if (!tree_make_parents(AT_FDCWD, arena_cstr(arena, path)))
		return fail(publication, &output_failed, errno, diags);
	publication->parent = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return publication->parent >= 0 || fail(publication, &output_failed, errno, diags);
}

/* The lock dies with the process; the file stays, so that nobody locks one that another removes. */
static enum publication_state take_lock(struct publication *publication, struct diags *diags)
{
	char holder[32] = "";
	int lock = openat(publication->home, publication->lock_name,
	    O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);

	publication->lock = lock;
	if (lock < 0) {
		fail(publication, &output_failed, errno, diags);
		return PUBLICATION_FAILED;
	}
	if (flock(lock, LOCK_EX | LOCK_NB) < 0) {
		ssize_t len = pread(lock, holder, sizeof(holder) - 1, 0);

		while (len > 0 && holder[len - 1] == '\n')
			len--;
		DIAG(diags, &locked, (struct location){ 0 }, .name = str_of(publication->shown),
		    .found = { holder, len > 0 ? (size_t)len : 0 });
		return PUBLICATION_LOCKED;
	}
	/* Only a courtesy to whoever finds it locked: the lock itself is what counts. */
	if (ftruncate(lock, 0) == 0)
		dprintf(lock, "%ld\n", (long)getpid());
	return PUBLICATION_OPEN;
}

static bool exists(int folder, const char *name)
{
	struct stat status;

	return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* What a killed build left: a switch is completed or taken back, a staging folder goes. */
static bool recover(struct publication *publication, struct diags *diags)
{
	int home = publication->home;
	bool is_well = true;

	if (publication->is_mount)
		is_well = mount_swap_recover(
		    publication->published, home, publication->staging_name, publication->old_name);
	else if (exists(home, publication->old_name) && !exists(home, publication->name))
		is_well = renameat(home, publication->old_name, home, publication->name) == 0;
	if (!is_well || !tree_remove(home, publication->old_name) ||
	    !tree_remove(home, publication->staging_name))
		return fail(publication, &output_failed, errno, diags);
	return true;
}

/* Empty, or with a manifest of ours. */
static bool is_ours(int folder)
{
	struct stat status;
	uint64_t files = 0;

	if (fstatat(folder, "manifest.json", &status, AT_SYMLINK_NOFOLLOW) == 0)
		return true;
	return tree_count(folder, &files) && !files;
}

/* Walks up from the output's parent: none of the folders above may be the portal's. */
static bool is_within(int folder, const char *portal_path)
{
	struct stat portal, above, last = { 0 };
	bool is_found = false;
	int at = dup(folder);

	if (stat(portal_path, &portal) < 0) {
		close(at);
		return false; /* reading it will say so */
	}
	while (at >= 0 && fstat(at, &above) == 0 && !is_found &&
	       (above.st_ino != last.st_ino || above.st_dev != last.st_dev)) {
		int next = openat(at, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

		is_found = above.st_ino == portal.st_ino && above.st_dev == portal.st_dev;
		last = above;
		close(at);
		at = next;
	}
	if (at >= 0)
		close(at);
	return is_found;
}

/* The published site, if there is one, and from it where all the rest goes. */
static bool open_home(struct publication *publication, const char *portal_path, struct diags *diags)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

	if (is_within(publication->parent, portal_path)) {
		DIAG(diags, &in_portal, (struct location){ 0 }, .name = str_of(publication->shown),
		    .found = str_of(portal_path));
		return false;
	}
	publication->published = openat(publication->parent, publication->name, flags);
	if (publication->published < 0 && errno != ENOENT)
		return fail(publication, &output_failed, errno, diags);
	publication->is_mount = publication->published >= 0 &&
				mount_swap_is_mount(publication->published);
	if (!publication->is_mount) {
		publication->home = publication->parent;
		return true;
	}
	if (!is_ours(publication->published))
		return fail(publication, &not_a_site, 0, diags);
	publication->home = mount_swap_open_home(publication->published);
	return publication->home >= 0 || fail(publication, &output_failed, errno, diags);
}

static bool open_staging(struct publication *publication, struct diags *diags)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

	/* Recovery may have brought a site back. */
	if (publication->published < 0)
		publication->published = openat(publication->parent, publication->name, flags);
	if (publication->published >= 0 && !publication->is_mount &&
	    !is_ours(publication->published))
		return fail(publication, &not_a_site, 0, diags);
	if (mkdirat(publication->home, publication->staging_name, 0755) < 0)
		return fail(publication, &output_failed, errno, diags);
	publication->staging = openat(publication->home, publication->staging_name, flags);
	if (publication->staging < 0 || fchmod(publication->staging, 0755) < 0)
		return fail(publication, &output_failed, errno, diags);
	return true;
}

enum publication_state publication_open(struct publication **result, const char *site_path,
    const char *portal_path, struct diags *diags)
{
	struct publication *publication = memory_alloc_zeroed(1, sizeof(*publication));
	enum publication_state state = PUBLICATION_FAILED;

	publication->arena = arena_new();
	publication->parent = publication->home = publication->lock = -1;
	publication->staging = publication->published = -1;
	publication->shown = site_path;
	if (open_parent(publication, str_of(site_path), diags) &&
	    open_home(publication, portal_path, diags)) {
		state = take_lock(publication, diags);
		if (state == PUBLICATION_OPEN &&
		    (!recover(publication, diags) || !open_staging(publication, diags)))
			state = PUBLICATION_FAILED;
	}
	if (state == PUBLICATION_LOCKED)
		publication->staging_name = NULL; /* the other build's */
	if (state != PUBLICATION_OPEN) {
		publication_close(publication);
		publication = NULL;
	}
	*result = publication;
	return state;
}

int publication_folder(const struct publication *publication)
{
	return publication->is_mount ? publication->published : publication->parent;
}

int publication_staging(const struct publication *publication)
{
	return publication->staging;
}

int publication_published(const struct publication *publication)
{
	return publication->published;
}

bool publication_published_files(const struct publication *publication, uint64_t *files)
{
	uint64_t own = 0;

	*files = 0;
	if (publication->published < 0 || !tree_count(publication->published, files))
		return false;
	if (publication->is_mount && !tree_count(publication->home, &own))
		return false;
	*files -= own;
	return true;
}

void publication_skip_sync(struct publication *publication)
{
	publication->is_sync_skipped = true;
}

void publication_forbid_exchange(struct publication *publication)
{
	publication->is_exchange_forbidden = true;
}

static bool swap_by_exchange(const struct publication *publication)
{
	if (publication->is_exchange_forbidden) {
		errno = EINVAL;
		return false;
	}
	return renameat2(publication->parent, publication->staging_name, publication->parent,
		   publication->name, RENAME_EXCHANGE) == 0;
}

/* Killed between the two, the next build's recover() puts the old site back. */
static bool swap_by_two_renames(const struct publication *publication)
{
	int parent = publication->parent, error;

	if (renameat(parent, publication->name, parent, publication->old_name) < 0)
		return false;
	if (renameat(parent, publication->staging_name, parent, publication->name) == 0)
		return true;
	error = errno;
	renameat(parent, publication->old_name, parent, publication->name);
	errno = error;
	return false;
}

static bool swap_into_place(const struct publication *publication)
{
	int parent = publication->parent;

	if (publication->is_mount)
		return mount_swap(publication->published, publication->home,
		    publication->staging_name, publication->old_name);
	if (publication->published < 0)
		return renameat(parent, publication->staging_name, parent, publication->name) == 0;
	if (swap_by_exchange(publication))
		return true;
	return (errno == EINVAL || errno == ENOSYS) && swap_by_two_renames(publication);
}

bool publication_swap(struct publication *publication, struct diags *diags)
{
	bool is_synced = !publication->is_sync_skipped;

	if ((is_synced && syncfs(publication->staging) < 0) || !swap_into_place(publication) ||
	    (is_synced && fsync(publication->home) < 0))
		return fail(publication, &output_failed, errno, diags);
	return true;
}

int publication_open_site(const struct publication *publication)
{
	return openat(publication->parent, publication->name,
	    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

const char *publication_cache_name(const struct publication *publication)
{
	return publication->is_mount ? NULL : publication->cache_name;
}

void publication_clean(struct publication *publication)
{
	/* What cannot be removed now is removed by the next build. */
	if (publication->lock < 0 || !publication->staging_name)
		return;
	tree_remove(publication->home, publication->staging_name);
	tree_remove(publication->home, publication->old_name);
}

void publication_close(struct publication *publication)
{
	int home;

	if (!publication)
		return;
	home = publication->home;
	publication_clean(publication);
	if (publication->staging >= 0)
		close(publication->staging);
	if (publication->published >= 0)
		close(publication->published);
	if (publication->lock >= 0)
		close(publication->lock);
	if (home >= 0 && home != publication->parent)
		close(home);
	if (publication->parent >= 0)
		close(publication->parent);
	arena_free(publication->arena);
	memory_free(publication);
}
