/* SPDX-License-Identifier: MIT */
#include "serve/served_site.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/strbuf.h"

struct served_site {
	int folder;
	const char *name;
	/* The site that was read last. While it is open, its inode's number is no other's, which is
	 * how another site is told from it. */
	int root;
	struct stat status;
	struct arena *arena;
	struct manifest_files files;
};

struct served_site *served_site_new(int folder, const char *name)
{
	struct served_site *site = memory_alloc_zeroed(1, sizeof(*site));

	site->folder = folder;
	site->name = name;
	site->root = -1;
	return site;
}

static void forget(struct served_site *site)
{
	if (site->root >= 0)
		close(site->root);
	site->root = -1;
	arena_free(site->arena);
	site->arena = NULL;
	site->files = (struct manifest_files){ 0 };
}

void served_site_free(struct served_site *site)
{
	if (!site)
		return;
	forget(site);
	memory_free(site);
}

/* The manifest does not list itself. */
static bool add_manifest(struct served_site *site)
{
	static const struct str path = STR_INIT("manifest.json");
	struct manifest_files *files = &site->files;
	struct strbuf content = STRBUF_INIT;
	struct sha256 *sha256 = sha256_new();
	bool is_read = file_read_below(site->root, path.data, UINT32_MAX, &content);
	struct sha256_hex hash;
	size_t at;

	sha256_add(sha256, content.data, content.len);
	hash = sha256_end(sha256);
	sha256_free(sha256);
	(void)ARENA_ADD(site->arena, files->files, files->count);
	for (at = files->count - 1; at && str_cmp(files->files[at - 1].path, path) > 0; at--)
		files->files[at] = files->files[at - 1];
	files->files[at] = (struct manifest_file){ .path = path,
		.bytes = content.len,
		.sha256 = arena_str(site->arena, str_of(hash.text)) };
	strbuf_release(&content);
	return is_read;
}

static bool is_current(const struct served_site *site, const struct stat *status)
{
	return site->root >= 0 && site->status.st_ino == status->st_ino &&
	       site->status.st_dev == status->st_dev;
}

const struct manifest_files *served_site_files(struct served_site *site)
{
	int root = openat(
	    site->folder, site->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct stat status;

	if (root < 0 || fstat(root, &status) < 0 || is_current(site, &status)) {
		if (root >= 0)
			close(root);
		return site->root >= 0 ? &site->files : NULL;
	}
	forget(site);
	site->root = root;
	site->status = status;
	site->arena = arena_new();
	if (!manifest_read(root, site->arena, &site->files) || !add_manifest(site))
		forget(site);
	return site->root >= 0 ? &site->files : NULL;
}

int served_site_open(
    const struct served_site *site, const struct manifest_file *file, struct stat *status)
{
	int fd = file_open_below(site->root, file->path.data);

	if (fd >= 0 && fstat(fd, status) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}
