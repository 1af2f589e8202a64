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

static const struct diag_kind too_many_pages = {
	.id = "portal.sitemap-too-long",
	.level = DIAG_WARNING,
	.message = { [MESSAGES_VI] = "sitemap.xml chỉ chứa được {expected} trang; cổng có {found}",
	    [MESSAGES_EN] = "sitemap.xml can hold {expected} pages; the portal has {found}" },
};

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

static void sitemap_write(const struct export_context *context, struct output *output)
{
	struct xml_writer *xml = xml_writer_new(output);

	if (context->page_count > SITEMAP_PAGES_MAX)
		DIAG(context->diags, &too_many_pages, context->portal->at,
		    .found = diags_number(context->diags, context->page_count),
		    .expected = diags_number(context->diags, SITEMAP_PAGES_MAX));
	xml_begin(xml, "urlset");
	xml_attribute(xml, "xmlns", STR("http://www.sitemaps.org/schemas/sitemap/0.9"));
	for (size_t i = 0; i < context->page_count && i < SITEMAP_PAGES_MAX; i++)
		add_page(xml, context, &context->pages[i]);
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
	.accepts = sitemap_accepts,
	.write = sitemap_write,
};
