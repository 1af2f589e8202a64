/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "host/host.h"
#include "host/host_text.h"
#include "tap.h"

/* What a config language gives a meaning, in the places that text of the input could reach. */
static const char *const hostile[] = {
	"a\nb",
	"a\r\nX-Evil: 1",
	"a b",
	"a;}",
	"\"; return 200; #",
	"'",
	"$uri${arg_x}",
	"%{ENV:x}%1",
	"{$HOME}{path}",
	"\\",
	"`id`",
	"(a|b)*",
	"[^/]+",
	"#",
	"<If true>",
	"a\tb",
	":splat",
	"*",
	"\xC4\x91\xE1\xBB\x99",
	"..",
	"?id=1&x",
	"\x7F",
};

static bool has_only(struct str text, const char *others)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_alpha(text.data[i]) && !ascii_is_digit(text.data[i]) &&
		    !strchr(others, text.data[i]))
			return false;
	}
	return true;
}

static void plain_only(void)
{
	bool literals = true, urls = true, quoted = true;

	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		struct output *output = output_new_memory();
		struct str text;

		host_add_literal(output, str_of(hostile[i]));
		literals = literals && has_only(output_memory(output), "/-_~\\.");
		output_free(output);
		output = output_new_memory();
		host_add_url(output, str_of(hostile[i]));
		urls = urls && has_only(output_memory(output), "/-._~%");
		output_free(output);
		output = output_new_memory();
		host_add_quoted(output, str_of(hostile[i]));
		text = output_memory(output);
		quoted = quoted && text.len >= 2 && text.data[0] == '"' &&
			 text.data[text.len - 1] == '"' &&
			 has_only(str_slice(text, 1, text.len - 1), " '()*+,-./:;=_");
		output_free(output);
	}
	ok(literals, "a literal of an expression holds nothing but letters and escapes");
	ok(urls, "an address holds nothing but letters and escapes");
	ok(quoted, "a quoted value ends where it should, and holds no variable");
}

static void exact(void)
{
	struct output *output = output_new_memory();
	const struct web_header *header;
	bool same = true;

	host_add_literal(output, STR("a.b/c d"));
	is_str(output_memory(output), STR("a\\.b/c\\x20d"), "what is not plain is escaped");
	output_free(output);
	output = output_new_memory();
	host_add_url(output, STR("\xC4\x91/a b"));
	is_str(output_memory(output), STR("%C4%91/a%20b"), "or percent-encoded");
	output_free(output);
	for (size_t i = 0; (header = web_header_at(i)); i++) {
		output = output_new_memory();
		host_add_quoted(output, str_of(header->value));
		same = same &&
		       str_eq(str_slice(output_memory(output), 1, output_memory(output).len - 1),
			   str_of(header->value));
		output_free(output);
	}
	ok(same, "every header's value is kept as it is");
}

static void contexts(void)
{
	static const struct {
		const char *url, *base;
		bool is_fine;
	} cases[] = {
		{ "", "/", true },
		{ "https://example.org/", "/", true },
		{ "https://example.org/city/x-1/", "/city/x-1/", true },
		{ "https://example.org/$uri/", "/$uri/", false },
		{ "https://example.org/d%C3%A2n/", "/d%C3%A2n/", false },
		{ "https://example.org//x/", "//x/", false },
		{ "https://example.org/a;b/", "/a;b/", false },
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct portal portal = { .base_url = str_of(cases[i].url) };
		struct host_context context;
		bool is_fine = host_context_init(&context, arena, &portal);

		ok(is_fine == cases[i].is_fine && str_eq(context.base, str_of(cases[i].base)),
		    cases[i].url);
	}
	arena_free(arena);
}

static void redirects(void)
{
	struct str languages[] = { STR_INIT("vi"), STR_INIT("en") }, former = STR("dust");
	struct dataset dataset = { .id = STR("air"), .former_ids = &former, .former_id_count = 1 };
	struct portal portal = { .base_url = STR("https://example.org/"),
		.languages = languages,
		.language_count = 2,
		.datasets = &dataset,
		.dataset_count = 1 };
	struct arena *arena = arena_new();
	struct host_context context;

	host_context_init(&context, arena, &portal);
	is_number(context.redirect_count, 3, "a former id leads on in each language and the API");
	is_str(context.redirects[1].from, STR("en/datasets/dust/"), "from the former folder");
	is_str(context.redirects[1].to, STR("en/datasets/air/"), "to the present one");
	dataset.is_draft = true;
	host_context_init(&context, arena, &portal);
	is_number(context.redirect_count, 0, "but not to what is not shown");
	arena_free(arena);
}

static void kinds(void)
{
	struct str languages[] = { STR_INIT("vi") };
	struct portal portal = {
		.base_url = STR("https://example.org/"), .languages = languages, .language_count = 1
	};
	struct arena *arena = arena_new();
	const struct host_kind *kind;
	struct host_context context;
	bool writes = true;

	host_context_init(&context, arena, &portal);
	for (size_t i = 0; (kind = host_kind_at(i)); i++) {
		for (size_t k = 0; k < HOST_FILES_MAX && kind->files[k].path; k++) {
			struct output *output = output_new_memory();

			kind->files[k].write(&context, output);
			writes = writes && output_bytes(output) > 40 &&
				 web_area_of_path(str_of(kind->files[k].path)) == WEB_HIDDEN;
			output_free(output);
		}
		writes = writes && host_kind_find(str_of(kind->id)) == kind;
	}
	ok(writes, "every kind writes its files, which no reader sees");
	ok(!host_kind_find(STR("iis")), "there is none by another name");
	arena_free(arena);
}

int main(void)
{
	plain_only();
	exact();
	contexts();
	redirects();
	kinds();
	return tap_end();
}
