/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_FILE_H
#define DATAMO_BASE_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/str.h"

struct strbuf;

/*
 * Every file of the input is opened below a folder that was opened before: openat2 with
 * RESOLVE_BENEATH, NO_SYMLINKS, NO_MAGICLINKS (component by component with O_NOFOLLOW where the
 * kernel lacks it). Only regular files open; a FIFO cannot hang. All return -1 with errno set on
 * failure; ELOOP: a symbolic link was in the way, EXDEV: the path leaves the folder, EINVAL: not a
 * regular file.
 */
int folder_open(const char *path);
int folder_open_below(int folder, const char *path);
int file_open_below(int folder, const char *path);

/* All of a file of at most `limit` bytes, added to `out`. false with errno; EFBIG: larger than the
 * limit; EAGAIN: the file changed while it was read. */
bool file_read_below(int folder, const char *path, uint64_t limit, struct strbuf *out);

/* What a folder holds, sorted by name, without "." and "..". */
struct folder_entry {
	struct str name;
	enum { ENTRY_FILE, ENTRY_FOLDER, ENTRY_LINK, ENTRY_OTHER } kind;
};

struct folder_listing {
	struct folder_entry *entries;
	size_t count;
};

bool folder_list(int folder, struct arena *arena, struct folder_listing *listing);

/* A file without a name on the folder's file system: gone when it is closed. -1 with errno. */
int file_create_unnamed(int folder);

/* Reads up to size bytes, whatever interrupts; fewer only at the end of the file; -1 with errno. */
ssize_t file_read_full(int fd, void *data, size_t size);

/* The same device, inode, size and time of change: nothing wrote to it in between. */
bool file_is_unchanged(const struct stat *before, const struct stat *after);

#endif
