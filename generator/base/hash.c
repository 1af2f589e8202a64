/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <assert.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <xxhash.h>

#include "base/memory.h"

struct sha256 {
	EVP_MD_CTX *context;
	EVP_MD *algorithm;
};

/* libcrypto fails here only for want of memory. */
static void must(int ok)
{
	if (ok != 1)
		abort();
}

struct sha256 *sha256_new(void)
{
	struct sha256 *state = memory_alloc_zeroed(1, sizeof(*state));

	state->context = EVP_MD_CTX_new();
	state->algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
	must(state->context && state->algorithm);
	sha256_reset(state);
	return state;
}

void sha256_free(struct sha256 *state)
{
	if (!state)
		return;
	EVP_MD_CTX_free(state->context);
	EVP_MD_free(state->algorithm);
	memory_free(state);
}

void sha256_reset(struct sha256 *state)
{
	must(EVP_DigestInit_ex2(state->context, state->algorithm, NULL));
}

void sha256_add(struct sha256 *state, const void *data, size_t len)
{
	must(EVP_DigestUpdate(state->context, data, len));
}

struct sha256_hex sha256_end(struct sha256 *state)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE];
	struct sha256_hex hex = { { 0 } };
	unsigned int len = 0;

	must(EVP_DigestFinal_ex(state->context, sum, &len));
	assert(len == SHA256_BYTES);
	for (size_t i = 0; i < SHA256_BYTES; i++) {
		hex.text[2 * i] = digits[sum[i] >> 4];
		hex.text[2 * i + 1] = digits[sum[i] & 15];
	}
	return hex;
}

uint64_t hash64(const void *data, size_t len)
{
	return XXH3_64bits(data, len);
}

struct hash128 hash128(const void *data, size_t len)
{
	XXH128_hash_t hash = XXH3_128bits(data, len);

	return (struct hash128){ hash.high64, hash.low64 };
}
