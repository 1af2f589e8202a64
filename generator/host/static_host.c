/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "host/host_kinds.h"
#include "host/host_text.h"
#include "model/media_type.h"

/*
 * _headers and _redirects: Netlify, Cloudflare Pages and others that took them over. All rules that
 * fit a path hold together, and two values of one header are joined; so no path gets one twice.
 */

static void add_header(struct output *output, const char *name, struct str value)
{
	output_add_cstr(output, "  ");
	output_add_cstr(output, name);
	output_add_cstr(output, ": ");
	output_add(output, value);
	output_add_char(output, '\n');
}

static bool is_everywhere(const struct web_header *header)
{
	return web_header_is_of(header, WEB_PAGE) && web_header_is_of(header, WEB_DATA);
}

/* The policy of pages is the stricter one, and does for all; what is public anyway may be read from
 * anywhere. */
static bool is_for_all(const struct web_header *header)
{
	struct str name = str_of(header->name);

	return is_everywhere(header) ||
	       (web_header_is_of(header, WEB_PAGE) &&
		   str_eq(name, STR("Content-Security-Policy"))) ||
	       str_starts_with(name, STR("Access-Control-"));
}

static void add_rule(struct output *output, const struct host_context *context, const char *path)
{
	output_add_char(output, '\n');
	output_add(output, context->base);
	output_add_cstr(output, path);
	output_add_char(output, '\n');
}

static void add_types(struct output *output, const struct host_context *context)
{
	/* Which of these such hosts do not know by themselves. */
	static const char *const endings[] = { ".ttl", ".nt", ".jsonld", ".ndjson", ".geojson",
		".rdf", ".sqlite", ".md", ".ics" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		const struct media_type *type = media_type_of_path(str_of(endings[i]));
		struct strbuf text = STRBUF_INIT;

		strbuf_add_format(&text, "*%s", endings[i]);
		add_rule(output, context, text.data);
		strbuf_clear(&text);
		strbuf_add_format(&text, "%s%s", type->name,
		    media_type_has_charset(type) ? "; charset=utf-8" : "");
		add_header(output, "Content-Type", strbuf_str(&text));
		strbuf_release(&text);
	}
	if (context->has_ckan) {
		add_rule(output, context, "api/3/action/*");
		add_header(output, "Content-Type", STR("application/json"));
	}
}

static void headers_write(const struct host_context *context, struct output *output)
{
	const struct web_header *header;

	output_add_cstr(
	    output, "# For static hosts that read _headers and _redirects, made by datamo.\n");
	add_rule(output, context, "*");
	for (size_t i = 0; (header = web_header_at(i)); i++) {
		if (is_for_all(header))
			add_header(output, header->name, str_of(header->value));
	}
	add_rule(output, context, "datasets/:dataset/original/*");
	for (size_t i = 0; (header = web_header_at(i)); i++) {
		if (web_header_is_of(header, WEB_ORIGINAL) && !web_header_is_of(header, WEB_DATA))
			add_header(output, header->name, str_of(header->value));
	}
	add_types(output, context);
}

static void redirects_write(const struct host_context *context, struct output *output)
{
	output_add_cstr(output, "# Where datasets have gone to, made by datamo.\n");
	for (size_t i = 0; i < context->redirect_count; i++) {
		const struct host_redirect *redirect = &context->redirects[i];
		bool is_folder = str_ends_with(redirect->from, STR("/"));

		output_add(output, context->base);
		host_add_url(output, redirect->from);
		output_add_cstr(output, is_folder ? "* " : " ");
		output_add(output, context->base);
		host_add_url(output, redirect->to);
		output_add_cstr(output, is_folder ? ":splat 301\n" : " 301\n");
	}
	if (context->has_ckan) {
		static const char *const shows[] = { "package", "organization", "group" };

		output_add_cstr(
		    output, "# CKAN's \"?id=\"; only where queries are matched (Netlify).\n");
		for (size_t i = 0; i < sizeof(shows) / sizeof(shows[0]); i++) {
			output_add(output, context->base);
			output_add_cstr(output, "api/3/action/");
			output_add_cstr(output, shows[i]);
			output_add_cstr(output, "_show id=:id ");
			output_add(output, context->base);
			output_add_cstr(output, "api/3/action/");
			output_add_cstr(output, shows[i]);
			output_add_cstr(output, "_show/:id 200\n");
		}
	}
}

const struct host_kind static_host = {
	.id = "headers",
	.purpose = { [MESSAGES_VI] = "_headers và _redirects, cho Netlify, Cloudflare Pages và các "
				     "nơi tương tự",
	    [MESSAGES_EN] = "_headers and _redirects, for Netlify, Cloudflare Pages and the like" },
	.files = { { "_headers", headers_write }, { "_redirects", redirects_write } },
};
