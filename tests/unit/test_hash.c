/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include "tap.h"

/* Expected sums: the examples that NIST publishes with FIPS 180-4. */
static const char empty_sum[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char abc_sum[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char million_sum[] =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

int main(void)
{
	struct sha256 *state = sha256_new();
	char thousand[1000];
	struct sha256_hex sum;

	sum = sha256_end(state);
	is_str(str_of(sum.text), str_of(empty_sum), "SHA-256 of nothing");
	sha256_reset(state);
	sha256_add(state, "abc", 3);
	sum = sha256_end(state);
	is_str(str_of(sum.text), str_of(abc_sum), "SHA-256 of abc");
	sha256_reset(state);
	memset(thousand, 'a', sizeof(thousand));
	for (int i = 0; i < 1000; i++)
		sha256_add(state, thousand, sizeof(thousand));
	sum = sha256_end(state);
	is_str(str_of(sum.text), str_of(million_sum), "SHA-256 of a million letters, in pieces");
	sha256_free(state);
	sha256_free(NULL);

	/* The reference value of XXH3 for no input, seed 0. */
	ok(hash64(NULL, 0) == 0x2D06800538D394C2u, "XXH3 of nothing");
	ok(hash64("a", 1) != hash64("b", 1), "different texts, different hashes");
	ok(hash64(thousand, 999) != hash64(thousand, 1000), "the length counts");
	return tap_end();
}
