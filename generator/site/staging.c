/* SPDX-License-Identifier: MIT */
#include "site/staging.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "site/gzip_twin.h"
#include "site/published_file.h"
#include "site/tree.h"

static const struct diag_kind claimed_twice = {
	.id = "site.path-claimed-twice",
	.level = DIAG_ERROR,
	.message = { "Hai bên cùng muốn ghi tệp {name} của trang: {found} và {expected}.",
	    "Two want to write the site's file {name}: {found} and {expected}." },
	.mend = { "Đổi tên (`name:`) một trong các tài nguyên, hoặc tên thư mục của tập dữ liệu.",
	    "Change the `name:` of one of the resources, or the name of the dataset's folder." },
};

static const struct diag_kind write_failed = {
	.id = "site.write-failed",
	.level = DIAG_ERROR,
	.message = { "Không ghi được {name} của trang mới: {found}; trang đang công bố vẫn nguyên "
		     "vẹn.",
	    "Cannot write {name} of the new site: {found}; the published site is untouched." },
	.mend = { NULL, NULL },
};

/* What all doors into the new site share. */
struct site_in_making {
	bool precompresses;
	struct manifest *manifest;
	atomic_uint_fast64_t changed;
	pthread_mutex_t mutex;
	int error; /* the first one's errno, with its path */
	struct strbuf error_path;
};

struct staging {
	int folder, published;
	struct site_in_making *site;
	bool is_door; /* the site is another one's to free */
	struct arena *arena;
	struct staged_entry *made;
	size_t made_count;
};

struct staging *staging_new(int folder, int published)
{
	struct staging *staging = memory_alloc_zeroed(1, sizeof(*staging));

	staging->folder = folder;
	staging->published = published;
	staging->arena = arena_new();
	staging->site = memory_alloc_zeroed(1, sizeof(*staging->site));
	staging->site->manifest = manifest_new();
	pthread_mutex_init(&staging->site->mutex, NULL);
	return staging;
}

struct staging *staging_door(const struct staging *staging)
{
	struct staging *door = memory_alloc_zeroed(1, sizeof(*door));

	*door = (struct staging){ .folder = staging->folder,
		.published = staging->published,
		.site = staging->site,
		.is_door = true,
		.arena = arena_new() };
	return door;
}

static void site_free(struct site_in_making *site)
{
	manifest_free(site->manifest);
	strbuf_release(&site->error_path);
	pthread_mutex_destroy(&site->mutex);
	memory_free(site);
}

void staging_free(struct staging *staging)
{
	if (!staging)
		return;
	if (!staging->is_door)
		site_free(staging->site);
	arena_free(staging->arena);
	memory_free(staging);
}

void staging_forget(struct staging *staging)
{
	arena_reset(staging->arena);
	staging->made = NULL;
	staging->made_count = 0;
}

const struct staged_entry *staging_made(const struct staging *staging, size_t *count)
{
	*count = staging->made_count;
	return staging->made;
}

static void note_made(struct staging *staging, const struct staged_entry *entry)
{
	if (staging->is_door) {
		struct staged_entry *made = ARENA_ADD(
		    staging->arena, staging->made, staging->made_count);

		*made = *entry;
		made->path = arena_str(staging->arena, entry->path);
	}
	manifest_set(staging->site->manifest, entry->path, entry->bytes, &entry->sha256);
}

static void note_removed(struct staging *staging, struct str path)
{
	for (size_t i = 0; i < staging->made_count; i++) {
		if (str_eq(staging->made[i].path, path))
			staging->made[i--] = staging->made[--staging->made_count];
	}
	manifest_unset(staging->site->manifest, path);
}

void staging_precompress(struct staging *staging)
{
	staging->site->precompresses = true;
}

struct manifest *staging_manifest(struct staging *staging)
{
	return staging->site->manifest;
}

uint64_t staging_changed(const struct staging *staging)
{
	return atomic_load(&staging->site->changed);
}

/* Returns false, for the caller to return. */
static bool fail(struct staging *staging, struct str path, int error)
{
	pthread_mutex_lock(&staging->site->mutex);
	if (!staging->site->error) {
		staging->site->error = error ? error : EIO;
		strbuf_add(&staging->site->error_path, path);
	}
	pthread_mutex_unlock(&staging->site->mutex);
	return false;
}

bool staging_report_failure(struct staging *staging, struct diags *diags)
{
	if (!staging->site->error)
		return false;
	DIAG(diags, &write_failed, (struct location){ 0 },
	    .name = strbuf_str(&staging->site->error_path),
	    .found = diags_errno(diags, staging->site->error));
	return true;
}

/* Makes the file, and the folders above it when they are missing. */
static int create(struct staging *staging, const char *path)
{
	const int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(staging->folder, path, flags, SITE_FILE_MODE);

	if (fd < 0 && errno == ENOENT && tree_make_parents(staging->folder, path))
		fd = openat(staging->folder, path, flags, SITE_FILE_MODE);
	return fd;
}

static bool claim(
    struct staging *staging, struct str path, const char *claimant, struct diags *diags)
{
	const char *claimed_by = manifest_claim(staging->site->manifest, path, claimant);

	if (claimed_by)
		DIAG(diags, &claimed_twice, (struct location){ 0 }, .name = path,
		    .found = str_of(claimed_by), .expected = str_of(claimant));
	return !claimed_by;
}

bool staged_file_begin(struct staged_file *file, struct staging *staging, struct str path,
    const char *claimant, enum staged_size size, struct diags *diags)
{
	*file = (struct staged_file){
		.staging = staging, .path = path, .claimant = claimant, .fd = -1
	};
	if (!claim(staging, path, claimant, diags))
		return false;
	if (size == STAGED_SMALL) {
		file->output = output_new_memory();
		return true;
	}
	file->fd = create(staging, path.data);
	if (file->fd < 0)
		return fail(staging, path, errno);
	file->output = output_new_fd(file->fd, true);
	return true;
}

int staging_open_published(const struct staging *staging, const char *path)
{
	return published_open(staging->published, path);
}

static bool end_small(struct staged_file *file)
{
	struct staging *staging = file->staging;
	struct str content = output_memory(file->output);
	struct sha256 *sha256 = sha256_new();
	int published, error = 0;
	bool is_same;

	sha256_add(sha256, content.data, content.len);
	file->sha256 = sha256_end(sha256);
	sha256_free(sha256);
	file->bytes = content.len;
	published = published_open_sized(staging->published, file->path.data, content.len);
	is_same = published >= 0 && published_equals(published, content);
	if (published >= 0)
		close(published);
	if (is_same && published_link(staging->published, file->path.data, staging->folder))
		return true;
	atomic_fetch_add(&staging->site->changed, 1);
	file->fd = create(staging, file->path.data);
	if (file->fd < 0)
		return fail(staging, file->path, errno);
	while (content.len && !error) {
		ssize_t written = write(file->fd, content.data, content.len);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			error = written < 0 ? errno : EIO;
		else
			content = str_from(content, (size_t)written);
	}
	return error ? fail(staging, file->path, error) : true;
}

/* The copy just written gives way to a hard link; where links are refused it stays. */
static bool replace_by_link(const struct staging *staging, struct str path)
{
	struct strbuf spare = STRBUF_INIT;
	bool is_replaced = true;

	strbuf_add(&spare, path);
	strbuf_add_cstr(&spare, ".datamo-link");
	if (linkat(staging->published, path.data, staging->folder, spare.data, 0) == 0)
		is_replaced = renameat(staging->folder, spare.data, staging->folder, path.data) ==
			      0;
	strbuf_release(&spare);
	return is_replaced;
}

static bool end_stream(struct staged_file *file)
{
	struct staging *staging = file->staging;
	int published;
	bool is_same;

	if (output_flush(file->output))
		return fail(staging, file->path, output_error(file->output));
	file->sha256 = output_sha256(file->output);
	file->bytes = output_bytes(file->output);
	published = published_open_sized(staging->published, file->path.data, file->bytes);
	is_same = published >= 0 && published_equals_file(published, file->fd);
	if (published >= 0)
		close(published);
	if (!is_same) {
		atomic_fetch_add(&staging->site->changed, 1);
		return true;
	}
	return replace_by_link(staging, file->path) || fail(staging, file->path, errno);
}

bool staged_file_end(struct staged_file *file)
{
	bool is_ended = file->fd < 0 ? end_small(file) : end_stream(file);

	if (is_ended)
		note_made(file->staging, &(struct staged_entry){ file->path, file->claimant,
					     file->bytes, file->sha256 });
	output_free(file->output);
	file->output = NULL;
	/* close() may report what write() could not. */
	if (file->fd >= 0 && fchmod(file->fd, SITE_FILE_MODE) < 0)
		is_ended = fail(file->staging, file->path, errno);
	if (file->fd >= 0 && close(file->fd) < 0 && errno != EINTR)
		is_ended = fail(file->staging, file->path, errno);
	file->fd = -1;
	if (is_ended && file->staging->site->precompresses &&
	    gzip_twin_is_wanted(file->path, file->bytes))
		is_ended = gzip_twin_make(file->staging, file->path);
	return is_ended;
}

void staged_file_abandon(struct staged_file *file)
{
	output_free(file->output);
	file->output = NULL;
	if (file->fd < 0)
		return;
	close(file->fd);
	file->fd = -1;
	if (unlinkat(file->staging->folder, file->path.data, 0) < 0)
		fail(file->staging, file->path, errno);
}

bool staging_could_adopt(
    const struct staging *staging, const struct staged_entry *entry, bool is_trusted)
{
	int fd = published_open_sized(staging->published, entry->path.data, entry->bytes);
	bool is_same = fd >= 0 && (is_trusted || published_has_hash(fd, &entry->sha256));

	if (fd >= 0)
		close(fd);
	return is_same;
}

/* Where links are refused. */
static bool copy_published(struct staging *staging, const char *path)
{
	int from = published_open(staging->published, path), to = create(staging, path);
	struct output *output = output_new_fd(to, false);
	bool is_copied = from >= 0 && to >= 0 && published_copy(from, output) &&
			 output_flush(output) == 0;

	output_free(output);
	if (from >= 0)
		close(from);
	if (to >= 0 && close(to) < 0)
		is_copied = false;
	return is_copied;
}

bool staging_adopt(struct staging *staging, const struct staged_entry *entry, struct diags *diags)
{
	if (!claim(staging, entry->path, entry->claimant, diags))
		return false;
	if (!published_link(staging->published, entry->path.data, staging->folder) &&
	    !copy_published(staging, entry->path.data))
		return fail(staging, entry->path, errno);
	note_made(staging, entry);
	return true;
}

void staging_remove(struct staging *staging, struct str path)
{
	struct strbuf twin = STRBUF_INIT;

	strbuf_add_format(&twin, "%.*s.gz", STR_ARG(path));
	if (unlinkat(staging->folder, path.data, 0) < 0 ||
	    (unlinkat(staging->folder, twin.data, 0) < 0 && errno != ENOENT))
		fail(staging, path, errno);
	note_removed(staging, path);
	note_removed(staging, strbuf_str(&twin));
	strbuf_release(&twin);
}

int staging_folder(const struct staging *staging)
{
	return staging->folder;
}

int staging_read(struct staging *staging, struct str path)
{
	int fd = openat(staging->folder, path.data, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		fail(staging, path, errno);
	return fd;
}
