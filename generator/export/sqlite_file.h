/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_SQLITE_FILE_H
#define DATAMO_EXPORT_SQLITE_FILE_H

#include <sqlite3.h>
#include <stdbool.h>

struct output;

/*
 * A database in a file without a name, its temporary files likewise: nothing lies about when the
 * program is killed, and no path of the machine comes in. One writer, no journal: what fails is
 * thrown away. Neither clock nor chance reaches it, so the same statements give the same bytes.
 */
struct sqlite_file;

/* `folder` (open) says on which file system. The caller frees it in any case, after an error too.
 */
struct sqlite_file *sqlite_file_new(int folder);
void sqlite_file_free(struct sqlite_file *file);

/* NULL when it could not be opened. */
sqlite3 *sqlite_file_database(const struct sqlite_file *file);

/* Closes the database, and hands all its bytes on; false: it could not be read. */
bool sqlite_file_write(struct sqlite_file *file, struct output *output);

#endif
