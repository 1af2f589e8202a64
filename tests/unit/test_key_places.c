/* SPDX-License-Identifier: MIT */
#include "model/key_places.h"

#include "read/yaml.h"
#include "tap.h"

static void is_place(struct location at, uint64_t line, uint64_t column, const char *name)
{
	ok(at.line == line && at.column == column, name);
}

int main(void)
{
	static const char text[] = "title: A\nids: [old, older]\nmore:\n  - {a: 1}\n  - {a: 2}\n";
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct location first = { STR_INIT("x.yml"), 7, 3 };
	struct key_places empty = { .path = STR("x.yml") };
	struct key_places places = node_key_places(
	    yaml_parse(arena, str_of(text), STR("x.yml"), 1, diags), STR("x.yml"), arena);

	is_place(key_place(&places, "title", first), 1, 1, "a key");
	is_place(key_place(&places, "none", first), 7, 3, "one that is not there");
	is_place(key_place(&empty, "title", first), 7, 3, "nor in a file without keys");
	is_place(key_item_place(&places, "more", 1, first), 5, 5, "an item of a list");
	is_place(key_item_place(&places, "more", 2, first), 7, 3, "one behind its end");
	is_place(key_item_place(&places, "title", 0, first), 1, 8, "one value is a list of one");
	is_place(
	    key_value_place(&places, "ids", STR("older"), first), 2, 12, "an item by its text");
	is_place(key_value_place(&places, "ids", STR("new"), first), 2, 1, "else its list");
	is_str(key_place(&places, "title", first).path, STR("x.yml"), "in its file");
	diags_free(diags);
	arena_free(arena);
	return tap_end();
}
