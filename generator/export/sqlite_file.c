/* SPDX-License-Identifier: MIT */
#include "export/sqlite_file.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/output.h"
#include "base/strbuf.h"

enum { BLOCK_BYTES = 64 * 1024, NAME_MAX_BYTES = 64, SECTOR_BYTES = 4096 };

struct sqlite_file {
	sqlite3_vfs vfs;
	struct strbuf name; /* of the vfs: each database has its own */
	int folder;
	int fd; /* of the database */
	bool is_registered;
	sqlite3 *database;
};

/* An open file as SQLite sees it. */
struct open_file {
	sqlite3_file base; /* first */
	int fd;
	bool is_owned; /* a temporary one: closed with it */
};

static int file_close(sqlite3_file *base)
{
	struct open_file *file = (struct open_file *)base;

	if (file->is_owned)
		close(file->fd);
	return SQLITE_OK;
}

static int file_read(sqlite3_file *base, void *data, int size, sqlite3_int64 offset)
{
	struct open_file *file = (struct open_file *)base;
	int done = 0;

	while (done < size) {
		ssize_t got = pread(
		    file->fd, (char *)data + done, (size_t)(size - done), (off_t)(offset + done));

		if (got < 0)
			return SQLITE_IOERR_READ;
		if (!got) {
			memset((char *)data + done, 0, (size_t)(size - done));
			return SQLITE_IOERR_SHORT_READ;
		}
		done += (int)got;
	}
	return SQLITE_OK;
}

static int file_write(sqlite3_file *base, const void *data, int size, sqlite3_int64 offset)
{
	struct open_file *file = (struct open_file *)base;
	int done = 0;

	while (done < size) {
		ssize_t written = pwrite(file->fd, (const char *)data + done, (size_t)(size - done),
		    (off_t)(offset + done));

		if (written <= 0)
			return SQLITE_IOERR_WRITE;
		done += (int)written;
	}
	return SQLITE_OK;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size)
{
	return ftruncate(((struct open_file *)base)->fd, (off_t)size) ? SQLITE_IOERR_TRUNCATE
								      : SQLITE_OK;
}

static int file_sync(sqlite3_file *base, int flags)
{
	(void)base;
	(void)flags;
	return SQLITE_OK;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size)
{
	off_t end = lseek(((struct open_file *)base)->fd, 0, SEEK_END);

	*size = end;
	return end < 0 ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

static int file_lock(sqlite3_file *base, int level)
{
	(void)base;
	(void)level;
	return SQLITE_OK;
}

static int file_check_lock(sqlite3_file *base, int *is_locked)
{
	(void)base;
	*is_locked = 0;
	return SQLITE_OK;
}

static int file_control(sqlite3_file *base, int operation, void *argument)
{
	(void)base;
	(void)operation;
	(void)argument;
	return SQLITE_NOTFOUND;
}

static int file_sector_size(sqlite3_file *base)
{
	(void)base;
	return SECTOR_BYTES;
}

static int file_characteristics(sqlite3_file *base)
{
	(void)base;
	return 0;
}

static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_lock,
	.xCheckReservedLock = file_check_lock,
	.xFileControl = file_control,
	.xSectorSize = file_sector_size,
	.xDeviceCharacteristics = file_characteristics,
};

static int vfs_open(
    sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *flags_out)
{
	struct sqlite_file *owner = vfs->pAppData;
	struct open_file *file = (struct open_file *)base;

	(void)name;
	*file = (struct open_file){ .is_owned = !(flags & SQLITE_OPEN_MAIN_DB) };
	file->fd = file->is_owned ? file_create_unnamed(owner->folder) : owner->fd;
	if (file->fd < 0)
		return SQLITE_CANTOPEN;
	file->base.pMethods = &methods;
	if (flags_out)
		*flags_out = flags;
	return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
	(void)vfs;
	(void)name;
	(void)sync_folder;
	return SQLITE_OK;
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer)
{
	(void)vfs;
	(void)name;
	(void)flags;
	*answer = 0;
	return SQLITE_OK;
}

static int vfs_full_name(sqlite3_vfs *vfs, const char *name, int size, char *full)
{
	size_t len = strnlen(name, (size_t)size - 1);

	(void)vfs;
	memcpy(full, name, len);
	full[len] = '\0';
	return SQLITE_OK;
}

static int vfs_randomness(sqlite3_vfs *vfs, int size, char *data)
{
	(void)vfs;
	memset(data, 0, (size_t)size);
	return size;
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds)
{
	(void)vfs;
	return microseconds;
}

static int vfs_time(sqlite3_vfs *vfs, double *julian_day)
{
	(void)vfs;
	*julian_day = 2444239.5; /* 1980-01-01 */
	return SQLITE_OK;
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *text)
{
	(void)vfs;
	(void)size;
	(void)text;
	return 0;
}

struct sqlite_file *sqlite_file_new(int folder)
{
	struct sqlite_file *file = memory_alloc_zeroed(1, sizeof(*file));

	file->folder = folder;
	file->fd = file_create_unnamed(folder);
	if (file->fd < 0)
		return file;
	strbuf_add_format(&file->name, "datamo-%p", (void *)file);
	file->vfs = (sqlite3_vfs){
		.iVersion = 1,
		.szOsFile = sizeof(struct open_file),
		.mxPathname = NAME_MAX_BYTES,
		.zName = file->name.data,
		.pAppData = file,
		.xOpen = vfs_open,
		.xDelete = vfs_delete,
		.xAccess = vfs_access,
		.xFullPathname = vfs_full_name,
		.xRandomness = vfs_randomness,
		.xSleep = vfs_sleep,
		.xCurrentTime = vfs_time,
		.xGetLastError = vfs_last_error,
	};
	file->is_registered = sqlite3_vfs_register(&file->vfs, 0) == SQLITE_OK;
	if (file->is_registered &&
	    sqlite3_open_v2("dataset", &file->database,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
		file->name.data) != SQLITE_OK) {
		sqlite3_close(file->database);
		file->database = NULL;
	}
	return file;
}

void sqlite_file_free(struct sqlite_file *file)
{
	if (!file)
		return;
	sqlite3_close(file->database);
	if (file->is_registered)
		sqlite3_vfs_unregister(&file->vfs);
	if (file->fd >= 0)
		close(file->fd);
	strbuf_release(&file->name);
	memory_free(file);
}

sqlite3 *sqlite_file_database(const struct sqlite_file *file)
{
	return file->database;
}

bool sqlite_file_write(struct sqlite_file *file, struct output *output)
{
	char block[BLOCK_BYTES];
	ssize_t got;

	if (sqlite3_close(file->database) != SQLITE_OK)
		return false;
	file->database = NULL;
	if (lseek(file->fd, 0, SEEK_SET) < 0)
		return false;
	while ((got = file_read_full(file->fd, block, sizeof(block))) > 0)
		output_add(output, (struct str){ block, (size_t)got });
	return got == 0;
}
