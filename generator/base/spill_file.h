/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_SPILL_FILE_H
#define DATAMO_BASE_SPILL_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A temporary file without a name for what does not fit into memory: in $TMPDIR, else /var/tmp or
 * /tmp. It is made by the first write. Several threads may write and read; reset when none does.
 */
struct spill_file;

struct spill_file *spill_file_new(void);
void spill_file_free(struct spill_file *file); /* NULL is fine */

/* Forgets what is in it, and gives the room back. */
void spill_file_reset(struct spill_file *file);

/* Behind what is there; *offset is where. false with errno: no file, or no room in it. */
bool spill_file_add(struct spill_file *file, const void *data, size_t size, uint64_t *offset);
bool spill_file_read(const struct spill_file *file, uint64_t offset, void *data, size_t size);

#endif
