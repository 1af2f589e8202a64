/* SPDX-License-Identifier: MIT */
#include "base/spill_file.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

struct spill_file {
	pthread_mutex_t mutex; /* guards the making of the file, and its end */
	int fd;
	uint64_t end;
};

struct spill_file *spill_file_new(void)
{
	struct spill_file *file = memory_alloc_zeroed(1, sizeof(*file));

	pthread_mutex_init(&file->mutex, NULL);
	file->fd = -1;
	return file;
}

void spill_file_free(struct spill_file *file)
{
	if (!file)
		return;
	if (file->fd >= 0)
		close(file->fd);
	pthread_mutex_destroy(&file->mutex);
	memory_free(file);
}

void spill_file_reset(struct spill_file *file)
{
	if (file->fd >= 0 && ftruncate(file->fd, 0) != 0) {
		close(file->fd);
		file->fd = -1;
	}
	file->end = 0;
}

static int open_in(const char *path)
{
	int folder = folder_open(path);
	int fd = folder < 0 ? -1 : file_create_unnamed(folder);

	if (folder >= 0)
		close(folder);
	return fd;
}

static int open_anywhere(void)
{
	const char *folders[] = { getenv("TMPDIR"), "/var/tmp", "/tmp" };
	int fd = -1;

	for (size_t i = 0; fd < 0 && i < sizeof(folders) / sizeof(folders[0]); i++) {
		if (folders[i] && folders[i][0])
			fd = open_in(folders[i]);
	}
	return fd;
}

/* Room for so many bytes, which is then this caller's alone; -1 with errno. */
static int claim(struct spill_file *file, size_t size, uint64_t *offset)
{
	int fd;

	pthread_mutex_lock(&file->mutex);
	if (file->fd < 0)
		file->fd = open_anywhere();
	fd = file->fd;
	*offset = file->end;
	if (fd >= 0)
		file->end += size;
	pthread_mutex_unlock(&file->mutex);
	return fd;
}

bool spill_file_add(struct spill_file *file, const void *data, size_t size, uint64_t *offset)
{
	const char *bytes = data;
	int fd = claim(file, size, offset);
	uint64_t at = *offset;

	if (fd < 0)
		return false;
	while (size) {
		ssize_t done = pwrite(fd, bytes, size, (off_t)at);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes += done;
		size -= (size_t)done;
		at += (uint64_t)done;
	}
	return true;
}

bool spill_file_read(const struct spill_file *file, uint64_t offset, void *data, size_t size)
{
	char *bytes = data;

	while (size) {
		ssize_t done = pread(file->fd, bytes, size, (off_t)offset);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0) {
			errno = done ? errno : EIO;
			return false;
		}
		bytes += done;
		size -= (size_t)done;
		offset += (uint64_t)done;
	}
	return true;
}
