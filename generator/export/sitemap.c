/* SPDX-License-Identifier: MIT */
#include "base/output.h"
#include "base/strbuf.h"
#include "base/xml_writer.h"
#include "export/base_url.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "model/site_path.h"

/*
 * https://www.sitemaps.org/protocol.html . Its schema takes elements of other namespaces only with
 * their own schema at hand, so the languages of a page are told in the pages (hreflang), not here.
 */
enum { SITEMAP_PAGES_MAX = 50000, SITEMAP_ADDRESS_MAX = 2048 };

static void add_page(
    struct xml_writer *xml, const struct export_context *context, const struct export_page *page)
{
	struct strbuf url = STRBUF_INIT, day = STRBUF_INIT;

	site_path_url(&url, context->portal->base_url, page->path);
	if (url.len <= SITEMAP_ADDRESS_MAX) {
		xml_begin(xml, "url");
		xml_element(xml, "loc", strbuf_str(&url));
		if (page->modified.year) {
			date_add_iso(&day, page->modified);
			xml_element(xml, "lastmod", strbuf_str(&day));
		}
		xml_end(xml);
	}
	strbuf_release(&url);
	strbuf_release(&day);
}

/* The schema wants at least one page. */
static bool sitemap_accepts(const struct export_context *context)
{
	return export_has_base_url(context) && context->page_count;
}

static const struct str name_space = STR_INIT("http://www.sitemaps.org/schemas/sitemap/0.9");

static void write_pages(
    const struct export_context *context, size_t first, size_t end, struct output *output)
{
	struct xml_writer *xml = xml_writer_new(output);

	xml_begin(xml, "urlset");
	xml_attribute(xml, "xmlns", name_space);
	for (size_t i = first; i < end; i++)
		add_page(xml, context, &context->pages[i]);
	xml_end(xml);
	xml_writer_free(xml);
}

/* One more file of pages, and its line in the index. */
static void add_part(struct xml_writer *index, const struct export_context *context, size_t number)
{
	size_t first = (number - 1) * SITEMAP_PAGES_MAX, end = first + SITEMAP_PAGES_MAX;
	struct strbuf path = STRBUF_INIT, url = STRBUF_INIT;
	struct output *output;

	strbuf_add_format(&path, "sitemap-%zu.xml", number);
	output = context->files->open(context->files, strbuf_str(&path));
	if (output) {
		write_pages(
		    context, first, end < context->page_count ? end : context->page_count, output);
		context->files->close(context->files);
		site_path_url(&url, context->portal->base_url, strbuf_str(&path));
		xml_begin(index, "sitemap");
		xml_element(index, "loc", strbuf_str(&url));
		xml_end(index);
	}
	strbuf_release(&path);
	strbuf_release(&url);
}

static void sitemap_write(const struct export_context *context, struct output *output)
{
	struct xml_writer *xml;

	if (context->page_count <= SITEMAP_PAGES_MAX) {
		write_pages(context, 0, context->page_count, output);
		return;
	}
	xml = xml_writer_new(output);
	xml_begin(xml, "sitemapindex");
	xml_attribute(xml, "xmlns", name_space);
	for (size_t i = 0; i * SITEMAP_PAGES_MAX < context->page_count; i++)
		add_part(xml, context, i + 1);
	xml_end(xml);
	xml_writer_free(xml);
}

const struct exporter sitemap_exporter = {
	.id = "sitemap",
	.name = "Sitemap",
	.file_name = "sitemap.xml",
	.media_type = "application/xml",
	.eu_file_type = "XML",
	.purpose = { [MESSAGES_VI] = "Danh sách các trang, cho máy tìm kiếm",
	    [MESSAGES_EN] = "The list of pages, for search engines" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.needs_base_url = true,
	.accepts = sitemap_accepts,
	.write = sitemap_write,
};
