/* SPDX-License-Identifier: MIT */
#include "base/packed.h"

#include <stdlib.h>

#include "tap.h"

static void reads_what_was_written(void)
{
	static const uint64_t numbers[] = { 0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX };
	struct strbuf packed = STRBUF_INIT;
	struct packed_reader reader = { STR(""), false };

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		packed_add_number(&packed, numbers[i]);
	packed_add_text(&packed, STR("tên"));
	packed_add_text(&packed, STR(""));
	reader.rest = strbuf_str(&packed);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		is_number(packed_number(&reader), numbers[i], "a number comes back");
	is_str(packed_text(&reader), STR("tên"), "a text comes back");
	is_str(packed_text(&reader), STR(""), "an empty one too");
	ok(!reader.is_broken && !reader.rest.len, "and that is all");
	is_number(packed_number(&reader), 0, "past the end is 0");
	ok(reader.is_broken, "which is told");
	strbuf_release(&packed);
}

static void refuses_what_cannot_be(void)
{
	struct packed_reader text = { STR("\x05"
					  "abc"),
		false };
	struct packed_reader count = { STR("\x7f"
					   "abc"),
		false };
	struct packed_reader number = { STR("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"),
		false };
	struct packed_reader open = { STR("\x80"), false };

	is_str(packed_text(&text), STR(""), "a text longer than what is left is empty");
	ok(text.is_broken, "and told");
	is_number(packed_count(&count), 0, "more things than bytes are none");
	ok(count.is_broken, "and told");
	packed_number(&number);
	ok(number.is_broken, "a number without end is told");
	packed_number(&open);
	ok(open.is_broken, "one cut off too");
}

/* Whatever the bytes, reading ends and stays within them. */
static void stands_anything(void)
{
	srand(3);
	for (int i = 0; i < 2000; i++) {
		char bytes[24];
		struct packed_reader reader = { { bytes, sizeof(bytes) }, false };

		for (size_t j = 0; j < sizeof(bytes); j++)
			bytes[j] = (char)rand();
		while (!reader.is_broken) {
			struct str text = packed_text(&reader);

			if (text.len && (text.data < bytes || text.data + text.len > bytes + 24))
				ok(false, "a text lies within the bytes");
		}
	}
	ok(true, "random bytes are read to a fault");
}

int main(void)
{
	reads_what_was_written();
	refuses_what_cannot_be();
	stands_anything();
	return tap_end();
}
