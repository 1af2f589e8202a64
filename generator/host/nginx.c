/* SPDX-License-Identifier: MIT */
#include "host/host_kinds.h"
#include "host/host_text.h"
#include "model/media_type.h"

static const char opening[] =
    "# For nginx, made by datamo. Copy it to where nginx reads it, and include it in the server:\n"
    "#     server {\n"
    "#         server_name data.example.org;\n"
    "#         root /srv/portal;    # base_url's path below it is the site\n"
    "#         include /etc/nginx/portal.conf;\n"
    "#     }\n";

static const char inner[] = "\t\t"; /* of a location within ours */

static void add_header(
    struct output *output, const char *indent, const char *name, struct str value)
{
	output_add_cstr(output, indent);
	output_add_cstr(output, "add_header ");
	output_add_cstr(output, name);
	output_add_char(output, ' ');
	host_add_quoted(output, value);
	output_add_cstr(output, " always;\n");
}

/* nginx forgets the headers of the block around as soon as a block has one of its own. */
static void add_headers(struct output *output, const char *indent, enum web_area area)
{
	const struct web_header *header;

	for (size_t i = 0; (header = web_header_at(i)); i++) {
		if (web_header_is_of(header, area))
			add_header(output, indent, header->name, str_of(header->value));
	}
}

static void begin_area(struct output *output, const struct host_context *context,
    struct str language, enum web_area area)
{
	output_add_cstr(output, "\n\tlocation ~ ");
	host_add_area(output, context, language, area);
	output_add_cstr(output, "$ {\n");
}

static void add_pages(struct output *output, const struct host_context *context, struct str folder,
    struct str language)
{
	begin_area(output, context, folder, WEB_PAGE);
	add_headers(output, inner, WEB_PAGE);
	add_header(output, inner, "Content-Language", language);
	output_add_cstr(output, "\t}\n");
}

static void add_all_pages(struct output *output, const struct host_context *context)
{
	const struct str *language;

	for (size_t i = 0; (language = host_other_language(context, i)); i++)
		add_pages(output, context, *language, *language);
	add_pages(output, context, STR(""), context->portal->languages[0]);
}

static bool is_first_of_its_name(size_t index)
{
	struct str name = str_of(media_type_at(index)->name);

	while (index--) {
		if (str_eq(str_of(media_type_at(index)->name), name))
			return false;
	}
	return true;
}

static void add_types(struct output *output)
{
	const struct media_type *type;

	output_add_cstr(output, "\ttypes {\n");
	for (size_t i = 0; (type = media_type_at(i)); i++) {
		if (type->ending[0] != '.')
			continue;
		output_add_cstr(output, "\t\t");
		output_add_cstr(output, type->name);
		output_add_char(output, ' ');
		output_add_cstr(output, type->ending + 1);
		output_add_cstr(output, ";\n");
	}
	output_add_cstr(output, "\t}\n\tdefault_type application/json;\n"
				"\tcharset utf-8;\n\tcharset_types");
	for (size_t i = 0; (type = media_type_at(i)); i++) {
		/* nginx takes text/html for granted and warns of it, and of one type twice. */
		if (media_type_has_charset(type) && is_first_of_its_name(i) &&
		    !str_eq(str_of(type->name), STR("text/html"))) {
			output_add_char(output, ' ');
			output_add_cstr(output, type->name);
		}
	}
	output_add_cstr(output, ";\n");
}

/* Files that say more by their name than by their ending. */
static void add_named_types(struct output *output)
{
	const struct media_type *type;

	for (size_t i = 0; (type = media_type_at(i)); i++) {
		if (type->ending[0] == '.')
			continue;
		output_add_cstr(output, "\n\tlocation ~ ");
		host_add_literal(output, str_of(type->ending));
		output_add_cstr(output, "$ {\n\t\ttypes { }\n\t\tdefault_type ");
		output_add_cstr(output, type->name);
		output_add_cstr(output, ";\n\t}\n");
	}
}

static void add_redirects(struct output *output, const struct host_context *context)
{
	for (size_t i = 0; i < context->redirect_count; i++) {
		const struct host_redirect *redirect = &context->redirects[i];
		bool is_folder = str_ends_with(redirect->from, STR("/"));

		output_add_cstr(output, is_folder ? "\n\tlocation ^~ " : "\n\tlocation = ");
		output_add(output, context->base);
		host_add_url(output, redirect->from);
		output_add_cstr(output, " {\n\t\trewrite ^");
		host_add_literal(output, context->base);
		host_add_literal(output, redirect->from);
		output_add_cstr(output, is_folder ? "(.*)$ " : "$ ");
		output_add(output, context->base);
		host_add_url(output, redirect->to);
		output_add_cstr(output, is_folder ? "$1 permanent;\n\t}\n" : " permanent;\n\t}\n");
	}
}

/* What CKAN's clients ask by "?id=" and "?start=" lies in files. */
static void add_ckan(struct output *output, struct str base)
{
	static const char *const parts[] = { "\n\tlocation ^~ ",
		"api/3/action/ {\n"
		"\t\tif ($arg_id ~ \"^([a-z0-9-]+)$\") {\n"
		"\t\t\trewrite ^(.*_show)$ $1/$arg_id? last;\n"
		"\t\t}\n"
		"\t\tif ($arg_start ~ \"^[1-9]\") {\n"
		"\t\t\trewrite ^(.*/package_search)$ $1_start/$arg_start? last;\n"
		"\t\t}\n"
		"\t\ttry_files $uri =404;\n"
		"\t}\n\n"
		"\tlocation ^~ ",
		"api/3/action/package_search_start/ {\n"
		"\t\ttry_files $uri ",
		"api/3/action/package_search_start/none;\n"
		"\t}\n" };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		output_add_cstr(output, parts[i]);
		if (i + 1 < sizeof(parts) / sizeof(parts[0]))
			output_add(output, base);
	}
}

static void add_areas(struct output *output, const struct host_context *context)
{
	begin_area(output, context, STR(""), WEB_HIDDEN);
	output_add_cstr(output, "\t\treturn 404;\n\t}\n");
	begin_area(output, context, STR(""), WEB_ASSET);
	add_headers(output, inner, WEB_ASSET);
	output_add_cstr(output, "\t}\n");
	/* A curator's file is as it was given, in whatever encoding. */
	begin_area(output, context, STR(""), WEB_ORIGINAL);
	add_headers(output, inner, WEB_ORIGINAL);
	output_add_cstr(output, "\t\tcharset off;\n\t}\n");
	add_all_pages(output, context);
}

static void nginx_write(const struct host_context *context, struct output *output)
{
	output_add_cstr(output, opening);
	output_add_cstr(output, "location ");
	output_add(output, context->base);
	output_add_cstr(output,
	    " {\n\tindex index.html;\n\tabsolute_redirect off;\n\terror_page 403 404 =404 ");
	output_add(output, context->base);
	output_add_cstr(output, "404.html;\n");
	if (context->portal->is_precompressed)
		output_add_cstr(output, "\tgzip_static on;\n\tgzip_vary on;\n");
	add_types(output);
	add_headers(output, "\t", WEB_DATA);
	add_redirects(output, context);
	if (context->has_ckan)
		add_ckan(output, context->base);
	add_areas(output, context);
	add_named_types(output);
	output_add_cstr(output, "}\n");
}

const struct host_kind nginx_host = {
	.id = "nginx",
	.purpose = { [MESSAGES_VI] = "host/nginx.conf, cho nginx",
	    [MESSAGES_EN] = "host/nginx.conf, for nginx" },
	.files = { { "host/nginx.conf", nginx_write } },
};
