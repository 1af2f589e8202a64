/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_PUBLISHED_FILE_H
#define DATAMO_SITE_PUBLISHED_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/str.h"

/* A file of the site that is published now, next to the one that may take its place. */
enum { SITE_FILE_MODE = 0644 };

/* Opened for reading; -1 when there is no regular file of the right mode. `published` may be -1. */
int published_open(int published, const char *path);
/* The same; -1 too when its size is another. */
int published_open_sized(int published, const char *path, uint64_t bytes);

/* The rest of the open file is `content`; what `file` holds from its beginning. */
bool published_equals(int fd, struct str content);
bool published_equals_file(int fd, int file);
bool published_has_hash(int fd, const struct sha256_hex *sha256);

/* The rest of the open file, to `output`. */
struct output;
bool published_copy(int fd, struct output *output);

/* A second name for it below `folder`, where the path must be free; folders are made. */
bool published_link(int published, const char *path, int folder);

#endif
