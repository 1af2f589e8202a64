/* SPDX-License-Identifier: MIT */
#include "render/note_html.h"

#include <cjson/cJSON.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "own_markup.h"
#include "tap.h"

static struct strbuf html;
static struct diags *diags;
static bool written;

/* Only "data.csv", "my file.csv" and "map.png" are published. */
static bool resolve(void *context, struct str path, enum note_use use, struct strbuf *out)
{
	(void)context;
	if (use == NOTE_LINK ? !str_eq(path, STR("data.csv")) && !str_eq(path, STR("my file.csv"))
			     : !str_eq(path, STR("map.png")))
		return false;
	strbuf_add_cstr(out, "original/");
	strbuf_add(out, path);
	return true;
}

static struct str note(struct str markdown)
{
	struct note_options options = { 128 * 1024, 1, resolve, NULL, NULL };
	struct location at = { STR("d/dataset.md"), 11, 1 };

	strbuf_clear(&html);
	diags_free(diags);
	diags = diags_new();
	written = note_html(markdown, at, &options, &html, diags);
	diags_sort(diags);
	return strbuf_str(&html);
}

/* "id line:column found" of the first finding. */
static struct str finding(const char *markdown)
{
	static struct strbuf text;

	note(str_of(markdown));
	strbuf_clear(&text);
	if (diags_kept(diags)) {
		const struct diag *diag = diags_at(diags, 0);

		strbuf_add_format(&text, "%s %d:%d %.*s", diag->kind->id, (int)diag->at.line,
		    (int)diag->at.column, STR_ARG(diag->args.found));
	}
	return strbuf_str(&text);
}

static void test_markdown(void)
{
	static const struct {
		const char *markdown, *html, *name;
	} cases[] = {
		{ "a *b* **c** `d<`\ne  \nf",
		    "<p>a <em>b</em> <strong>c</strong> <code>d&lt;</code>\ne<br>\nf</p>\n",
		    "inlines" },
		{ "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", "a tight list" },
		{ "3. a\n\n4. b",
		    "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n",
		    "a loose list that begins at 3" },
		{ "> a\n\n***", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n",
		    "a quote and a rule" },
		{ "```sql x\n<a>\n```",
		    "<pre><code class=\"language-sql\">&lt;a&gt;\n</code></pre>\n",
		    "code with its language" },
		{ "```x\"y\na\n```", "<pre><code>a\n</code></pre>\n", "a language that is none" },
		{ "# Số liệu\n\n## Số liệu\n\n###### x",
		    "<h2 id=\"h-so-lieu\">Số liệu</h2>\n<h3 id=\"h-so-lieu-2\">Số liệu</h3>\n<h4 "
		    "id=\"h-x\">x</h4>\n",
		    "headings: shifted, without gaps, named, unique" },
		{ "# a\n# a 2\n# a\n# a",
		    "<h2 id=\"h-a\">a</h2>\n<h2 id=\"h-a-2\">a 2</h2>\n<h2 "
		    "id=\"h-a-3\">a</h2>\n<h2 "
		    "id=\"h-a-4\">a</h2>\n",
		    "ids stay unique beside a heading that ends in a number" },
		{ "<!-- hint -->\n\na<!-- b -->", "<p>a</p>\n", "comments vanish" },
		{ "a<br>b", "<p>a<br>b</p>\n", "a line break may be written as HTML" },
		{ "<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n", "other HTML is text" },
		{ "<div>\nx\n</div>", "<pre><code>&lt;div&gt;\nx\n&lt;/div&gt;\n</code></pre>\n",
		    "blocks of HTML too" },
		{ "", "", "nothing" },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_str(note(str_of(cases[i].markdown)), str_of(cases[i].html), cases[i].name);
}

static void test_links(void)
{
	is_str(note(STR("[a](https://x.vn/?a&b \"t'\")")),
	    STR("<p><a href=\"https://x.vn/?a&amp;b\" rel=\"noopener nofollow ugc\" "
		"title=\"t&#39;\">a</a></p>\n"),
	    "a link to the web");
	is_str(note(STR("<a@b.vn> [d](data.csv?x#y) [e](<my file.csv>)")),
	    STR("<p><a href=\"mailto:a@b.vn\">a@b.vn</a> <a href=\"original/data.csv?x#y\">d</a> "
		"<a href=\"original/my%20file.csv\">e</a></p>\n"),
	    "to mail, to files of the dataset");
	is_str(note(STR("# Nguồn\n[x](#nguon) [y](#h-nguon)")),
	    STR("<h2 id=\"h-nguon\">Nguồn</h2>\n<p><a href=\"#h-nguon\">x</a> <a "
		"href=\"#h-nguon\">y</a></p>\n"),
	    "to a heading");
	ok(!diags_kept(diags), "without a finding");
	is_str(note(STR("[a <b@c.vn> d](data.csv)")),
	    STR("<p><a href=\"original/data.csv\">a b@c.vn d</a></p>\n"),
	    "an address within a link is text");
	is_str(note(STR("[*x*](javascript:alert(1))")), STR("<p><em>x</em></p>\n"),
	    "a refused link leaves its text");
	is_str(finding("a\n\nô [x](javascript:a)"), STR("note.link-refused 13:3 javascript:a"),
	    "and is reported where it stands");
	is_str(finding("[a]: /b\n[c]: /d\nx\ny <i>"), STR("note.raw-html 14:3 <i>"),
	    "also below definitions");
	is_str(finding("[x](other.csv)"), STR("note.broken-link 11:1 other.csv"),
	    "a file that is not published is reported");
	is_str(
	    finding("[x](#y)"), STR("note.broken-link 11:1 #y"), "so is a heading that is missing");
	is_str(finding("<i>"), STR("note.raw-html 11:1 <i>"), "so is HTML");
	is_str(note(STR("![m *n*](map.png \"t\")")),
	    STR("<p><img src=\"original/map.png\" alt=\"m n\" title=\"t\" loading=\"lazy\"></p>\n"),
	    "an image of the dataset");
	is_str(note(STR("![m](https://x.vn/m.png)")),
	    STR("<p><a href=\"https://x.vn/m.png\" rel=\"noopener nofollow ugc\">m</a></p>\n"),
	    "an image of another site is a link");
	is_str(note(STR("[![m](https://x.vn/m.png)](data.csv)")),
	    STR("<p><a href=\"original/data.csv\">m</a></p>\n"), "but not within a link");
	is_str(finding("![m](https://x.vn/m.png)"),
	    STR("note.remote-image 11:1 https://x.vn/m.png"), "and is reported");
	is_str(finding("![m](map.svg)"), STR("note.image-refused 11:1 map.svg"), "no SVG");
	is_str(finding("![m](a.png)"), STR("note.broken-link 11:1 a.png"),
	    "no image that is not there");
}

static void test_tables(void)
{
	is_str(note(STR("| Tên | Số |\n|:---|--:|\n| *a* | 1 |\n| b \\| `c\\|d` | 2 | 3 |\n")),
	    STR("<table>\n<thead>\n<tr><th scope=\"col\" class=\"align-left\">Tên</th><th "
		"scope=\"col\" "
		"class=\"align-right\">Số</th></tr>\n</thead>\n<tbody>\n<tr><td "
		"class=\"align-left\"><em>a</em></td><td "
		"class=\"align-right\">1</td></tr>\n<tr><td "
		"class=\"align-left\">b | <code>c|d</code></td><td "
		"class=\"align-right\">2</td></tr>\n</tbody>\n</table>\n"),
	    "a table with alignment, markup and escaped pipes");
	is_str(note(STR("a | b\n:-:|-\n# x\n")),
	    STR("<table>\n<thead>\n<tr><th scope=\"col\" class=\"align-center\">a</th><th "
		"scope=\"col\">b</th></tr>\n</thead>\n<tbody>\n</tbody>\n</table>\n<h2 "
		"id=\"h-x\">x</h2>\n"),
	    "a table needs no outer pipes and no body, and other blocks end it");
	is_str(note(STR("a|b|c\n-|-|-\nx\n\\# | **y\n")),
	    STR("<table>\n<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th><th "
		"scope=\"col\">c</th></tr>\n</thead>\n<tbody>\n<tr><td>x</td><td "
		"colspan=\"2\"></td></tr>\n<tr><td>#</td><td>**y</td><td></td></tr>\n</tbody>\n</"
		"table>\n"),
	    "short rows are filled, cells do not reach into each other");
	is_str(note(STR("lead *x*\n| a |\n|---|\n| # 1 |\n| [y][r] |\n\n[r]: data.csv\n")),
	    STR("<p>lead <em>x</em></p>\n<table>\n<thead>\n<tr><th "
		"scope=\"col\">a</th></tr>\n</thead>\n<tbody>\n<tr><td># 1</td></tr>\n<tr><td><a "
		"href=\"original/data.csv\">y</a></td></tr>\n</tbody>\n</table>\n"),
	    "a table below text, with a reference");
	is_str(note(STR("> - | a |\n>   |---|\n>   | b |\n")),
	    STR("<blockquote>\n<ul>\n<li><table>\n<thead>\n<tr><th "
		"scope=\"col\">a</th></tr>\n</thead>\n<tbody>\n<tr><td>b</td></tr>\n</tbody>\n</"
		"table>\n</li>\n</ul>\n</blockquote>\n"),
	    "a table in a list in a quote");
	is_str(note(STR("a | b\n---|---|---\n")), STR("<p>a | b\n---|---|---</p>\n"),
	    "no table when header and dashes differ in number");
	is_str(finding("| a |\n|---|\n| b |\n| <u> |\n"), STR("note.raw-html 14:0 <u>"),
	    "findings in a cell have its line");
}

static void test_limits(void)
{
	struct strbuf text = STRBUF_INIT;
	int i;

	while (text.len < 128 * 1024)
		strbuf_add_char(&text, 'a');
	note(strbuf_str(&text));
	ok(written, "128 KiB are fine");
	strbuf_add_char(&text, 'a');
	is_str(finding(text.data), STR("note.too-large 11:1 131073"), "a byte more is too large");
	ok(!written && !html.len, "and nothing is written");
	strbuf_clear(&text);
	strbuf_add_cstr(&text, "a\n\n");
	for (i = 0; i < 50; i++)
		strbuf_add_cstr(&text, "> 1) ");
	note(strbuf_str(&text));
	ok(written, "100 containers are fine");
	strbuf_add_cstr(&text, ">");
	is_str(finding(text.data), STR("note.too-deep 13:1 101"), "101 are too deep");
	strbuf_release(&text);
}

static const char *shared_path(const char *name)
{
	static char path[1024];
	const char *shared = getenv("DATAMO_SHARED");

	snprintf(path, sizeof(path), "%s/%s", shared ? shared : "../shared", name);
	return path;
}

static bool read_all(const char *path, struct strbuf *text)
{
	FILE *file = fopen(path, "rb");
	char bytes[4096];
	size_t len;

	strbuf_clear(text);
	if (!file)
		return false;
	while ((len = fread(bytes, 1, sizeof(bytes), file)))
		strbuf_add_bytes(text, bytes, len);
	fclose(file);
	return true;
}

/* Of the processor: what else the machine does is no matter. */
static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* One JSON string a line, or objects with a "payload". */
static void test_lines(const char *name)
{
	struct strbuf text = STRBUF_INIT;
	struct str rest, line;
	size_t count = 0, bad = 0;

	if (!read_all(shared_path(name), &text)) {
		tap_skip(name, "../shared is not there");
		return;
	}
	rest = strbuf_str(&text);
	while (str_split(&rest, '\n', &line)) {
		cJSON *json = cJSON_ParseWithLength(line.data, line.len);
		const cJSON *value = cJSON_IsObject(json) ? cJSON_GetObjectItem(json, "payload")
							  : json;

		if (cJSON_IsString(value)) {
			count++;
			if (!is_own_markup(note(str_of(value->valuestring)))) {
				printf("# %.*s\n# gave %s\n", STR_ARG(line), html.data);
				bad++;
			}
		}
		cJSON_Delete(json);
	}
	printf("# %s: %zu strings\n", name, count);
	ok(count && !bad, name);
	strbuf_release(&text);
}

static void test_folder(const char *name)
{
	struct strbuf text = STRBUF_INIT;
	DIR *folder = opendir(shared_path(name));
	struct dirent *entry;

	if (!folder) {
		tap_skip(name, "../shared is not there");
		return;
	}
	while ((entry = readdir(folder))) {
		char path[512];
		double before;

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", name, entry->d_name);
		if (!read_all(shared_path(path), &text))
			continue;
		before = seconds();
		ok(is_own_markup(note(strbuf_str(&text))), path);
		/* The part that a limit leaves, too. */
		ok(is_own_markup(note(str_slice(strbuf_str(&text), 0, 128 * 1024))) &&
			seconds() - before < 1,
		    "and its beginning, within a second");
		if (seconds() - before > 0.2)
			printf("# %s took %.2f s\n", path, seconds() - before);
	}
	closedir(folder);
	strbuf_release(&text);
}

static void test_hostile(void)
{
	static const struct {
		const char *part, *name;
	} repeated[] = {
		{ "![[]()", "unclosed images" },
		{ "a|", "one endless row" },
		{ "|a\n|-\n\n", "many tables" },
		{ "- a\n", "a long list" },
		{ "# a\n", "many equal headings" },
		{ "[a]: b\n", "many definitions" },
		{ "**a ", "openers" },
		{ "*a_ ", "mixed openers" },
		{ "<!-", "half comments" },
	};
	struct strbuf text = STRBUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(repeated) / sizeof(repeated[0]); i++) {
		double before;

		strbuf_clear(&text);
		while (text.len + strlen(repeated[i].part) <= 128 * 1024)
			strbuf_add_cstr(&text, repeated[i].part);
		before = seconds();
		ok(is_own_markup(note(strbuf_str(&text))) && written && seconds() - before < 2,
		    repeated[i].name);
		printf("# %.2f s\n", seconds() - before);
	}
	strbuf_clear(&text);
	for (i = 0; i < 350; i++) {
		size_t j;

		for (j = 0; j < i; j++)
			strbuf_add_char(&text, ' ');
		strbuf_add_cstr(&text, "- a\n");
	}
	ok(is_own_markup(note(strbuf_str(&text))) && written, "lists that deepen line by line");
	ok(is_own_markup(note((struct str){ "a\0b\xff\n# \xf0\x28", 9 })), "NUL and invalid bytes");
	strbuf_release(&text);
}

int main(void)
{
	test_markdown();
	test_links();
	test_tables();
	test_limits();
	ok(!is_own_markup(STR("<script>")) && !is_own_markup(STR("<p onclick=\"x\"></p>")) &&
		!is_own_markup(STR("<p>")) && !is_own_markup(STR("<a href=\"javascript:x\"></a>")),
	    "the test can tell foreign markup");
	test_hostile();
	test_lines("bad/xss/payloads.jsonl");
	test_lines("bad/markdown/xss-snippets.jsonl");
	test_folder("bad/markdown");
	test_folder("bad/markdown/handmade");
	test_folder("bad/markdown/md4c-seeds");
	test_folder("bad/markdown/pathological");
	test_folder("bad/markdown/pathological-extra");
	strbuf_release(&html);
	diags_free(diags);
	return tap_end();
}
