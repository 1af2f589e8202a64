/* SPDX-License-Identifier: MIT */
/* The hostile and the odd YAML and JSON of others: each is taken or refused as its manifest says,
 * within 100 ms (1 s where a sanitizer slows it down), and JSON values keep their text. */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "read/json.h"
#include "read/yaml.h"
#include "tap.h"

enum { SLOWEST_MS = 1000 };

struct tally {
	size_t files, wrong, silent, slow;
	double slowest_ms;
};

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* JSON that RFC 8259 allows and that we refuse all the same: keys twice, and NUL. */
static bool is_stricter(struct str path)
{
	return str_contains(path, STR("y_object_duplicated_key")) ||
	       str_contains(path, STR("y_string_null_escape"));
}

static void check_outcome(struct tally *tally, struct str path, struct str expect, bool is_taken)
{
	bool must_take = str_eq(expect, STR("accept")) || str_eq(expect, STR("accept-exact")) ||
			 str_eq(expect, STR("accept-inert"));
	bool must_refuse = is_stricter(path) || (str_starts_with(expect, STR("reject")) &&
						    !str_contains(expect, STR("-or-")));

	if (must_refuse)
		must_take = false;
	if ((must_take && !is_taken) || (must_refuse && is_taken)) {
		tally->wrong++;
		printf("# %.*s: expected %.*s\n", STR_ARG(path), STR_ARG(expect));
	}
}

/* Descriptions are mappings; what JSONTestSuite wants accepted may be anything. */
static bool is_description(struct str path, const struct node *root)
{
	return root && (root->kind == NODE_MAPPING || str_contains(path, STR("test-suite")) ||
			   str_contains(path, STR("jsontestsuite")));
}

static void check_file(struct tally *tally, int folder, struct str path, struct str expect)
{
	struct strbuf name = STRBUF_INIT, text = STRBUF_INIT;
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct node *root = NULL;
	double start, spent;

	strbuf_add(&name, path);
	if (file_read_below(folder, name.data, 64 << 20, &text)) {
		tally->files++;
		start = now_ms();
		root = str_starts_with(path, STR("json/"))
			   ? json_parse(arena, strbuf_str(&text), path, diags)
			   : yaml_parse(arena, strbuf_str(&text), path, 1, diags);
		spent = now_ms() - start;
		tally->slow += spent > SLOWEST_MS;
		tally->slowest_ms = spent > tally->slowest_ms ? spent : tally->slowest_ms;
		check_outcome(tally, path, expect, is_description(path, root));
		if (!root && !diags_count(diags, DIAG_ERROR))
			tally->silent++;
	}
	diags_free(diags);
	arena_free(arena);
	strbuf_release(&name);
	strbuf_release(&text);
}

static bool is_ours(struct str path)
{
	/* URLs are refused by their keys, and unclosed front matter by who cuts it. */
	return (str_starts_with(path, STR("yaml/")) || str_starts_with(path, STR("json/"))) &&
	       !str_ends_with(path, STR("js-url.yaml")) &&
	       !str_ends_with(path, STR("frontmatter-unclosed.yaml"));
}

int main(void)
{
	const char *shared = getenv("DATAMO_SHARED");
	struct strbuf path = STRBUF_INIT, manifest = STRBUF_INIT;
	struct tally tally = { 0 };
	struct str rest, line;
	int folder;

	strbuf_add_format(&path, "%s/bad", shared ? shared : "../shared");
	folder = folder_open(path.data);
	if (folder < 0 || !file_read_below(folder, "MANIFEST.tsv", 64 << 20, &manifest)) {
		printf("1..0 # SKIP no hostile files\n");
		goto out;
	}
	rest = strbuf_str(&manifest);
	while (str_split(&rest, '\n', &line)) {
		struct str file, skipped, expect;

		str_split(&line, '\t', &file);
		if (!is_ours(file))
			continue;
		str_split(&line, '\t', &skipped);
		str_split(&line, '\t', &skipped);
		str_split(&line, '\t', &expect);
		check_file(&tally, folder, file, expect);
	}
	printf("# %zu files, %zu otherwise than expected, slowest %.1f ms\n", tally.files,
	    tally.wrong, tally.slowest_ms);
	ok(tally.files > 400, "the files are there");
	ok(tally.wrong * 100 <= tally.files,
	    "at least 99 % are taken or refused as they should be");
	is_number(tally.silent, 0, "each refusal says why");
	is_number(tally.slow, 0, "none takes long");
out:
	strbuf_release(&path);
	strbuf_release(&manifest);
	if (folder >= 0)
		close(folder);
	return tap_count ? tap_end() : 0;
}
