/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"

#include "tap.h"

int main(void)
{
	struct strbuf buf = STRBUF_INIT;
	const char *before;

	is_str(strbuf_str(&buf), STR(""), "an empty buffer is the empty string");
	strbuf_clear(&buf);
	strbuf_add_cstr(&buf, "one");
	strbuf_add_char(&buf, ' ');
	strbuf_add(&buf, STR("t\0o"));
	is_str(strbuf_str(&buf), STR("one t\0o"), "texts, characters and NUL are added");
	ok(buf.data[buf.len] == '\0', "a NUL follows");
	strbuf_add_format(&buf, " %05.1f%%", 12.25);
	is_str(str_from(strbuf_str(&buf), 7), STR(" 012.2%"), "formats at the end");
	strbuf_add_bytes(&buf, NULL, 0);
	is_number(buf.len, 14, "nothing can be added");

	before = buf.data;
	strbuf_clear(&buf);
	is_str(strbuf_str(&buf), STR(""), "clearing empties");
	ok(buf.data == before, "clearing keeps the memory");
	for (int i = 0; i < 10000; i++)
		strbuf_add_format(&buf, "%04d", i);
	is_number(buf.len, 40000, "grows as needed");
	is_str(
	    str_slice(strbuf_str(&buf), 4 * 1234, 4 * 1235), STR("1234"), "growing keeps the text");
	strbuf_reserve(&buf, 100000);
	before = buf.data;
	for (int i = 0; i < 100000; i++)
		strbuf_add_char(&buf, 'x');
	ok(buf.data == before, "what was reserved needs no further memory");
	strbuf_release(&buf);
	ok(!buf.data && !buf.len && !buf.size, "released");
	strbuf_add_cstr(&buf, "again");
	is_str(strbuf_str(&buf), STR("again"), "a released buffer can be used again");
	strbuf_release(&buf);
	return tap_end();
}
