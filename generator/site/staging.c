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

#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "site/gzip_twin.h"
#include "site/tree.h"

enum { FILE_MODE = 0644, COMPARE_BYTES = 64 * 1024 };

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

struct staging {
	int folder, published;
	bool precompresses;
	struct manifest *manifest;
	atomic_uint_fast64_t changed;
	pthread_mutex_t mutex;
	int error; /* the first one's errno, with its path */
	struct strbuf error_path;
};

struct staging *staging_new(int folder, int published)
{
	struct staging *staging = memory_alloc_zeroed(1, sizeof(*staging));

	staging->folder = folder;
	staging->published = published;
	staging->manifest = manifest_new();
	pthread_mutex_init(&staging->mutex, NULL);
	return staging;
}

void staging_free(struct staging *staging)
{
	if (!staging)
		return;
	manifest_free(staging->manifest);
	strbuf_release(&staging->error_path);
	pthread_mutex_destroy(&staging->mutex);
	memory_free(staging);
}

void staging_precompress(struct staging *staging)
{
	staging->precompresses = true;
}

struct manifest *staging_manifest(struct staging *staging)
{
	return staging->manifest;
}

uint64_t staging_changed(const struct staging *staging)
{
	return atomic_load(&staging->changed);
}

/* Returns false, for the caller to return. */
static bool fail(struct staging *staging, struct str path, int error)
{
	pthread_mutex_lock(&staging->mutex);
	if (!staging->error) {
		staging->error = error ? error : EIO;
		strbuf_add(&staging->error_path, path);
	}
	pthread_mutex_unlock(&staging->mutex);
	return false;
}

bool staging_report_failure(struct staging *staging, struct diags *diags)
{
	if (!staging->error)
		return false;
	DIAG(diags, &write_failed, (struct location){ 0 }, .name = strbuf_str(&staging->error_path),
	    .found = diags_errno(diags, staging->error));
	return true;
}

/* Makes the file, and the folders above it when they are missing. */
static int create(struct staging *staging, const char *path)
{
	const int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(staging->folder, path, flags, FILE_MODE);

	if (fd < 0 && errno == ENOENT && tree_make_parents(staging->folder, path))
		fd = openat(staging->folder, path, flags, FILE_MODE);
	return fd;
}

bool staged_file_begin(struct staged_file *file, struct staging *staging, struct str path,
    const char *claimant, enum staged_size size, struct diags *diags)
{
	const char *claimed_by = manifest_claim(staging->manifest, path, claimant);

	*file = (struct staged_file){ .staging = staging, .path = path, .fd = -1 };
	if (claimed_by) {
		DIAG(diags, &claimed_twice, (struct location){ 0 }, .name = path,
		    .found = str_of(claimed_by), .expected = str_of(claimant));
		return false;
	}
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
	struct stat status;
	int fd;

	if (staging->published < 0)
		return -1;
	fd = openat(staging->published, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd >= 0 && (fstat(fd, &status) < 0 || status.st_mode != (S_IFREG | FILE_MODE))) {
		close(fd);
		return -1;
	}
	return fd;
}

/* The published file of this path when it has the right size and mode, else -1. */
static int open_published(const struct staging *staging, const char *path, uint64_t bytes)
{
	int fd = staging_open_published(staging, path);
	struct stat status;

	if (fd >= 0 && (fstat(fd, &status) < 0 || (uint64_t)status.st_size != bytes)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* The rest of `published` is `content`. */
static bool equals_memory(int published, struct str content)
{
	char block[COMPARE_BYTES];

	while (content.len) {
		size_t want = content.len < sizeof(block) ? content.len : sizeof(block);

		if (file_read_full(published, block, want) != (ssize_t)want ||
		    memcmp(block, content.data, want))
			return false;
		content = str_from(content, want);
	}
	return true;
}

static bool equals_file(int published, int staged)
{
	char block[COMPARE_BYTES];
	ssize_t got;

	if (lseek(staged, 0, SEEK_SET) < 0)
		return false;
	while ((got = file_read_full(staged, block, sizeof(block))) > 0) {
		if (!equals_memory(published, (struct str){ block, (size_t)got }))
			return false;
	}
	return got == 0;
}

/* Puts the published file in the place of `path`, which does not exist. */
static bool link_published(const struct staging *staging, const char *path)
{
	if (linkat(staging->published, path, staging->folder, path, 0) == 0)
		return true;
	return errno == ENOENT && tree_make_parents(staging->folder, path) &&
	       linkat(staging->published, path, staging->folder, path, 0) == 0;
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
	published = open_published(staging, file->path.data, content.len);
	is_same = published >= 0 && equals_memory(published, content);
	if (published >= 0)
		close(published);
	if (is_same && link_published(staging, file->path.data))
		return true;
	atomic_fetch_add(&staging->changed, 1);
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
	published = open_published(staging, file->path.data, file->bytes);
	is_same = published >= 0 && equals_file(published, file->fd);
	if (published >= 0)
		close(published);
	if (!is_same) {
		atomic_fetch_add(&staging->changed, 1);
		return true;
	}
	return replace_by_link(staging, file->path) || fail(staging, file->path, errno);
}

bool staged_file_end(struct staged_file *file)
{
	bool is_ended = file->fd < 0 ? end_small(file) : end_stream(file);

	if (is_ended)
		manifest_set(file->staging->manifest, file->path, file->bytes, &file->sha256);
	output_free(file->output);
	file->output = NULL;
	/* close() may report what write() could not. */
	if (file->fd >= 0 && fchmod(file->fd, FILE_MODE) < 0)
		is_ended = fail(file->staging, file->path, errno);
	if (file->fd >= 0 && close(file->fd) < 0 && errno != EINTR)
		is_ended = fail(file->staging, file->path, errno);
	file->fd = -1;
	if (is_ended && file->staging->precompresses &&
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

void staging_remove(struct staging *staging, struct str path)
{
	struct strbuf twin = STRBUF_INIT;

	strbuf_add_format(&twin, "%.*s.gz", STR_ARG(path));
	if (unlinkat(staging->folder, path.data, 0) < 0 ||
	    (unlinkat(staging->folder, twin.data, 0) < 0 && errno != ENOENT))
		fail(staging, path, errno);
	manifest_unset(staging->manifest, path);
	manifest_unset(staging->manifest, strbuf_str(&twin));
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
