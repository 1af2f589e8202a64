/* SPDX-License-Identifier: MIT */
#include "read/yaml.h"

#include "base/strbuf.h"
#include "tap.h"

static struct arena *arena;
static struct diags *diags;

static struct node *parse(struct str text)
{
	diags_free(diags);
	diags = diags_new();
	return yaml_parse(arena, text, STR("x.yml"), 1, diags);
}

/* Refused with this kind at this place. */
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

static struct str value_of(struct str text, const char *key)
{
	const struct node *found = node_find(parse(text), key);

	return found ? found->text : STR("(none)");
}

static void test_values(void)
{
	const struct node *root = parse(STR("a: {b: [1, \"2\"], c: }\nđ: é\n")), *list;

	ok(root && root->kind == NODE_MAPPING && root->count == 2, "a mapping has its members");
	list = node_find(node_find(root, "a"), "b");
	ok(list && list->count == 2 && !list->items[0].is_quoted && list->items[1].is_quoted,
	    "quoted and plain scalars differ");
	ok(list && list->line == 1 && list->column == 8, "a value knows line and column");
	ok(root && root->items[1].key_line == 2 && root->items[1].column == 4,
	    "columns count characters, not bytes");
	ok(node_is_null(node_find(node_find(root, "a"), "c")),
	    "nothing behind the colon is nothing");
	is_str(value_of(STR("a: no"), "a"), STR("no"), "no stays text");
	is_str(value_of(STR("a: 010"), "a"), STR("010"), "010 keeps its zero");
	is_str(value_of(STR("a: |\n  x\n  y\n"), "a"), STR("x\ny\n"), "a block keeps its lines");
	is_str(value_of(STR("a: >\n  x\n  y\n"), "a"), STR("x y\n"), "a folded block joins them");
	is_str(value_of(STR("a: 'it''s'"), "a"), STR("it's"), "a doubled quote is one");
	is_str(value_of(STR("\xef\xbb\xbf"
			    "a: b"),
		   "a"),
	    STR("b"), "a byte order mark is dropped");
	is_str(value_of(STR("a: b\r\nc: d\r\n"), "c"), STR("d"), "CRLF ends lines");
}

static void test_refusals(void)
{
	ok(refuses(STR("a: 1\nb: 2\na: 3\n"), "metadata.duplicate-key", 3, 1), "a key twice");
	ok(refuses(STR("a: &x 1\nb: *x\n"), "yaml.alias", 1, 4), "an anchor");
	ok(refuses(STR("a: *x\n"), "yaml.alias", 1, 4), "an alias");
	ok(refuses(STR("a: !!int 1\n"), "yaml.tag", 1, 4), "a tag");
	ok(refuses(STR("a: 1\n---\nb: 2\n"), "yaml.documents", 2, 1), "a second document");
	ok(refuses(STR("? [a]\n: b\n"), "yaml.key-type", 1, 3), "a list as a key");
	ok(refuses(STR("a:\n\tb: 1\n"), "yaml.tab", 2, 1), "a tab as indentation");
	ok(refuses(STR("a: @b\n"), "yaml.special-character", 1, 4), "a value that begins with @");
	ok(refuses(STR("title: A: B\n"), "yaml.colon", 1, 9), "a colon in a plain value");
	ok(refuses(STR("a: \"b\n"), "yaml.unclosed", 2, 1), "an unclosed quote");
	ok(refuses(STR("# nothing\n"), "yaml.empty", 1, 1), "a comment alone");
	ok(refuses(STR("a: 1\nb: \xff\n"), "metadata.not-utf8", 2, 4), "a byte that is not UTF-8");
	ok(refuses(STR("a: \0b\n"), "metadata.not-utf8", 1, 4), "NUL");
}

static void test_limits(void)
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
	for (int i = 0; i < NODE_EVENTS_MAX; i++)
		strbuf_add_cstr(&text, "- a\n");
	parse(strbuf_str(&text));
	ok(diags_count(diags, DIAG_ERROR) == 1 &&
		str_eq(str_of(diags_at(diags, 0)->kind->id), STR("metadata.too-many-values")),
	    "more values than the limit are refused");
	strbuf_clear(&text);
	for (int i = 0; i < 1000; i++)
		strbuf_add_format(&text, "k%d: 1\n", i % 999);
	ok(refuses(strbuf_str(&text), "metadata.duplicate-key", 1000, 1),
	    "a duplicate is found among many keys");
	strbuf_release(&text);
	diags_free(diags);
	diags = diags_new();
	ok(!yaml_parse(arena, STR("a: 'b"), STR("x.md"), 2, diags) &&
		diags_at(diags, 0)->at.line == 2,
	    "lines count from the line where the text begins in its file");
}

int main(void)
{
	arena = arena_new();
	diags = diags_new();
	test_values();
	test_refusals();
	test_limits();
	diags_free(diags);
	arena_free(arena);
	return tap_end();
}
