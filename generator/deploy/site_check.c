/* SPDX-License-Identifier: MIT */
#include "deploy/site_check.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "site/tree.h"

enum { BLOCK_BYTES = 256 * 1024 };

static const struct diag_kind not_whole = { "publish.not-a-site", DIAG_ERROR,
	{ "Thư mục {name} không phải là một trang hoàn chỉnh do datamo dựng: “{found}”.",
	    "The folder {name} is no complete site made by datamo: “{found}”." },
	{ "Chạy lại `datamo build`, rồi công bố.", "Run `datamo build` again, then publish." } };

static const struct diag_kind other_count = { "publish.not-a-site", DIAG_ERROR,
	{ "Thư mục {name} có {found} tệp, nhưng manifest.json của nó nêu {expected}.",
	    "The folder {name} holds {found} files, but its manifest.json names {expected}." },
	{ "Chạy lại `datamo build`, rồi công bố.", "Run `datamo build` again, then publish." } };

static bool write_all(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t written = write(fd, bytes, len);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		len -= (size_t)written;
	}
	return true;
}

bool site_check_file(int fd, const struct manifest_file *file, int copy)
{
	struct sha256 *sha256 = sha256_new();
	struct sha256_hex hash;
	static _Thread_local char block[BLOCK_BYTES];
	uint64_t bytes = 0;
	bool is_copied = true;
	ssize_t got;

	while (is_copied && (got = file_read_full(fd, block, sizeof(block))) > 0) {
		sha256_add(sha256, block, (size_t)got);
		bytes += (uint64_t)got;
		is_copied = copy < 0 || write_all(copy, block, (size_t)got);
	}
	hash = sha256_end(sha256);
	sha256_free(sha256);
	if (!is_copied || got < 0)
		return false;
	errno = EBADMSG;
	return bytes == file->bytes && str_eq(str_of(hash.text), file->sha256);
}

static bool check_file(int site, const struct manifest_file *file)
{
	int fd = file_open_below(site, file->path.data), error;
	bool is_right;

	if (fd < 0)
		return false;
	is_right = site_check_file(fd, file, -1);
	error = errno;
	close(fd);
	errno = error;
	return is_right;
}

bool site_check(int site, const char *shown, struct arena *arena, struct manifest_files *files,
    struct diags *diags)
{
	struct str name = str_of(shown), found = STR("manifest.json");
	uint64_t count = 0;
	bool is_whole = manifest_read(site, arena, files);

	for (size_t i = 0; is_whole && i < files->count; i++) {
		is_whole = check_file(site, &files->files[i]);
		found = files->files[i].path;
	}
	if (!is_whole) {
		DIAG(diags, &not_whole, (struct location){ 0 }, .name = name, .found = found);
		return false;
	}
	if (tree_count(site, &count) && count == files->count + 1)
		return true;
	DIAG(diags, &other_count, (struct location){ 0 }, .name = name,
	    .found = diags_number(diags, count), .expected = diags_number(diags, files->count + 1));
	return false;
}
