/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_BASE_HASH_H
#define DATAMO_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_BYTES = 32, SHA256_HEX = 2 * SHA256_BYTES };

/* SHA-256 (FIPS 180-4) in lower-case hexadecimal, NUL at the end. */
struct sha256_hex {
	char text[SHA256_HEX + 1];
};

struct sha256;
struct sha256 *sha256_new(void);
void sha256_free(struct sha256 *state);
void sha256_reset(struct sha256 *state); /* for the next text */
void sha256_add(struct sha256 *state, const void *data, size_t len);
struct sha256_hex sha256_end(struct sha256 *state);

/* XXH3, seed 0: for tables and cache keys, never for integrity. */
uint64_t hash64(const void *data, size_t len);
struct hash128 {
	uint64_t high, low;
};
struct hash128 hash128(const void *data, size_t len);

#endif
