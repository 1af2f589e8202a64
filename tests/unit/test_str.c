/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "tap.h"

static void test_comparing(void)
{
	ok(str_eq(str_of(NULL), STR("")), "NULL is the empty string");
	ok(str_eq(STR("a\0b"), STR("a\0b")), "texts with NUL are equal by bytes");
	ok(!str_eq(STR("a\0b"), STR("a\0c")), "what follows a NUL counts");
	ok(!str_eq(STR("a"), STR("ab")), "a prefix is not equal");
	ok(str_cmp(STR("a"), STR("ab")) < 0, "a prefix sorts first");
	ok(str_cmp(STR("b"), STR("ab")) > 0, "order is by bytes");
	ok(str_cmp(STR("z"), STR("\xc3\xa9")) < 0, "bytes above 127 sort last");
	is_number(str_cmp(STR("ab"), STR("ab")), 0, "the same text compares as 0");
	ok(str_eq_ignoring_case(STR("DataSet"), STR("dAtAsEt")), "ASCII case can be ignored");
	ok(!str_eq_ignoring_case(STR("\xc3\x89"), STR("\xc3\xa9")), "only ASCII case is ignored");
	ok(!str_eq_ignoring_case(STR("@"), STR("`")), "neighbours of letters are not letters");
}

static void test_parts(void)
{
	ok(str_starts_with(STR("dataset.md"), STR("data")), "finds a prefix");
	ok(!str_starts_with(STR("da"), STR("data")), "a longer prefix is none");
	ok(str_ends_with(STR("dataset.md"), STR(".md")), "finds a suffix");
	ok(!str_ends_with(STR("md"), STR(".md")), "a longer suffix is none");
	ok(str_starts_with(STR(""), STR("")) && str_ends_with(STR("x"), STR("")),
	    "the empty part is at both ends");
	ok(str_contains(STR("a\0bc"), STR("\0b")), "finds a part that holds NUL");
	ok(!str_contains(STR(""), STR("a")) && str_contains(STR(""), STR("")),
	    "the empty text contains only the empty part");
	is_number(str_find(STR("a/b/c"), '/'), 1, "finds the first byte");
	is_number(str_rfind(STR("a/b/c"), '/'), 3, "finds the last byte");
	is_number(str_find(STR("abc"), '/'), 3, "a missing byte is at the end");
	is_number(str_rfind(str_of(NULL), '/'), 0, "nothing is found in nothing");
}

static void test_slicing(void)
{
	is_str(str_slice(STR("abcdef"), 2, 4), STR("cd"), "slices from and to");
	is_str(str_slice(STR("abc"), 2, 99), STR("c"), "the end is clamped");
	is_str(str_slice(STR("abc"), 9, 2), STR(""), "a start past the end gives nothing");
	is_str(str_from(STR("abc"), 1), STR("bc"), "slices up to the end");
	ok(str_slice((struct str){ NULL, 0 }, 0, 3).data == NULL, "nothing can be sliced");
	is_str(str_trim(STR(" \t\r\n a b \v\f")), STR("a b"), "trims both ends, not the middle");
	is_str(str_trim(STR(" \n ")), STR(""), "trims blanks to nothing");
	is_str(str_trim(STR("\xc2\xa0x")), STR("\xc2\xa0x"), "a no-break space stays");
}

static void test_splitting(void)
{
	struct str rest = STR("a,,b,"), part;

	ok(str_split(&rest, ',', &part) && str_eq(part, STR("a")), "splits off the first part");
	ok(str_split(&rest, ',', &part) && str_eq(part, STR("")), "keeps an empty part");
	ok(str_split(&rest, ',', &part) && str_eq(part, STR("b")), "splits off the next");
	ok(str_split(&rest, ',', &part) && str_eq(part, STR("")),
	    "a separator at the end leaves an empty part");
	ok(!str_split(&rest, ',', &part), "then there are no more");
	rest = STR("");
	ok(str_split(&rest, ',', &part) && part.len == 0, "the empty text has one empty part");
	ok(!str_split(&rest, ',', &part), "and no second");
}

static void test_distance(void)
{
	char longest[65];

	memset(longest, 'a', sizeof(longest));
	is_number(str_distance(STR("build"), STR("build"), 2), 0, "the same word");
	is_number(
	    str_distance(STR("biuld"), STR("build"), 2), 1, "swapped neighbours are one edit");
	is_number(str_distance(STR("buid"), STR("build"), 2), 1, "a missing letter");
	is_number(str_distance(STR("buildd"), STR("build"), 2), 1, "a letter too many");
	is_number(str_distance(STR("BuilD"), STR("build"), 2), 0, "case does not count");
	is_number(str_distance(STR(""), STR("abc"), 9), 3, "all letters are inserted");
	is_number(str_distance(STR("abc"), STR("xyz"), 1), 2, "never more than limit + 1");
	is_number(str_distance((struct str){ longest, 65 }, (struct str){ longest, 64 }, 3), 4,
	    "texts of more than 64 bytes are only equal or not");
	is_number(str_distance((struct str){ longest, 65 }, (struct str){ longest, 65 }, 3), 0,
	    "equal ones are");
}

int main(void)
{
	test_comparing();
	test_parts();
	test_slicing();
	test_splitting();
	test_distance();
	ok(ascii_is_digit('0') && ascii_is_digit('9') && !ascii_is_digit(':'), "digits");
	ok(ascii_is_alpha('z') && ascii_is_alpha('A') && !ascii_is_alpha('_') &&
		!ascii_is_alpha('\xe9'),
	    "letters are ASCII only");
	ok(ascii_is_space('\v') && !ascii_is_space('\0'), "blanks");
	ok(ascii_lower('Z') == 'z' && ascii_lower('[') == '[', "lower case");
	return tap_end();
}
