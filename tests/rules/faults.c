/* SPDX-License-Identifier: MIT */
/*
 * Preloaded, this makes the system fail as it does seldom. FAULT is "open NAME", "read NAME" or
 * "change NAME", of files whose path ends in NAME, or "write ", of all that is written at an
 * offset.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NEXT(type, name) ((type)dlsym(RTLD_NEXT, name))

/* What FAULT names when it is of that kind, else NULL. */
static const char *fault(const char *kind)
{
	const char *value = getenv("FAULT");
	size_t len = strlen(kind);

	return value && !strncmp(value, kind, len) && value[len] == ' ' ? value + len + 1 : NULL;
}

static bool ends_with(const char *text, size_t len, const char *end)
{
	return len >= strlen(end) && !memcmp(text + len - strlen(end), end, strlen(end));
}

static bool is_faulty(const char *kind, int fd)
{
	const char *name = fault(kind);
	char link[64], path[4096];
	ssize_t len;

	if (!name)
		return false;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	len = readlink(link, path, sizeof(path));
	return len >= 0 && ends_with(path, (size_t)len, name);
}

static bool is_refused(const char *path)
{
	const char *name = fault("open");

	if (!name || !path || !ends_with(path, strlen(path), name))
		return false;
	errno = EACCES;
	return true;
}

long syscall(long number, ...)
{
	long a[6];
	va_list list;

	va_start(list, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(list, long);
	va_end(list);
	if (number == SYS_openat2 && is_refused((const char *)a[1]))
		return -1;
	return NEXT(long (*)(long, ...), "syscall")(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

int open(const char *path, int flags, ...)
{
	va_list list;
	mode_t mode;

	va_start(list, flags);
	mode = va_arg(list, mode_t);
	va_end(list);
	return is_refused(path) ? -1
				: NEXT(int (*)(const char *, int, ...), "open")(path, flags, mode);
}

ssize_t read(int fd, void *data, size_t size)
{
	if (is_faulty("read", fd)) {
		errno = EIO;
		return -1;
	}
	return NEXT(ssize_t(*)(int, void *, size_t), "read")(fd, data, size);
}

ssize_t pread(int fd, void *data, size_t size, off_t offset)
{
	if (is_faulty("read", fd)) {
		errno = EIO;
		return -1;
	}
	return NEXT(ssize_t(*)(int, void *, size_t, off_t), "pread")(fd, data, size, offset);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
	if (is_faulty("write", fd)) {
		errno = ENOSPC;
		return -1;
	}
	return NEXT(ssize_t(*)(int, const void *, size_t, off_t), "pwrite")(fd, data, size, offset);
}

int fstat(int fd, struct stat *status)
{
	static long calls;
	int result = NEXT(int (*)(int, struct stat *), "fstat")(fd, status);

	if (!result && is_faulty("change", fd))
		status->st_mtim.tv_nsec = ++calls;
	return result;
}
