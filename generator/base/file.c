/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/strbuf.h"

int folder_open(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Component by component, for kernels and sandboxes without openat2. */
static int open_stepwise(int folder, const char *path, int flags)
{
	struct str rest = str_of(path), part;
	int at = folder;

	while (str_split(&rest, '/', &part)) {
		bool is_last = !rest.data;
		char name[256];
		int next;

		if (!part.len || part.len >= sizeof(name) || str_eq(part, STR("..")) ||
		    str_eq(part, STR("."))) {
			errno = str_eq(part, STR("..")) ? EXDEV : EINVAL;
			next = -1;
		} else {
			memcpy(name, part.data, part.len);
			name[part.len] = '\0';
			next = openat(at, name,
			    (is_last ? flags : O_RDONLY | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC);
		}
		if (at != folder) {
			int error = errno;

			close(at);
			errno = error;
		}
		if (next < 0)
			return -1;
		at = next;
	}
	return at;
}

static int open_below(int folder, const char *path, int flags)
{
	struct open_how how = {
		.flags = (unsigned long long)(flags | O_CLOEXEC),
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
	};
	long fd;

	do {
		fd = syscall(SYS_openat2, folder, path, &how, sizeof(how));
	} while (fd < 0 && (errno == EINTR || errno == EAGAIN));
	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		return open_stepwise(folder, path, flags);
	return (int)fd;
}

int folder_open_below(int folder, const char *path)
{
	return open_below(folder, path, O_RDONLY | O_DIRECTORY);
}

int file_open_below(int folder, const char *path)
{
	/* O_NONBLOCK: opening a FIFO returns at once. */
	int fd = open_below(folder, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	struct stat status;

	if (fd < 0)
		return -1;
	if (fstat(fd, &status) < 0 || !S_ISREG(status.st_mode)) {
		close(fd);
		errno = EINVAL;
		return -1;
	}
	return fd;
}

ssize_t file_read_full(int fd, void *data, size_t size)
{
	size_t len = 0;

	while (len < size) {
		ssize_t got = read(fd, (char *)data + len, size - len);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (!got)
			break;
		len += (size_t)got;
	}
	return (ssize_t)len;
}

bool file_is_unchanged(const struct stat *before, const struct stat *after)
{
	return before->st_dev == after->st_dev && before->st_ino == after->st_ino &&
	       before->st_size == after->st_size &&
	       before->st_mtim.tv_sec == after->st_mtim.tv_sec &&
	       before->st_mtim.tv_nsec == after->st_mtim.tv_nsec;
}

static bool read_all(int fd, uint64_t limit, struct strbuf *out)
{
	struct stat before, after;
	size_t size;
	ssize_t got;

	if (fstat(fd, &before) < 0)
		return false;
	if ((uint64_t)before.st_size > limit) {
		errno = EFBIG;
		return false;
	}
	/* One byte more than its size: a file that grew is noticed. */
	size = (size_t)before.st_size + 1;
	strbuf_reserve(out, size);
	got = file_read_full(fd, out->data + out->len, size);
	if (got < 0 || fstat(fd, &after) < 0)
		return false;
	if (got != before.st_size || !file_is_unchanged(&before, &after)) {
		errno = EAGAIN;
		return false;
	}
	out->len += (size_t)got;
	out->data[out->len] = '\0';
	return true;
}

bool file_read_below(int folder, const char *path, uint64_t limit, struct strbuf *out)
{
	int fd = file_open_below(folder, path), error;
	bool is_read;

	if (fd < 0)
		return false;
	is_read = read_all(fd, limit, out);
	error = errno;
	close(fd);
	errno = error;
	return is_read;
}

static int compare_names(const void *left, const void *right)
{
	return str_cmp(
	    ((const struct folder_entry *)left)->name, ((const struct folder_entry *)right)->name);
}

static void entry_fill(int folder, const struct dirent *found, struct folder_entry *entry)
{
	unsigned char type = found->d_type;

	if (type == DT_UNKNOWN) {
		struct stat status;

		if (fstatat(folder, found->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0)
			type = S_ISREG(status.st_mode)   ? DT_REG
			       : S_ISDIR(status.st_mode) ? DT_DIR
			       : S_ISLNK(status.st_mode) ? DT_LNK
							 : DT_UNKNOWN;
	}
	entry->kind = type == DT_REG   ? ENTRY_FILE
		      : type == DT_DIR ? ENTRY_FOLDER
		      : type == DT_LNK ? ENTRY_LINK
				       : ENTRY_OTHER;
}

bool folder_list(int folder, struct arena *arena, struct folder_listing *listing)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *stream = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *found;
	int error;

	*listing = (struct folder_listing){ NULL, 0 };
	if (!stream) {
		error = errno;
		if (fd >= 0)
			close(fd);
		errno = error;
		return false;
	}
	while (errno = 0, (found = readdir(stream))) {
		struct folder_entry *entry;

		if (!strcmp(found->d_name, ".") || !strcmp(found->d_name, ".."))
			continue;
		entry = ARENA_ADD(arena, listing->entries, listing->count);
		entry->name = arena_str(arena, str_of(found->d_name));
		entry_fill(folder, found, entry);
	}
	error = errno;
	closedir(stream);
	errno = error;
	if (error)
		return false;
	if (listing->count)
		qsort(listing->entries, listing->count, sizeof(*listing->entries), compare_names);
	return true;
}

int file_create_unnamed(int folder)
{
	static const char name[] = ".datamo-unnamed";
	int fd = openat(folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	/* Where the file system knows no such files; another thread's has its name for a moment. */
	for (int tries = 0; fd < 0 && tries < 1000; tries++) {
		if (tries == 0 && errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT)
			break;
		if (tries > 0 && errno != EEXIST)
			break;
		fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd >= 0 && unlinkat(folder, name, 0) < 0) {
			close(fd);
			return -1;
		}
		if (fd < 0)
			sched_yield();
	}
	return fd;
}
