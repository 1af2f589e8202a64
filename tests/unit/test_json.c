/* SPDX-License-Identifier: MIT */
#include "read/json.h"

#include "base/strbuf.h"
#include "tap.h"

static struct arena *arena;
static struct diags *diags;

static struct node *parse(struct str text)
{
	diags_free(diags);
	diags = diags_new();
	return json_parse(arena, text, STR("x.json"), diags);
}

static bool refuses(struct str text, const char *id, uint64_t line, uint64_t column)
{
	const struct diag *diag;

	if (parse(text) || diags_kept(diags) != 1)
		return false;
	diag = diags_at(diags, 0);
	if (str_eq(str_of(diag->kind->id), str_of(id)) && diag->at.line == line &&
	    diag->at.column == column)
		return true;
	printf("# %s at %d:%d\n", diag->kind->id, (int)diag->at.line, (int)diag->at.column);
	return false;
}

static void test_values(void)
{
	const struct node *root = parse(
	    STR("{\"á\": [1.50, \"x\\u00e9\\ud83d\\ude00\", null,\n true], \"b\": {}}"));
	const struct node *list = node_find(root, "á");

	ok(root && root->count == 2 && list && list->count == 4, "a text has all its values");
	if (!list || list->count != 4)
		return;
	is_str(list->items[0].text, STR("1.50"), "a number keeps its text");
	is_str(list->items[1].text, STR("xé😀"), "escapes become characters");
	ok(list->items[1].is_quoted && !list->items[0].is_quoted, "strings are told from numbers");
	ok(node_is_null(&list->items[2]), "null is nothing");
	ok(list->items[1].line == 1 && list->items[1].column == 14, "columns count characters");
	ok(list->items[3].line == 2 && list->items[3].column == 2, "a value knows its line");
	ok(root->items[1].key_line == 2 && root->items[1].key_column == 9, "a key knows its place");
	ok(parse(STR("\xef\xbb\xbf[]")), "a byte order mark is dropped");
	is_str(parse(STR("12345678901234567890123"))->text, STR("12345678901234567890123"),
	    "a large number keeps all digits");
}

static void test_refusals(void)
{
	ok(refuses(STR("{\"a\": 1, \"a\": 2}"), "metadata.duplicate-key", 1, 10), "a key twice");
	ok(refuses(STR("[01]"), "json.syntax", 1, 3), "a leading zero");
	ok(refuses(STR("[1,]"), "json.syntax", 1, 4), "a comma too many");
	ok(refuses(STR("{\"a\": 1,}"), "json.syntax", 1, 9), "a comma too many in an object");
	ok(refuses(STR("[1] x"), "json.syntax", 1, 5), "bytes behind the end");
	ok(refuses(STR("{\"a\" 1}"), "json.syntax", 1, 6), "a missing colon");
	ok(refuses(STR("{a: 1}"), "json.syntax", 1, 2), "a key without quotes");
	ok(refuses(STR("['a']"), "json.syntax", 1, 2), "single quotes");
	ok(refuses(STR("[NaN]"), "json.syntax", 1, 2), "NaN");
	ok(refuses(STR("[\n\"a\tb\"]"), "json.control-character", 2, 3), "a raw control");
	ok(refuses(STR("[\"\\u0000\"]"), "json.escape", 1, 3), "an escaped NUL");
	ok(refuses(STR("[\"\\ud800\"]"), "json.escape", 1, 3), "a lone surrogate");
	ok(refuses(STR("[\"\\x\"]"), "json.escape", 1, 3), "an unknown escape");
	ok(refuses(STR("[\"a"), "json.unclosed", 1, 4), "an unclosed string");
	ok(refuses(STR("[1"), "json.unclosed", 1, 3), "an unclosed list");
	ok(refuses(STR(""), "json.unclosed", 1, 1), "nothing");
	ok(refuses(STR("[\"\xc0\xaf\"]"), "metadata.not-utf8", 1, 3), "ill-formed UTF-8");
}

static void test_depth(void)
{
	struct strbuf text = STRBUF_INIT;

	for (int i = 0; i < NODE_DEPTH_MAX; i++)
		strbuf_add_char(&text, '[');
	for (int i = 0; i < NODE_DEPTH_MAX; i++)
		strbuf_add_char(&text, ']');
	ok(parse(strbuf_str(&text)), "the deepest nesting is read");
	strbuf_clear(&text);
	for (int i = 0; i < 100000; i++)
		strbuf_add_char(&text, '[');
	ok(refuses(strbuf_str(&text), "metadata.too-deep", 1, NODE_DEPTH_MAX + 1),
	    "deeper is refused");
	strbuf_clear(&text);
	strbuf_add_char(&text, '[');
	for (int i = 1; i < NODE_EVENTS_MAX; i++)
		strbuf_add_cstr(&text, i == 1 ? "1" : ",1");
	strbuf_add_char(&text, ']');
	ok(parse(strbuf_str(&text)), "as many values as the limit are read");
	text.data[text.len - 1] = ',';
	strbuf_add_cstr(&text, "1]");
	ok(refuses(strbuf_str(&text), "metadata.too-many-values", 1, text.len - 1),
	    "one more is refused");
	strbuf_release(&text);
}

int main(void)
{
	arena = arena_new();
	diags = diags_new();
	test_values();
	test_refusals();
	test_depth();
	diags_free(diags);
	arena_free(arena);
	return tap_end();
}
