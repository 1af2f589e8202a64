/* SPDX-License-Identifier: MIT */
#include "read/note_read.h"

#include "base/strbuf.h"
#include "tap.h"

enum { LIMIT = 128 * 1024 };

static void test_first_paragraph(struct arena *arena)
{
	static const struct {
		const char *markdown, *text, *name;
	} cases[] = {
		{ "# Tên\n\nSố *liệu* [của](x) `a`\n  tỉnh.\n\nHai.", "Số liệu của a tỉnh.",
		    "plain text, one line" },
		{ "[![build](https://x/b.svg)](https://x)\n\nMột.", "Một.",
		    "badges are passed over" },
		{ "| a |\n|---|\n| b |\n\nHai.", "Hai.", "tables are passed over" },
		{ "| a |\n|---|\n\nx\n| b |\n|---|\n\nHai.", "Hai.", "also the second" },
		{ "- a\n\n> b\n\n    c\n\nd", "d", "so are lists, quotes and code" },
		{ "<p>x</p>\n\n<b>y</b> z", "y z", "HTML is dropped" },
		{ "# x", "", "none" },
		{ "", "", "an empty note" },
	};
	struct strbuf text = STRBUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_str(note_first_paragraph(arena, str_of(cases[i].markdown), LIMIT),
		    str_of(cases[i].text), cases[i].name);
	for (i = 0; i < 200; i++)
		strbuf_add_cstr(&text, "> ");
	strbuf_add_cstr(&text, "\n\na");
	is_str(note_first_paragraph(arena, strbuf_str(&text), LIMIT), STR(""),
	    "nothing of a note too deep");
	is_str(note_first_paragraph(arena, STR("abc"), 2), STR(""), "nothing of a note too large");
	strbuf_release(&text);
}

static void test_outline(struct arena *arena)
{
	struct note_outline outline = note_read_outline(
	    arena, STR("## Một *hai*\n\n- [x y](a.csv)\n\n  ![m](m.png)\n"), LIMIT);

	is_number(outline.count, 3, "finds a heading, a link, an image");
	if (outline.count != 3)
		return;
	ok(outline.entries[0].kind == OUTLINE_HEADING && outline.entries[0].level == 2 &&
		outline.entries[0].line == 1,
	    "the heading with its level and line");
	is_str(outline.entries[0].text, STR("Một hai"), "and its text");
	ok(outline.entries[1].kind == OUTLINE_LINK && outline.entries[1].line == 3,
	    "the link's line");
	is_str(outline.entries[1].url, STR("a.csv"), "the link's URL");
	ok(outline.entries[2].kind == OUTLINE_IMAGE && outline.entries[2].line == 5,
	    "the image's line");
	is_str(outline.entries[2].text, STR("m"), "the image's text");
	is_number(note_read_outline(arena, STR("# a"), 2).count, 0, "nothing of a note too large");
}

int main(void)
{
	struct arena *arena = arena_new();

	test_first_paragraph(arena);
	test_outline(arena);
	arena_free(arena);
	return tap_end();
}
