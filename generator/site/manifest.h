/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_MANIFEST_H
#define DATAMO_SITE_MANIFEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/output.h"
#include "base/str.h"

/* Every file of a site: who claimed its path, its size and SHA-256. Safe to use from several
 * threads. */
struct manifest;

struct manifest *manifest_new(void);
void manifest_free(struct manifest *manifest);

/* NULL: the path is yours now. Else who has it already. `claimant` must live as long as the
 * manifest. */
const char *manifest_claim(struct manifest *manifest, struct str path, const char *claimant);

/* After the file is written. */
void manifest_set(
    struct manifest *manifest, struct str path, uint64_t bytes, const struct sha256_hex *sha256);

/* The file is gone again; its path stays claimed. */
void manifest_unset(struct manifest *manifest, struct str path);

uint64_t manifest_count(struct manifest *manifest);

/* manifest.json: all files but itself, by path. */
void manifest_write(struct manifest *manifest, struct output *output);

enum { MANIFEST_FORMAT = 1 };

#endif
