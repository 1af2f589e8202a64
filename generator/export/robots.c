/* SPDX-License-Identifier: MIT */
#include "base/output.h"
#include "base/strbuf.h"
#include "base/url.h"
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"

/*
 * robots.txt, RFC 9309: everything is for everyone. It counts only at the root of a host; below
 * one it does no harm.
 */
static void robots_write(const struct export_context *context, struct output *output)
{
	struct arena *arena = arena_new();

	output_add_cstr(output, "User-agent: *\nAllow: /\n");
	if (url_kind_of(context->portal->base_url) == URL_WEB) {
		output_add_cstr(output, "\nSitemap: ");
		output_add(output,
		    describe_uri(arena, describe_file(arena, context->portal, STR("sitemap.xml"))));
		output_add_char(output, '\n');
	}
	arena_free(arena);
}

const struct exporter robots_exporter = {
	.id = "robots",
	.name = "robots.txt",
	.file_name = "robots.txt",
	.media_type = "text/plain",
	.eu_file_type = "TXT",
	.purpose = { [MESSAGES_VI] = "Mời máy tìm kiếm và chỉ chỗ sitemap.xml",
	    [MESSAGES_EN] = "Invites search engines and names the sitemap" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.write = robots_write,
};
