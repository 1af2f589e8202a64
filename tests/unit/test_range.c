/* SPDX-License-Identifier: MIT */
#include "serve/range.h"

#include "tap.h"

static const struct {
	const char *header;
	uint64_t size;
	enum range_state state;
	uint64_t offset, length;
} cases[] = {
	{ "bytes=0-0", 10, RANGE_PART, 0, 1 },
	{ "bytes=0-9", 10, RANGE_PART, 0, 10 },
	{ "bytes=3-", 10, RANGE_PART, 3, 7 },
	{ "bytes=9-", 10, RANGE_PART, 9, 1 },
	{ "bytes=3-100", 10, RANGE_PART, 3, 7 },
	{ "bytes=-3", 10, RANGE_PART, 7, 3 },
	{ "bytes=-300", 10, RANGE_PART, 0, 10 },
	{ "BYTES= 1-2 ", 10, RANGE_PART, 1, 2 },
	{ "bytes=1-18446744073709551615", 10, RANGE_PART, 1, 9 },
	{ "bytes=1-99999999999999999999999", 10, RANGE_PART, 1, 9 },
	{ "bytes=0-18446744073709551615", UINT64_MAX, RANGE_PART, 0, UINT64_MAX },
	{ "bytes=10-", 10, RANGE_BEYOND, 0, 10 },
	{ "bytes=99999999999999999999999-", 10, RANGE_BEYOND, 0, 10 },
	{ "bytes=-0", 10, RANGE_BEYOND, 0, 10 },
	{ "bytes=0-", 0, RANGE_BEYOND, 0, 0 },
	{ "bytes=-5", 0, RANGE_BEYOND, 0, 0 },
	{ "", 10, RANGE_WHOLE, 0, 10 },
	{ "bytes", 10, RANGE_WHOLE, 0, 10 },
	{ "bytes=", 10, RANGE_WHOLE, 0, 10 },
	{ "bytes=-", 10, RANGE_WHOLE, 0, 10 },
	{ "bytes=5", 10, RANGE_WHOLE, 0, 10 },
	{ "bytes=5-4", 10, RANGE_WHOLE, 0, 10 },
	{ "bytes=0-0,2-3", 10, RANGE_WHOLE, 0, 10 },
	{ "bytes=--3", 10, RANGE_WHOLE, 0, 10 },
	{ "bytes=+1-2", 10, RANGE_WHOLE, 0, 10 },
	{ "bytes=0x1-2", 10, RANGE_WHOLE, 0, 10 },
	{ "lines=0-1", 10, RANGE_WHOLE, 0, 10 },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct range range;
		enum range_state state = range_parse(
		    str_of(cases[i].header), cases[i].size, &range);

		ok(state == cases[i].state && range.offset == cases[i].offset &&
			range.length == cases[i].length,
		    cases[i].header);
	}
	return tap_end();
}
