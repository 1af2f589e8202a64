/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "deploy/site_check.h"
#include "deploy/target_kinds.h"
#include "site/tree.h"

static struct str *names_of(struct arena *arena, const struct folder_listing *listing)
{
	struct str *names = arena_alloc(arena, size_mul(listing->count + 1, sizeof(*names)));

	for (size_t i = 0; i < listing->count; i++)
		names[i] = listing->entries[i].name;
	return names;
}

/* Nothing, or releases and their link: else it is somebody else's folder. */
static bool is_ours(struct deployment *deployment)
{
	struct folder_listing listing = { NULL, 0 };
	struct str *names, other;

	if (!folder_list(deployment->folder, deployment->arena, &listing))
		return deployment_fail(deployment, deployment->target->path.data, errno);
	names = names_of(deployment->arena, &listing);
	for (size_t i = 0; i < listing.count; i++) {
		if (str_eq(names[i], STR(RELEASE_LINK)) && listing.entries[i].kind != ENTRY_LINK)
			return deployment_is_foreign(deployment, names[i]);
	}
	return release_folder_is_ours(names, listing.count, &other) ||
	       deployment_is_foreign(deployment, other);
}

/* Dies with the process. */
static bool take_lock(struct deployment *deployment)
{
	deployment->lock = openat(
	    deployment->folder, RELEASE_LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (deployment->lock < 0)
		return deployment_fail(deployment, RELEASE_LOCK, errno);
	if (flock(deployment->lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	close(deployment->lock);
	deployment->lock = DEPLOYMENT_LOCKED;
	return false;
}

static bool list_releases(struct deployment *deployment)
{
	struct folder_listing listing = { NULL, 0 };
	int folder = folder_open_below(deployment->folder, RELEASES_FOLDER);
	char link[256];
	ssize_t len;

	if (folder < 0)
		return errno == ENOENT || deployment_fail(deployment, RELEASES_FOLDER, errno);
	if (!folder_list(folder, deployment->arena, &listing)) {
		close(folder);
		return deployment_fail(deployment, RELEASES_FOLDER, errno);
	}
	close(folder);
	release_list_make(&deployment->releases, deployment->arena,
	    names_of(deployment->arena, &listing), listing.count);
	len = readlinkat(deployment->folder, RELEASE_LINK, link, sizeof(link));
	if (len > 0)
		deployment->current = release_of_link(
		    &deployment->releases, (struct str){ link, (size_t)len });
	return true;
}

static int open_release(struct deployment *deployment, struct str name)
{
	return folder_open_below(deployment->folder,
	    arena_format(deployment->arena, RELEASES_FOLDER "/%.*s", STR_ARG(name)).data);
}

static bool read_published(struct deployment *deployment)
{
	int release;
	bool is_read;

	if (!deployment->current)
		return true;
	release = open_release(deployment, deployment->current->name);
	is_read = release >= 0 && manifest_read(release, deployment->arena, &deployment->published);
	if (!is_read)
		deployment_fail(deployment, deployment->current->name.data, errno);
	if (release >= 0)
		close(release);
	return is_read;
}

static bool local_look(struct deployment *deployment)
{
	const char *path = deployment->target->path.data;

	deployment->folder = folder_open(path);
	/* A dry run is to leave nothing behind. */
	if (deployment->folder < 0 && errno == ENOENT)
		return true;
	if (deployment->folder < 0)
		return deployment_fail(deployment, path, errno);
	return is_ours(deployment) && take_lock(deployment) && list_releases(deployment) &&
	       read_published(deployment);
}

/* As it stands in the former release, else a copy. */
static bool place_file(
    struct deployment *deployment, int former, int release, const struct manifest_file *file)
{
	const struct manifest_file *before = manifest_find(&deployment->published, file->path);
	int from, to;
	bool is_copied;

	if (!tree_make_parents(release, file->path.data))
		return false;
	if (before && former >= 0 && before->bytes == file->bytes &&
	    str_eq(before->sha256, file->sha256) &&
	    linkat(former, file->path.data, release, file->path.data, 0) == 0)
		return true;
	from = file_open_below(deployment->site, file->path.data);
	if (from < 0)
		return false;
	to = openat(
	    release, file->path.data, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	is_copied = to >= 0 && site_check_file(from, file, to) && fchmod(to, 0644) == 0;
	if (to >= 0 && close(to) != 0)
		is_copied = false;
	close(from);
	return is_copied;
}

static bool fill_release(struct deployment *deployment, int former, int release)
{
	struct manifest_file manifest = { STR("manifest.json"), deployment->manifest.len,
		deployment->manifest_sha256 };

	for (size_t i = 0; i < deployment->files.count; i++) {
		const struct manifest_file *file = &deployment->files.files[i];

		if (!place_file(deployment, former, release, file))
			return deployment_fail(deployment, file->path.data, errno);
	}
	if (!place_file(deployment, -1, release, &manifest) || syncfs(release) != 0)
		return deployment_fail(deployment, manifest.path.data, errno);
	return true;
}

/* One rename: whoever follows the link gets all of the former release or all of this one. */
static bool switch_to(struct deployment *deployment, struct str name)
{
	struct str place = arena_format(deployment->arena, RELEASES_FOLDER "/%.*s", STR_ARG(name));
	int folder = deployment->folder;

	if ((unlinkat(folder, RELEASE_NEXT_LINK, 0) != 0 && errno != ENOENT) ||
	    symlinkat(place.data, folder, RELEASE_NEXT_LINK) != 0 ||
	    renameat(folder, RELEASE_NEXT_LINK, folder, RELEASE_LINK) != 0 || fsync(folder) != 0)
		return deployment_fail(deployment, RELEASE_LINK, errno);
	return true;
}

/* What cannot be removed now is removed by the next publish. */
static void remove_old(struct deployment *deployment)
{
	const struct target *target = deployment->target;
	const struct release_list *list = &deployment->releases;
	size_t count = release_count_to_remove(
	    list, deployment->current, (target->keep ? target->keep : TARGET_KEEP_DEFAULT) - 1);

	for (size_t i = 0; i < count; i++)
		tree_remove(
		    deployment->folder, arena_format(deployment->arena, RELEASES_FOLDER "/%.*s",
					    STR_ARG(list->releases[i].name))
					    .data);
}

/* What a killed publish left. */
static bool local_tidy(struct deployment *deployment)
{
	if (unlinkat(deployment->folder, RELEASE_NEXT_LINK, 0) != 0 && errno != ENOENT)
		return deployment_fail(deployment, RELEASE_NEXT_LINK, errno);
	for (size_t i = 0; i < deployment->releases.part_count; i++) {
		struct str part = deployment->releases.parts[i];

		if (!tree_remove(deployment->folder,
			arena_format(deployment->arena, RELEASES_FOLDER "/%.*s", STR_ARG(part))
			    .data))
			return deployment_fail(deployment, part.data, errno);
	}
	return true;
}

/* The folders that a target begins with. */
static bool prepare(struct deployment *deployment)
{
	const char *path = deployment->target->path.data;

	if (deployment->folder < 0) {
		if (!tree_make_parents(
			AT_FDCWD, arena_format(deployment->arena, "%s/x", path).data) ||
		    (deployment->folder = folder_open(path)) < 0)
			return deployment_fail(deployment, path, errno);
		if (!take_lock(deployment))
			return false;
	}
	if (mkdirat(deployment->folder, RELEASES_FOLDER, 0755) != 0 && errno != EEXIST)
		return deployment_fail(deployment, RELEASES_FOLDER, errno);
	return local_tidy(deployment);
}

static bool make_release(struct deployment *deployment, struct str name)
{
	struct arena *arena = deployment->arena;
	const char *part =
	    arena_format(arena, RELEASES_FOLDER "/%.*s" RELEASE_PART, STR_ARG(name)).data;
	const char *place = arena_format(arena, RELEASES_FOLDER "/%.*s", STR_ARG(name)).data;
	int former = deployment->current ? open_release(deployment, deployment->current->name) : -1;
	int release = -1;
	bool is_made;

	if (mkdirat(deployment->folder, part, 0755) == 0)
		release = folder_open_below(deployment->folder, part);
	is_made = release >= 0 ? fchmod(release, 0755) == 0 : false;
	if (!is_made)
		deployment_fail(deployment, part, errno);
	is_made = is_made && fill_release(deployment, former, release);
	if (is_made && renameat(deployment->folder, part, deployment->folder, place) != 0)
		is_made = deployment_fail(deployment, place, errno);
	if (release >= 0)
		close(release);
	if (former >= 0)
		close(former);
	return is_made;
}

static bool local_send(struct deployment *deployment)
{
	struct str name = release_name_next(
	    deployment->arena, &deployment->releases, deployment->manifest_sha256);

	if (!prepare(deployment) || !make_release(deployment, name) || !switch_to(deployment, name))
		return false;
	remove_old(deployment);
	return true;
}

static bool local_roll_back(struct deployment *deployment, const struct release *to)
{
	return switch_to(deployment, to->name);
}

const struct target_kind local_target = {
	.id = "local",
	.keeps_releases = true,
	.look = local_look,
	.send = local_send,
	.tidy = local_tidy,
	.roll_back = local_roll_back,
};
