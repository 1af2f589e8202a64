/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "host/host_kinds.h"
#include "host/host_text.h"
#include "model/media_type.h"

static const char opening[] =
    "# For Caddy 2, made by datamo. Copy it to where Caddy reads it, and import it in the site:\n"
    "#     data.example.org {\n"
    "#         root * /srv/portal    # base_url's path below it is the site\n"
    "#         import /etc/caddy/portal\n"
    "#     }\n";

/* "@name path_regexp" and then an area of the site. */
static void add_area_matcher(struct output *output, const struct host_context *context,
    const char *name, struct str language, enum web_area area)
{
	output_add_cstr(output, "\t@");
	output_add_cstr(output, name);
	output_add_cstr(output, " path_regexp ");
	host_add_area(output, context, language, area);
	output_add_cstr(output, "$\n");
}

static void add_header(
    struct output *output, const char *matcher, const char *name, struct str value)
{
	output_add_cstr(output, "\theader @");
	output_add_cstr(output, matcher);
	output_add_char(output, ' ');
	output_add_cstr(output, name);
	output_add_char(output, ' ');
	host_add_quoted(output, value);
	output_add_char(output, '\n');
}

static void add_headers(struct output *output, const char *matcher, enum web_area area)
{
	const struct web_header *header;

	for (size_t i = 0; (header = web_header_at(i)); i++) {
		if (web_header_is_of(header, area))
			add_header(output, matcher, header->name, str_of(header->value));
	}
}

static void add_redirects(struct output *output, const struct host_context *context)
{
	for (size_t i = 0; i < context->redirect_count; i++) {
		const struct host_redirect *redirect = &context->redirects[i];
		bool is_folder = str_ends_with(redirect->from, STR("/"));
		struct strbuf name = STRBUF_INIT;

		strbuf_add_format(&name, "moved%zu", i);
		output_add_cstr(output, "\t@");
		output_add(output, strbuf_str(&name));
		output_add_cstr(output, " path_regexp ");
		output_add(output, strbuf_str(&name));
		output_add_cstr(output, " ^");
		host_add_literal(output, context->base);
		host_add_literal(output, redirect->from);
		output_add_cstr(output, is_folder ? "(.*)$\n\tredir @" : "$\n\tredir @");
		output_add(output, strbuf_str(&name));
		output_add_char(output, ' ');
		output_add(output, context->base);
		host_add_url(output, redirect->to);
		if (is_folder) {
			output_add_cstr(output, "{re.");
			output_add(output, strbuf_str(&name));
			output_add_cstr(output, ".1}");
		}
		output_add_cstr(output, " 301\n");
		strbuf_release(&name);
	}
}

/* What CKAN's clients ask by "?id=" and "?start=" lies in files. */
static void add_ckan(struct output *output, struct str base)
{
	static const char *const parts[] = {
		"\t@show {\n"
		"\t\tpath ",
		"api/3/action/*_show\n"
		"\t\texpression `{query.id}.matches(\"^[a-z0-9-]+$\")`\n"
		"\t}\n"
		"\trewrite @show {path}/{query.id}\n"
		"\t@start {\n"
		"\t\tpath ",
		"api/3/action/package_search\n"
		"\t\texpression `{query.start}.matches(\"^[1-9][0-9]*$\")`\n"
		"\t}\n"
		"\trewrite @start ",
		"api/3/action/package_search_start/{query.start}\n"
		"\t@end {\n"
		"\t\tpath ",
		"api/3/action/package_search_start/*\n"
		"\t\tnot file\n"
		"\t}\n"
		"\trewrite @end ",
		"api/3/action/package_search_start/none\n",
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		output_add_cstr(output, parts[i]);
		if (i + 1 < sizeof(parts) / sizeof(parts[0]))
			output_add(output, base);
	}
}

/* Of the last that fits counts: endings before whole names. */
static void add_type(
    struct output *output, const struct media_type *type, size_t number, bool has_charset)
{
	struct strbuf name = STRBUF_INIT, value = STRBUF_INIT;

	strbuf_add_format(&name, "%s%zu", has_charset ? "type" : "given", number);
	strbuf_add_format(&value, "%s%s", type->name,
	    has_charset && media_type_has_charset(type) ? "; charset=utf-8" : "");
	output_add_cstr(output, "\t@");
	output_add(output, strbuf_str(&name));
	output_add_cstr(
	    output, has_charset ? " path_regexp (?i)" : " path_regexp (?i)/original/.*");
	host_add_literal(output, str_of(type->ending));
	output_add_cstr(output, "$\n");
	add_header(output, name.data, "Content-Type", strbuf_str(&value));
	strbuf_release(&name);
	strbuf_release(&value);
}

static void add_types(struct output *output, const struct host_context *context)
{
	const struct media_type *type;

	for (size_t pass = 0; pass < 2; pass++) {
		for (size_t i = 0; (type = media_type_at(i)); i++) {
			if ((type->ending[0] == '.') == !pass)
				add_type(output, type, i, true);
		}
	}
	/* A curator's file is as it was given, in whatever encoding. */
	for (size_t i = 0; (type = media_type_at(i)); i++) {
		if (host_is_given_text(type))
			add_type(output, type, i, false);
	}
	output_add_cstr(output, "\t@api path_regexp ^");
	host_add_literal(output, context->base);
	host_add_literal(output, STR(MEDIA_TYPE_ACTIONS));
	output_add_cstr(output, "[^.]*$\n\theader @api Content-Type application/json\n");
}

static void add_areas(struct output *output, const struct host_context *context)
{
	const struct str *language;

	add_area_matcher(output, context, "asset", STR(""), WEB_ASSET);
	add_area_matcher(output, context, "original", STR(""), WEB_ORIGINAL);
	add_area_matcher(output, context, "page", STR(""), WEB_PAGE);
	output_add_cstr(output, "\t@data not {\n");
	for (enum web_area area = WEB_ASSET; area < WEB_DATA; area++) {
		output_add_cstr(output, area == WEB_ASSET ? "\t\tpath_regexp (" : "|(");
		host_add_area(output, context, STR(""), area);
		output_add_cstr(output, "$)");
	}
	output_add_cstr(output, "\n\t}\n");
	add_headers(output, "data", WEB_DATA);
	add_headers(output, "page", WEB_PAGE);
	add_headers(output, "asset", WEB_ASSET);
	add_headers(output, "original", WEB_ORIGINAL);
	add_header(output, "page", "Content-Language", context->portal->languages[0]);
	for (size_t i = 0; (language = host_other_language(context, i)); i++) {
		add_area_matcher(output, context, language->data, *language, WEB_PAGE);
		add_header(output, language->data, "Content-Language", *language);
	}
}

/* The answer to what is not there is a page, whatever was asked for. */
static void add_errors(struct output *output, const struct host_context *context)
{
	output_add_cstr(output, "handle_errors {\n\t@page path ");
	output_add(output, context->base);
	output_add_cstr(output, "*\n\trewrite @page ");
	output_add(output, context->base);
	output_add_cstr(output, "404.html\n"
				"\theader @page -Content-Disposition\n"
				"\theader @page -Access-Control-*\n"
				"\theader @page Content-Type \"text/html; charset=utf-8\"\n");
	add_headers(output, "page", WEB_PAGE);
	add_header(output, "page", "Content-Language", context->portal->languages[0]);
	output_add_cstr(output, "\tfile_server\n}\n");
}

static void caddy_write(const struct host_context *context, struct output *output)
{
	output_add_cstr(output, opening);
	output_add_cstr(output, "route ");
	output_add(output, context->base);
	output_add_cstr(output, "* {\n");
	add_area_matcher(output, context, "hidden", STR(""), WEB_HIDDEN);
	output_add_cstr(output, "\terror @hidden 404\n"
				"\t@writing not method GET HEAD\n"
				"\terror @writing 405\n");
	add_redirects(output, context);
	if (context->has_ckan)
		add_ckan(output, context->base);
	add_areas(output, context);
	add_types(output, context);
	output_add_cstr(output, context->portal->is_precompressed
				    ? "\tfile_server {\n\t\tprecompressed gzip\n\t}\n}\n"
				    : "\tfile_server\n}\n");
	add_errors(output, context);
}

const struct host_kind caddy_host = {
	.id = "caddy",
	.purpose = { [MESSAGES_VI] = "host/Caddyfile, cho Caddy",
	    [MESSAGES_EN] = "host/Caddyfile, for Caddy" },
	.files = { { "host/Caddyfile", caddy_write } },
};
