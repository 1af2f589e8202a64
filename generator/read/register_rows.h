/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_READ_REGISTER_ROWS_H
#define DATAMO_READ_REGISTER_ROWS_H

#include "model/portal.h"
#include "read/keys.h"

/*
 * Reads a small table of the portal's own: each row becomes a mapping of its cells by column, as
 * if it stood in YAML, and goes to `take`. Columns "name_vi" and "name_en" become {vi: …, en: …}
 * of the key "name". Columns that the table of keys does not know are reported once. A missing file
 * is no row.
 */
void register_rows_read(struct portal *portal, struct arena *scratch, const char *file,
    const struct key_table *keys,
    void (*take)(struct portal *portal, struct key_reader *reader, const struct node *row));

/* Likewise of a file that is open; `name` is for diagnostics. */
void register_rows_read_fd(struct portal *portal, struct arena *scratch, int fd, struct str name,
    const struct key_table *keys,
    void (*take)(struct portal *portal, struct key_reader *reader, const struct node *row));

#endif
