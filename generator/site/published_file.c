/* SPDX-License-Identifier: MIT */
#include "site/published_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/output.h"
#include "site/tree.h"

enum { BLOCK_BYTES = 64 * 1024 };

static int open_when(int published, const char *path, const uint64_t *bytes)
{
	struct stat status;
	int fd;

	if (published < 0)
		return -1;
	fd = openat(published, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd >= 0 && (fstat(fd, &status) < 0 || status.st_mode != (S_IFREG | SITE_FILE_MODE) ||
			   (bytes && (uint64_t)status.st_size != *bytes))) {
		close(fd);
		return -1;
	}
	return fd;
}

int published_open(int published, const char *path)
{
	return open_when(published, path, NULL);
}

int published_open_sized(int published, const char *path, uint64_t bytes)
{
	return open_when(published, path, &bytes);
}

bool published_equals(int fd, struct str content)
{
	char block[BLOCK_BYTES];

	while (content.len) {
		size_t want = content.len < sizeof(block) ? content.len : sizeof(block);

		if (file_read_full(fd, block, want) != (ssize_t)want ||
		    memcmp(block, content.data, want))
			return false;
		content = str_from(content, want);
	}
	return true;
}

bool published_equals_file(int fd, int file)
{
	char block[BLOCK_BYTES];
	ssize_t got;

	if (lseek(file, 0, SEEK_SET) < 0)
		return false;
	while ((got = file_read_full(file, block, sizeof(block))) > 0) {
		if (!published_equals(fd, (struct str){ block, (size_t)got }))
			return false;
	}
	return got == 0;
}

bool published_has_hash(int fd, const struct sha256_hex *sha256)
{
	struct sha256 *hash = sha256_new();
	char block[BLOCK_BYTES];
	struct sha256_hex found;
	ssize_t got;

	while ((got = file_read_full(fd, block, sizeof(block))) > 0)
		sha256_add(hash, block, (size_t)got);
	found = sha256_end(hash);
	sha256_free(hash);
	return got == 0 && !memcmp(found.text, sha256->text, SHA256_HEX);
}

bool published_copy(int fd, struct output *output)
{
	char block[BLOCK_BYTES];
	ssize_t got;

	while ((got = file_read_full(fd, block, sizeof(block))) > 0)
		output_add(output, (struct str){ block, (size_t)got });
	return got == 0;
}

bool published_link(int published, const char *path, int folder)
{
	if (linkat(published, path, folder, path, 0) == 0)
		return true;
	return errno == ENOENT && tree_make_parents(folder, path) &&
	       linkat(published, path, folder, path, 0) == 0;
}
