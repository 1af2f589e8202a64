/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_GZIP_TWIN_H
#define DATAMO_SITE_GZIP_TWIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct staging;

/* Files of text, which a host may send compressed: "index.html.gz" beside "index.html". */
bool gzip_twin_is_wanted(struct str path, uint64_t bytes);

/*
 * Makes the twin of a staged file. The published site's is taken over when it was made of the same
 * content, which its own checksum and length tell: compressing is what takes time. false: it could
 * not be written (the staging remembers why).
 */
bool gzip_twin_make(struct staging *staging, struct str path);

#endif
