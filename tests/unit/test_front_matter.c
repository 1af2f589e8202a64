/* SPDX-License-Identifier: MIT */
#include "read/front_matter.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "read/json.h"
#include "read/yaml.h"
#include "tap.h"

static void test_split(void)
{
	struct diags *diags = diags_new();
	struct front_matter parts;
	struct str path = STR("a.md");

	ok(front_matter_split(STR("---\na: b\n---\ntext\n"), path, &parts, diags),
	    "front matter is cut off");
	is_str(parts.yaml, STR("a: b\n"), "the YAML lies between the lines");
	is_str(parts.body, STR("text\n"), "the body follows");
	ok(parts.yaml_line == 2 && parts.body_line == 4, "both know on which line they begin");
	ok(front_matter_split(STR("---\r\na: b\r\n---\r\ntext"), path, &parts, diags) &&
		str_eq(parts.body, STR("text")),
	    "CRLF ends lines");
	ok(front_matter_split(STR("# text\n---\n"), path, &parts, diags) && !parts.is_given &&
		str_eq(parts.body, STR("# text\n---\n")),
	    "a text without front matter is all body");
	ok(front_matter_split(STR("---\n---"), path, &parts, diags) && parts.is_given &&
		!parts.yaml.len && !parts.body.len,
	    "both may be empty");
	ok(!front_matter_split(STR("---\na: b\n"), path, &parts, diags) &&
		diags_count(diags, DIAG_ERROR) == 1,
	    "one that is not closed is refused");
	diags_free(diags);
}

/* The same keys and values; the other parser's order does not count. */
static bool is_same(const struct node *got, const struct node *expected)
{
	if (!got || !expected || got->kind != expected->kind)
		return false;
	if (got->kind == NODE_SCALAR)
		return str_eq(got->text, expected->text);
	if (got->count != expected->count)
		return false;
	for (size_t i = 0; i < expected->count; i++) {
		const struct node *item = &expected->items[i];
		const struct node *other = got->kind == NODE_SEQUENCE ? &got->items[i] : NULL;

		for (size_t k = 0; got->kind == NODE_MAPPING && k < got->count && !other; k++) {
			if (str_eq(got->items[k].key, item->key))
				other = &got->items[k];
		}
		if (!is_same(other, item))
			return false;
	}
	return true;
}

struct tally {
	size_t files, same;
	size_t tabs;  /* that other refuses a tab behind a colon, which YAML allows */
	size_t twice; /* we refuse keys given twice */
};

/* One line of what another parser made of a file, every scalar a string. */
static void compare(struct tally *tally, int folder, struct str line)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct node *expected = json_parse(arena, line, STR("expected"), diags);
	const struct node *name = node_find(expected, "file"), *root = NULL;
	struct strbuf text = STRBUF_INIT;
	struct front_matter parts;

	if (name && file_read_below(folder, name->text.data, 1 << 20, &text)) {
		tally->files++;
		if (front_matter_split(strbuf_str(&text), name->text, &parts, diags) &&
		    parts.is_given)
			root = yaml_parse(arena, parts.yaml, name->text, 2, diags);
		if (is_same(root, node_find(expected, "front_matter")
				      ? node_find(expected, "front_matter")
				      : expected))
			tally->same++;
		else if (root && node_find(expected, "error"))
			tally->tabs++;
		else if (!root && diags_kept(diags) &&
			 diags_at(diags, 0)->kind == &metadata_duplicate_key)
			tally->twice++;
		else
			printf("# %.*s differs\n", STR_ARG(name->text));
	}
	strbuf_release(&text);
	diags_free(diags);
	arena_free(arena);
}

static void test_catalogue(const char *shared, const char *name, size_t count)
{
	struct strbuf path = STRBUF_INIT, expected = STRBUF_INIT;
	struct tally tally = { 0 };
	struct str rest, line;
	int folder;

	strbuf_add_format(&path, "%s/data/%s", shared, name);
	folder = folder_open(path.data);
	if (folder < 0 ||
	    !file_read_below(folder, "front-matter.expected.jsonl", 64 << 20, &expected)) {
		tap_skip(name, "the catalogue is not here");
	} else {
		rest = strbuf_str(&expected);
		while (str_split(&rest, '\n', &line)) {
			if (line.len)
				compare(&tally, folder, line);
		}
		printf("# %zu files, %zu the same, %zu with tabs, %zu with keys twice\n",
		    tally.files, tally.same, tally.tabs, tally.twice);
		ok(tally.files >= count, "the catalogue's files are there");
		ok(tally.same + tally.tabs + tally.twice == tally.files,
		    "front matter is read as another parser reads it");
	}
	if (folder >= 0)
		close(folder);
	strbuf_release(&path);
	strbuf_release(&expected);
}

int main(void)
{
	const char *shared = getenv("DATAMO_SHARED");

	test_split();
	test_catalogue(shared ? shared : "../shared", "jkan-catalogs/opendataphilly", 400);
	test_catalogue(shared ? shared : "../shared", "sdg-usa", 100);
	return tap_end();
}
