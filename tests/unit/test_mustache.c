/* SPDX-License-Identifier: MIT */
#include "render/mustache.h"

#include <cjson/cJSON.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "render/html_value.h"
#include "tap.h"

/* One template "t", rendered with JSON; the last output and findings stay for the test to look at.
 */
static struct output *output;
static struct diags *diags;
static bool rendered;

static void forget(void)
{
	output_free(output);
	diags_free(diags);
	output = output_new_memory();
	diags = diags_new();
}

static struct str render_set(struct mustache_set *set, const cJSON *value)
{
	struct mustache_context context = { &value, 1, 0 };

	rendered = mustache_render(set, STR("t"), &context, output, diags);
	return output_memory(output);
}

static struct str render(const char *source, const char *json)
{
	struct mustache_set *set = mustache_set_new();
	cJSON *value = cJSON_Parse(json);

	forget();
	if (mustache_set_add(set, STR("t"), STR("t.mustache"), str_of(source), diags))
		render_set(set, value);
	else
		rendered = false;
	cJSON_Delete(value);
	mustache_set_free(set);
	return output_memory(output);
}

/* Two templates: "t" and what it includes, "p". */
static struct str render_two(const char *source, const char *other, const char *json)
{
	struct mustache_set *set = mustache_set_new();
	cJSON *value = cJSON_Parse(json);

	forget();
	mustache_set_add(set, STR("t"), STR("t.mustache"), str_of(source), diags);
	mustache_set_add(set, STR("p"), STR("p.mustache"), str_of(other), diags);
	render_set(set, value);
	cJSON_Delete(value);
	mustache_set_free(set);
	return output_memory(output);
}

/* "id path:line:column found expected" of the first finding. */
static struct str first_finding(void)
{
	static struct strbuf text;
	const struct diag *diag;

	strbuf_clear(&text);
	if (!diags_kept(diags))
		return STR("none");
	diag = diags_at(diags, 0);
	strbuf_add_format(&text, "%s %.*s:%d:%d %.*s %.*s", diag->kind->id, STR_ARG(diag->at.path),
	    (int)diag->at.line, (int)diag->at.column, STR_ARG(diag->args.found),
	    STR_ARG(diag->args.expected));
	return strbuf_str(&text);
}

static void test_values(void)
{
	is_str(render("{{a}}", "{\"a\":\"<b> & \\\"x\\\" 'y' `z`\"}"),
	    STR("&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39; &#96;z&#96;"),
	    "escapes all six characters");
	is_str(render("{{a}} {{b}} {{c}}", "{\"a\":9007199254740992,\"b\":-1928311,\"c\":0.1}"),
	    STR("9007199254740992 -1928311 0.1"), "writes numbers exactly");
	is_str(render("{{a}} {{b}}", "{\"a\":1e300,\"b\":-0.0}"), STR("1e+300 0"),
	    "writes large numbers");
	is_str(render("{{a}}", "{\"a\":1000000000000000}"), STR("1000000000000000"),
	    "writes whole numbers in full");
	is_str(
	    render("{{a}}{{b}}", "{\"a\":true,\"b\":false}"), STR("truefalse"), "writes booleans");
	is_str(
	    render("{{Tên}}", "{\"tên\":\"x\",\"Tên\":\"y\"}"), STR("y"), "compares keys exactly");
	is_str(render("{{a}}", "{\"a\":\"x\\u0001y\"}"), STR("x\xef\xbf\xbdy"),
	    "replaces control characters");
}

static void test_truth(void)
{
	const char *source = "{{#a}}yes{{/a}}{{^a}}no{{/a}}";

	is_str(render(source, "{\"a\":\"\"}"), STR("no"), "an empty text is false");
	is_str(render(source, "{\"a\":0}"), STR("yes"), "zero is true");
	is_str(render(source, "{\"a\":{}}"), STR("yes"), "an empty object is true");
	is_str(render(source, "{}"), STR("no"), "an absent key is false");
	ok(rendered && !diags_kept(diags), "asking for an absent key is no error");
}

static void test_context(void)
{
	struct mustache_set *set = mustache_set_new();
	cJSON *site = cJSON_Parse("{\"a\":\"site\",\"b\":\"site\"}"),
	      *page = cJSON_Parse("{\"b\":\"page\"}");
	const cJSON *values[] = { site, page };
	struct mustache_context context = { values, 2, 0 };

	forget();
	mustache_set_add(
	    set, STR("t"), STR("t.mustache"), STR("{{a}} {{b}} {{#.}}{{b}}{{/.}}"), diags);
	ok(mustache_render(set, STR("t"), &context, output, diags), "renders from two values");
	is_str(output_memory(output), STR("site page page"), "searches the last value first");
	ok(mustache_set_has(set, STR("t")) && !mustache_set_has(set, STR("u")),
	    "knows its templates");
	mustache_set_add(set, STR("t"), STR("own/t.mustache"), STR("{{b}}!"), diags);
	forget();
	mustache_render(set, STR("t"), &context, output, diags);
	is_str(
	    output_memory(output), STR("page!"), "a template of the same name replaces the former");
	cJSON_Delete(site);
	cJSON_Delete(page);
	mustache_set_free(set);
}

static void test_many_keys(void)
{
	struct strbuf json = STRBUF_INIT;
	int i;

	strbuf_add_cstr(&json, "{\"\":0");
	for (i = 0; i < 3000; i++)
		strbuf_add_format(&json, ",\"key_%d\":%d", i % 2000, i);
	strbuf_add_cstr(&json, ",\"o\":{\"p\":null}}");
	is_str(render("{{key_3}} {{key_1999}} {{key_5}}{{o.p.q}}", json.data), STR("3 1999 5"),
	    "finds the first of equal keys among thousands");
	ok(rendered, "and what lies within a null is known");
	render("{{key_}}", json.data);
	is_str(first_finding(), STR("theme.unknown-variable t.mustache:1:1 key_ key_0"),
	    "names the nearest of thousands");
	render("{{x}}", "{}");
	is_str(first_finding(), STR("theme.unknown-variable t.mustache:1:1 x –"), "or none");
	strbuf_release(&json);
}

static void test_html(void)
{
	struct mustache_set *set = mustache_set_new();
	cJSON *value = cJSON_CreateObject();

	forget();
	cJSON_AddItemToObject(value, "note", html_value_new(STR("<p>x</p>")));
	cJSON_AddItemToObject(value, "empty", html_value_new(STR("")));
	cJSON_AddStringToObject(value, "text", "<p>");
	mustache_set_add(set, STR("t"), STR("t.mustache"),
	    STR("{{{note}}}{{&note}}{{note}}{{{empty}}}{{#empty}}!{{/empty}}"), diags);
	is_str(render_set(set, value), STR("<p>x</p><p>x</p>&lt;p&gt;x&lt;/p&gt;"),
	    "writes our HTML as it is");
	ok(rendered, "without a finding");
	forget();
	mustache_set_add(set, STR("t"), STR("t.mustache"), STR("a\n  {{{text}}}"), diags);
	is_str(render_set(set, value), STR("a\n  &lt;p&gt;"), "escapes what we did not make");
	is_str(
	    first_finding(), STR("theme.raw-value t.mustache:2:3 text {{text}}"), "and says where");
	ok(!rendered, "and fails");
	cJSON_Delete(value);
	mustache_set_free(set);
}

static void test_findings(void)
{
	static const struct {
		const char *source, *finding;
	} cases[] = {
		{ "{{titel}}", "theme.unknown-variable t.mustache:1:1 titel title" },
		{ "ô {{org.nam}}", "theme.unknown-variable t.mustache:1:3 org.nam name" },
		{ "{{nothing.x}}", "none" },
		{ "{{list}}", "theme.not-text t.mustache:1:1 list " },
		{ "\n{{> u}}", "theme.unknown-template t.mustache:2:1 u t" },
		{ "{{>*title}}", "theme.unknown-template t.mustache:1:1 T t" },
		{ "a\r\n {{title", "theme.unclosed-tag t.mustache:2:2 {{ }}" },
		{ "{{{title}}", "theme.unclosed-tag t.mustache:1:1 {{ }}}" },
		{ "{{#a}}{{#b}}", "theme.unclosed-section t.mustache:1:7 b {{/b}}" },
		{ "{{#a}}{{/b}}", "theme.unexpected-close t.mustache:1:7 {{/b}} {{/a}}" },
		{ "{{/a}}", "theme.unexpected-close t.mustache:1:1 {{/a}} –" },
		{ "{{<*a}}{{/a}}", "theme.unexpected-close t.mustache:1:8 {{/a}} {{/*a}}" },
		{ "{{a b}}", "theme.bad-name t.mustache:1:1 {{a b}} " },
		{ "{{}}", "theme.bad-name t.mustache:1:1 {{}} " },
		{ "{{a..b}}", "theme.bad-name t.mustache:1:1 a..b " },
		{ "{{a.}}", "theme.bad-name t.mustache:1:1 a. " },
		{ "{{=<%=}}", "theme.bad-delimiters t.mustache:1:1 {{=<%=}} {{=<% %>=}}" },
		{ "{{=a b c=}}", "theme.bad-delimiters t.mustache:1:1 {{=a b c=}} {{=<% %>=}}" },
		{ "{{>t}}", "theme.too-deep t.mustache:1:1 t 64" },
		{ "{{<t}}{{/t}}", "theme.too-deep t.mustache:1:1 t 64" },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		render(cases[i].source,
		    "{\"title\":\"T\",\"org\":{\"name\":\"N\"},\"nothing\":null,\"list\":[1]}");
		is_str(first_finding(), str_of(cases[i].finding), cases[i].finding);
		ok(rendered == !strcmp(cases[i].finding, "none"), "fails with its finding");
	}
}

static void test_limits(void)
{
	struct strbuf source = STRBUF_INIT;
	struct mustache_set *set = mustache_set_new();
	int i;

	for (i = 0; i < 65; i++)
		strbuf_add_cstr(&source, "{{#a}}");
	for (i = 0; i < 65; i++)
		strbuf_add_cstr(&source, "{{/a}}");
	render(source.data, "{}");
	is_str(first_finding(), STR("theme.too-deep t.mustache:1:385 {{#a}} 64"),
	    "limits nested sections");
	strbuf_clear(&source);
	for (i = 0; i < 64; i++)
		strbuf_add_cstr(&source, "{{#a}}");
	for (i = 0; i < 64; i++)
		strbuf_add_cstr(&source, "{{/a}}");
	render(source.data, "{\"a\":1}");
	ok(rendered, "but not below the limit");
	strbuf_release(&source);

	/* Each of 40 templates includes the next one twice. */
	forget();
	for (i = 0; i < 40; i++) {
		char name[8] = "t", text[40];

		if (i)
			snprintf(name, sizeof(name), "t%d", i);
		snprintf(text, sizeof(text), "{{>t%d}}{{>t%d}}", i + 1, i + 1);
		mustache_set_add(set, str_of(name), str_of(name), str_of(text), diags);
	}
	mustache_set_add(set, STR("t40"), STR("t40"), STR("{{#f}}{{/f}}"), diags);
	render_set(set, NULL);
	ok(!rendered && !strcmp(diags_at(diags, 0)->kind->id, "theme.too-long"),
	    "stops templates that multiply");
	forget();
	mustache_set_add(set, STR("t40"), STR("t40"),
	    STR("0123456789012345678901234567890123456789012345678901234567890123456789"), diags);
	render_set(set, NULL);
	ok(!rendered && !strcmp(diags_at(diags, 0)->kind->id, "theme.too-large"),
	    "and pages without end");
	mustache_set_free(set);
}

struct shared {
	struct mustache_set *set;
	const cJSON *value;
};

static void *render_often(void *argument)
{
	const struct shared *shared = argument;
	struct mustache_context context = { &shared->value, 1, 0 };
	size_t i, good = 0;

	for (i = 0; i < 200; i++) {
		struct diags *own_diags = diags_new();
		struct output *own = output_new_memory();

		good += mustache_render(shared->set, STR("t"), &context, own, own_diags) &&
			str_eq(output_memory(own), STR("<b>x</b>\n<b>20</b>\n"));
		output_free(own);
		diags_free(own_diags);
	}
	return good == 200 ? argument : NULL;
}

static void test_threads(void)
{
	struct shared shared = { mustache_set_new(), NULL };
	cJSON *value = cJSON_CreateObject();
	pthread_t threads[4];
	size_t i, good = 0;

	forget();
	for (i = 0; i < 40; i++) {
		char key[8];

		snprintf(key, sizeof(key), "k%zu", i);
		cJSON_AddNumberToObject(value, key, (double)i);
	}
	shared.value = value;
	mustache_set_add(shared.set, STR("t"), STR("t"),
	    STR("{{>p}}\n{{<p}}{{$x}}{{k20}}{{/x}}{{/p}}\n"), diags);
	mustache_set_add(shared.set, STR("p"), STR("p"), STR("<b>{{$x}}x{{/x}}</b>\n"), diags);
	for (i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, render_often, &shared);
	for (i = 0; i < 4; i++) {
		void *result;

		pthread_join(threads[i], &result);
		good += result != NULL;
	}
	is_number(good, 4, "threads render from one set and one context");
	cJSON_Delete(value);
	mustache_set_free(shared.set);
}

static void test_inheritance(void)
{
	is_str(render_two("{{<p}}\n{{$main}}\n  <p>{{x}}</p>\n\n  {{#y}}\n  <i>\n  "
			  "{{/y}}\n{{/main}}\n{{/p}}\n",
		   "<body>\n  {{$main}}\n  {{/main}}\n</body>\n", "{\"x\":1,\"y\":true}"),
	    STR("<body>\n  <p>1</p>\n  \n  <i>\n</body>\n"),
	    "moves an argument's lines to their place");
	is_str(
	    render_two("{{<p}}{{$a}}A{{/a}}{{/p}}", "<t>\n  {{$a}}\n  b\n  {{/a}}\n</t>\n", "{}"),
	    STR("<t>\n  A</t>\n"), "indents an argument that begins in its tag's line");
	is_str(render_two("{{<p}}{{$a}}a{{$a}}b{{/a}}{{/a}}{{/p}}", "[{{$a}}{{/a}}]", "{}"),
	    STR("[ab]"), "an argument does not see itself");
	is_str(render_two("{{<p}}{{#x}}{{$a}}no{{/a}}{{/x}}{{y}}{{>z}}{{/p}}",
		   "{{$a}}default{{/a}}", "{}"),
	    STR("default"), "ignores what stands in a parent");
	ok(rendered, "without a finding");
	is_str(render_two("{{<*w}}{{$a}}A{{/a}}{{/ * w}}", "[{{$a}}{{/a}}]", "{\"w\":\"p\"}"),
	    STR("[A]"), "a parent may be named by a variable");
	is_str(render_two(
		   "  {{>p}}\n", "a\n{{#x}}\nb\n{{/x}}\n{{y}}\n", "{\"x\":[1,2],\"y\":\"1\\n2\"}"),
	    STR("  a\n  b\n  b\n  1\n2\n"), "indents the lines of a partial, not those of values");
	is_str(render_two("{{<p}}{{$a}}\n{{$b}}c{{/b}}{{/p}}", "", "{}"), STR(""),
	    "a block that is not closed makes the template unusable");
}

static struct str json_str(const cJSON *object, const char *key)
{
	return str_of(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key)));
}

static void run_official(const cJSON *test, const char *file)
{
	const cJSON *partial, *data = cJSON_GetObjectItemCaseSensitive(test, "data");
	struct mustache_context context = { &data, 1, MUSTACHE_ALLOW_RAW };
	struct mustache_set *set = mustache_set_new();
	char name[200];

	forget();
	cJSON_ArrayForEach(partial, cJSON_GetObjectItemCaseSensitive(test, "partials"))
	    mustache_set_add(set, str_of(partial->string), str_of(partial->string),
		str_of(partial->valuestring), diags);
	mustache_set_add(set, STR("(test)"), STR("test"), json_str(test, "template"), diags);
	mustache_render(set, STR("(test)"), &context, output, diags);
	snprintf(name, sizeof(name), "%s: %.*s", file, STR_ARG(json_str(test, "name")));
	is_str(output_memory(output), json_str(test, "expected"), name);
	mustache_set_free(set);
}

static void test_official(void)
{
	static const char *const files[] = { "comments", "delimiters", "interpolation", "inverted",
		"partials", "sections", "~dynamic-names", "~inheritance" };
	const char *shared = getenv("DATAMO_SHARED");
	struct strbuf text = STRBUF_INIT;
	size_t i, count = 0;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char path[512], bytes[4096];
		const cJSON *test;
		cJSON *json;
		FILE *file;
		size_t len;

		snprintf(path, sizeof(path), "%s/conformance/mustache/%s.json",
		    shared ? shared : "../shared", files[i]);
		file = fopen(path, "rb");
		if (!file) {
			tap_skip("official tests", path);
			continue;
		}
		strbuf_clear(&text);
		while ((len = fread(bytes, 1, sizeof(bytes), file)))
			strbuf_add_bytes(&text, bytes, len);
		fclose(file);
		json = cJSON_Parse(text.data);
		cJSON_ArrayForEach(test, cJSON_GetObjectItemCaseSensitive(json, "tests"))
		{
			run_official(test, files[i]);
			count++;
		}
		cJSON_Delete(json);
	}
	if (count)
		is_number(count, 184, "ran all official tests");
	strbuf_release(&text);
}

int main(void)
{
	test_values();
	test_truth();
	test_context();
	test_many_keys();
	test_html();
	test_findings();
	test_limits();
	test_threads();
	test_inheritance();
	test_official();
	output_free(output);
	diags_free(diags);
	return tap_end();
}
