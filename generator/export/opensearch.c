/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "base/xml_writer.h"
#include "export/base_url.h"
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"

/* OpenSearch 1.1: lets a browser search the portal from its address bar, by the page datasets/
 * that filters by "?q=". */

/* At most so many characters, as the description of each element says. */
static void add_short(struct xml_writer *xml, const char *name, struct str text, size_t most)
{
	struct str rest = text;

	for (size_t i = 0; i < most && rest.len; i++)
		utf8_next(&rest);
	xml_element(xml, name, str_slice(text, 0, text.len - rest.len));
}

static void opensearch_write(const struct export_context *context, struct output *output)
{
	const struct portal *portal = context->portal;
	struct xml_writer *xml = xml_writer_new(output);
	struct arena *arena = arena_new();
	struct str title = describe_text(portal, &portal->title);
	struct str summary = describe_text(portal, &portal->description);

	xml_begin(xml, "OpenSearchDescription");
	xml_attribute(xml, "xmlns", STR("http://a9.com/-/spec/opensearch/1.1/"));
	add_short(xml, "ShortName", title, 16);
	add_short(xml, "LongName", title, 48);
	add_short(xml, "Description", summary.len ? summary : title, 1024);
	xml_begin(xml, "Url");
	xml_attribute(xml, "type", STR("text/html"));
	xml_attribute(xml, "template",
	    arena_format(arena, "%.*s?q={searchTerms}",
		STR_ARG(describe_file(arena, portal, STR("search/index.html")))));
	xml_end(xml);
	xml_begin(xml, "Url");
	xml_attribute(xml, "type", STR("application/opensearchdescription+xml"));
	xml_attribute(xml, "rel", STR("self"));
	xml_attribute(xml, "template", describe_file(arena, portal, STR("opensearch.xml")));
	xml_end(xml);
	xml_element(xml, "Language", portal->languages[0]);
	xml_element(xml, "InputEncoding", STR("UTF-8"));
	xml_element(xml, "OutputEncoding", STR("UTF-8"));
	xml_end(xml);
	xml_writer_free(xml);
	arena_free(arena);
}

const struct exporter opensearch_exporter = {
	.id = "opensearch",
	.name = "OpenSearch",
	.file_name = "opensearch.xml",
	.media_type = "application/opensearchdescription+xml",
	.eu_file_type = "XML",
	.purpose = { [MESSAGES_VI] = "Cho trình duyệt tìm trong cổng ngay từ thanh địa chỉ",
	    [MESSAGES_EN] = "Lets browsers search the portal from their address bar" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.link_rel = "search",
	.needs_base_url = true,
	.accepts = export_has_base_url,
	.write = opensearch_write,
};
