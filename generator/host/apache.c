/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "host/host_kinds.h"
#include "host/host_text.h"
#include "model/media_type.h"

/* No file of the site is a program, whatever its name is to the server's own settings. */
static const char opening[] =
    "# For Apache 2.4 with mod_headers and mod_rewrite, made by datamo. The folder needs\n"
    "#     AllowOverride FileInfo Indexes Options=Indexes,MultiViews\n"
    "Options -Indexes -MultiViews\n"
    "DirectoryIndex index.html\n"
    "AddDefaultCharset off\n"
    "<FilesMatch \".\">\n"
    "\tSetHandler default-handler\n"
    "</FilesMatch>\n";

static void add_error_pages(struct output *output, const struct host_context *context)
{
	static const char *const statuses[] = { "403", "404" };

	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		output_add_cstr(output, "ErrorDocument ");
		output_add_cstr(output, statuses[i]);
		output_add_char(output, ' ');
		output_add(output, context->base);
		output_add_cstr(output, "404.html\n");
	}
}

static void add_type(struct output *output, const struct media_type *type, bool has_charset)
{
	bool is_ending = type->ending[0] == '.';

	output_add_cstr(output, is_ending ? "\tAddType \"" : "\t<FilesMatch \"");
	if (!is_ending) {
		/* Only the last part of a path is looked at. */
		bool is_whole = type->ending[0] == '/';

		output_add_cstr(output, is_whole ? "^" : "");
		host_add_literal(output, str_of(type->ending + is_whole));
		output_add_cstr(output, "$\">\n\t\tForceType \"");
	}
	output_add_cstr(output, type->name);
	if (has_charset && media_type_has_charset(type))
		output_add_cstr(output, "; charset=utf-8");
	output_add_cstr(output, is_ending ? "\" " : "\"\n\t</FilesMatch>");
	if (is_ending)
		output_add_cstr(output, type->ending);
	output_add_char(output, '\n');
}

/* A page's twin, taken in place of the page, is still a page. */
static void begin_area(struct output *output, const struct host_context *context, const char *word,
    struct str language, enum web_area area)
{
	output_add_char(output, '<');
	output_add_cstr(output, word);
	output_add_cstr(output, " \"%{REQUEST_URI} =~ m#");
	host_add_area(output, context, language, area);
	output_add_cstr(output, "$#");
	if (area == WEB_PAGE && context->portal->is_precompressed) {
		output_add_cstr(output, " || (reqenv('REDIRECT_datamo_twin') == '1' && "
					"%{REQUEST_URI} =~ m#");
		host_add_area(output, context, language, area);
		output_add_cstr(output, "\\.gz$#)");
	}
	output_add_cstr(output, "\">\n");
}

static void add_header(struct output *output, const char *name, struct str value)
{
	output_add_cstr(output, "\tHeader always set ");
	output_add_cstr(output, name);
	output_add_char(output, ' ');
	host_add_quoted(output, value);
	output_add_char(output, '\n');
}

static void add_headers(struct output *output, enum web_area area)
{
	const struct web_header *header;

	for (size_t i = 0; (header = web_header_at(i)); i++) {
		if (web_header_is_of(header, area))
			add_header(output, header->name, str_of(header->value));
	}
}

static void add_types(struct output *output, const struct host_context *context)
{
	const struct media_type *type;

	output_add_cstr(output, "<IfModule mod_mime.c>\n\tRemoveEncoding .gz\n");
	for (size_t i = 0; (type = media_type_at(i)); i++)
		add_type(output, type, true);
	output_add_cstr(output, "</IfModule>\n");
	output_add_cstr(output, "<If \"%{REQUEST_URI} =~ m#^");
	host_add_literal(output, context->base);
	host_add_literal(output, STR(MEDIA_TYPE_ACTIONS));
	output_add_cstr(output, "[^.]*$#\">\n\tForceType application/json\n</If>\n");
}

static void add_areas(struct output *output, const struct host_context *context)
{
	const struct str *language;
	const struct media_type *type;

	begin_area(output, context, "If", STR(""), WEB_ASSET);
	add_headers(output, WEB_ASSET);
	output_add_cstr(output, "</If>\n");
	/* A curator's file is as it was given, in whatever encoding. */
	begin_area(output, context, "ElseIf", STR(""), WEB_ORIGINAL);
	for (size_t i = 0; (type = media_type_at(i)); i++) {
		if (host_is_given_text(type))
			add_type(output, type, false);
	}
	add_headers(output, WEB_ORIGINAL);
	output_add_cstr(output, "</ElseIf>\n");
	for (size_t i = 0; (language = host_other_language(context, i)); i++) {
		begin_area(output, context, "ElseIf", *language, WEB_PAGE);
		add_headers(output, WEB_PAGE);
		add_header(output, "Content-Language", *language);
		output_add_cstr(output, "</ElseIf>\n");
	}
	begin_area(output, context, "ElseIf", STR(""), WEB_PAGE);
	add_headers(output, WEB_PAGE);
	add_header(output, "Content-Language", context->portal->languages[0]);
	output_add_cstr(output, "</ElseIf>\n<Else>\n");
	add_headers(output, WEB_DATA);
	output_add_cstr(output, "</Else>\n");
}

static void add_redirects(struct output *output, const struct host_context *context)
{
	for (size_t i = 0; i < context->redirect_count; i++) {
		const struct host_redirect *redirect = &context->redirects[i];
		bool is_folder = str_ends_with(redirect->from, STR("/"));

		output_add_cstr(output, "RewriteRule ^");
		host_add_literal(output, redirect->from);
		output_add_cstr(output, is_folder ? "(.*)$ " : "$ ");
		output_add(output, context->base);
		output_add(output, redirect->to);
		output_add_cstr(output, is_folder ? "$1 [R=301,L]\n" : " [R=301,L]\n");
	}
}

/* What CKAN's clients ask by "?id=" and "?start=" lies in files. */
static void add_ckan(struct output *output, struct str base)
{
	static const char *const parts[] = {
		/* Folders stand where CKAN's clients ask: these come before the slash. */
		"DirectorySlash Off\n"
		"RewriteOptions AllowNoSlash\n"
		"RewriteCond %{QUERY_STRING} (?:^|&)id=([a-z0-9-]+)(?:&|$)\n"
		"RewriteRule ^(api/3/action/[a-z]+_show)/?$ ",
		"$1/%1? [L]\n"
		"RewriteRule ^api/3/action/(?:package|organization|group)_show/?$ - [R=404,L]\n"
		"RewriteCond %{QUERY_STRING} (?:^|&)start=([1-9][0-9]*)(?:&|$)\n"
		"RewriteRule ^(api/3/action/package_search)$ ",
		"$1_start/%1? [L]\n"
		"RewriteCond %{REQUEST_FILENAME} !-f\n"
		"RewriteRule ^(api/3/action/package_search_start)/ ",
		"$1/none [L]\n"
		"RewriteCond %{REQUEST_FILENAME} -d\n"
		"RewriteRule ^(.*[^/])$ ",
		"$1/ [R=301,L]\n",
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		output_add_cstr(output, parts[i]);
		if (i + 1 < sizeof(parts) / sizeof(parts[0]))
			output_add(output, base);
	}
}

/* The twin is told to be what it is a twin of; what its path holds says what that is. */
static void add_twin_type(
    struct output *output, const struct media_type *type, const char *part, bool has_charset)
{
	output_add_cstr(output, "RewriteCond %{ENV:REDIRECT_datamo_twin} =1\nRewriteRule ");
	host_add_literal(output, str_of(part));
	output_add_cstr(output, part[strlen(part) - 1] == '/' ? "[^.]*" : "");
	output_add_cstr(output, "\\.gz$ - \"[T=");
	output_add_cstr(output, type->name);
	if (has_charset && media_type_has_charset(type))
		output_add_cstr(output, ";charset=utf-8");
	output_add_cstr(output, ",E=no-gzip:1,L]\"\n");
}

/* The request for a file becomes one for its twin, which goes through the rules once more. */
static void add_twins(struct output *output, const struct host_context *context)
{
	const struct media_type *type;

	output_add_cstr(output, "RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b\n"
				"RewriteCond %{HTTP:Range} ^$\n"
				"RewriteCond %{REQUEST_FILENAME}.gz -f\n"
				"RewriteRule ^(.+)$ ");
	output_add(output, context->base);
	output_add_cstr(output, "$1.gz [E=datamo_twin:1,L]\n");
	for (size_t i = 0; (type = media_type_at(i)); i++) {
		if (!host_is_given_text(type))
			continue;
		output_add_cstr(output, "RewriteCond %{REQUEST_URI} ");
		host_add_area(output, context, STR(""), WEB_ORIGINAL);
		output_add_cstr(output, "$\n");
		add_twin_type(output, type, type->ending, false);
	}
	for (size_t i = 0; (type = media_type_at(i)); i++) {
		if (type->is_text)
			add_twin_type(output, type, type->ending, true);
	}
	add_twin_type(
	    output, media_type_of_path(STR(MEDIA_TYPE_ACTIONS)), MEDIA_TYPE_ACTIONS, true);
	output_add_cstr(output, "Header always set Content-Encoding gzip env=REDIRECT_datamo_twin\n"
				"Header always merge Vary Accept-Encoding\n");
}

static void apache_write(const struct host_context *context, struct output *output)
{
	output_add_cstr(output, opening);
	add_error_pages(output, context);
	add_types(output, context);
	add_areas(output, context);
	output_add_cstr(output, "RewriteEngine On\nRewriteCond %{REQUEST_URI} ");
	host_add_area(output, context, STR(""), WEB_HIDDEN);
	output_add_cstr(output, "$\nRewriteRule ^ - [R=404,L]\n");
	add_redirects(output, context);
	if (context->has_ckan)
		add_ckan(output, context->base);
	if (context->portal->is_precompressed)
		add_twins(output, context);
}

const struct host_kind apache_host = {
	.id = "apache",
	.purpose = { [MESSAGES_VI] = ".htaccess, cho Apache",
	    [MESSAGES_EN] = ".htaccess, for Apache" },
	.files = { { ".htaccess", apache_write } },
};
