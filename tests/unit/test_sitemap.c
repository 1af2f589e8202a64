/* SPDX-License-Identifier: MIT */
#include "export/exporter.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "portal_fixture.h"
#include "tap.h"

static const struct export_page pages[] = {
	{ STR_INIT("index.html"), { 2024, 7, 10 } },
	{ STR_INIT("en/datasets/vien-thong/index.html"), { 2024, 1, 5 } },
	{ STR_INIT("404.html"), { 0, 0, 0 } },
	{ STR_INIT("keywords/a&b <c>/số/index.html"), { 0, 0, 0 } },
};

/* The official schema, when it lies beside the repository. */
static void test_schema(struct output *output)
{
	const char *shared = getenv("DATAMO_SHARED");
	struct strbuf schema = STRBUF_INIT;
	char path[] = "/tmp/datamo-test-XXXXXX";
	int fd = mkstemp(path), status = -1;
	pid_t pid;

	strbuf_add_format(&schema, "%s/standards/xml/sitemap.xsd", shared ? shared : "../shared");
	dprintf(fd, "%.*s", STR_ARG(output_memory(output)));
	if (access(schema.data, R_OK)) {
		tap_skip("it keeps the official schema", "no ../shared");
	} else {
		char *argv[] = { (char[]){ "xmllint" }, (char[]){ "--noout" },
			(char[]){ "--nonet" }, (char[]){ "--schema" }, schema.data, path, NULL };

		if (posix_spawnp(&pid, "xmllint", NULL, NULL, argv, environ)) {
			tap_skip("it keeps the official schema", "no xmllint");
		} else {
			waitpid(pid, &status, 0);
			ok(status == 0, "it keeps the official schema");
		}
	}
	close(fd);
	unlink(path);
	strbuf_release(&schema);
}

static size_t count_of(struct str text, struct str part)
{
	size_t count = 0;

	for (size_t i = 0; i + part.len <= text.len; i++)
		count += !memcmp(text.data + i, part.data, part.len);
	return count;
}

/* The further files of an exporter, in memory. */
struct memory_files {
	struct export_files files;
	struct output *output;
	size_t count, locations;
	struct strbuf paths;
};

static struct output *open_memory(struct export_files *files, struct str path)
{
	struct memory_files *self = (struct memory_files *)(void *)files;

	strbuf_add(&self->paths, path);
	strbuf_add_char(&self->paths, ' ');
	self->count++;
	return self->output = output_new_memory();
}

static void close_memory(struct export_files *files)
{
	struct memory_files *self = (struct memory_files *)(void *)files;

	self->locations += count_of(output_memory(self->output), STR("<loc>"));
	output_free(self->output);
}

static void test_many_pages(struct export_context context)
{
	enum { MANY = 50001 };
	struct export_page *many = memory_alloc_zeroed(MANY, sizeof(*many));
	struct output *output = output_new_memory();
	struct memory_files files = { .files = { open_memory, close_memory } };

	for (size_t i = 0; i < MANY; i++)
		many[i] = pages[0];
	context.pages = many;
	context.page_count = MANY;
	context.files = &files.files;
	exporter_find(STR("sitemap"))->write(&context, output);
	is_number(files.locations, MANY, "more than 50,000 pages are all listed");
	is_str(strbuf_str(&files.paths), STR("sitemap-1.xml sitemap-2.xml "), "in several files");
	is_str(output_memory(output),
	    STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
		"  <sitemap>\n"
		"    <loc>https://du-lieu.example.vn/mo/sitemap-1.xml</loc>\n"
		"  </sitemap>\n"
		"  <sitemap>\n"
		"    <loc>https://du-lieu.example.vn/mo/sitemap-2.xml</loc>\n"
		"  </sitemap>\n"
		"</sitemapindex>\n"),
	    "which sitemap.xml names");
	strbuf_release(&files.paths);
	output_free(output);
	memory_free(many);
}

int main(void)
{
	const struct exporter *exporter = exporter_find(STR("sitemap"));
	struct portal portal = fixture_portal();
	struct output *output = output_new_memory();
	struct diags *diags = diags_new();
	struct export_context context = {
		.portal = &portal, .pages = pages, .page_count = 4, .diags = diags
	};

	ok(exporter->accepts(&context), "with pages and base_url it is written");
	exporter->write(&context, output);
	is_str(output_memory(output),
	    STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
		"  <url>\n"
		"    <loc>https://du-lieu.example.vn/mo/</loc>\n"
		"    <lastmod>2024-07-10</lastmod>\n"
		"  </url>\n"
		"  <url>\n"
		"    <loc>https://du-lieu.example.vn/mo/en/datasets/vien-thong/</loc>\n"
		"    <lastmod>2024-01-05</lastmod>\n"
		"  </url>\n"
		"  <url>\n"
		"    <loc>https://du-lieu.example.vn/mo/404.html</loc>\n"
		"  </url>\n"
		"  <url>\n"
		"    "
		"<loc>https://du-lieu.example.vn/mo/keywords/a%26b%20%3Cc%3E/s%E1%BB%91/</loc>\n"
		"  </url>\n"
		"</urlset>\n"),
	    "pages by their addresses, with the day of their last change if known");
	test_schema(output);
	test_many_pages(context);
	context.page_count = 0;
	ok(!exporter->accepts(&context), "an empty sitemap is none");
	diags_free(diags);
	output_free(output);
	return tap_end();
}
