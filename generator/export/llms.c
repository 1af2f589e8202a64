/* SPDX-License-Identifier: MIT */
#include "base/output.h"
#include "export/base_url.h"
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/markdown.h"
#include "export/provenance.h"

/* llms.txt, https://llmstxt.org : what the portal has and where, for assistants, in Markdown; and
 * a twin of each dataset's page, "index.html.md". */

enum { LISTED_MAX = 1000 }; /* datasets in llms.txt; the catalogue files have all */

static void add_dataset(struct strbuf *text, struct arena *arena, const struct portal *portal,
    const struct dataset *dataset, bool has_twin)
{
	struct str page = describe_page(arena, portal, dataset);

	strbuf_add_cstr(text, "- [");
	markdown_add_text(text, describe_title(portal, dataset));
	strbuf_add_cstr(text, "](");
	strbuf_add(text, page);
	strbuf_add_cstr(text, has_twin ? "index.html.md): " : "): ");
	markdown_add_text(text, describe_summary(portal, dataset));
	strbuf_add_char(text, '\n');
}

static void add_file_link(struct strbuf *text, struct arena *arena, const struct portal *portal,
    const char *path, const char *name, const char *purpose)
{
	strbuf_add_format(text, "- [%s](%.*s)%s%s\n", name,
	    STR_ARG(describe_file(arena, portal, str_of(path))), purpose ? ": " : "",
	    purpose ? purpose : "");
}

/* The files that pages link as the portal's own description. */
static void add_catalogues(
    struct strbuf *text, struct arena *arena, const struct export_context *context)
{
	enum message_language language = export_words_in(export_language(context));
	const struct exporter *exporter;

	add_file_link(text, arena, context->portal, "api/v1/catalog.json", "API (JSON)", NULL);
	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		if (exporter->scope == EXPORT_CATALOG && exporter->link_rel &&
		    !str_eq(str_of(exporter->link_rel), STR("search")) &&
		    exporter_is_wanted(exporter, context->portal))
			add_file_link(text, arena, context->portal, exporter->file_name,
			    exporter->name, exporter->purpose[language]);
	}
}

static void llms_write(const struct export_context *context, struct output *output)
{
	const struct portal *portal = context->portal;
	const struct catalog *catalog = context->catalog;
	bool is_vi = export_is_vietnamese(portal);
	bool has_twin = exporter_is_wanted(&markdown_exporter, portal);
	struct strbuf text = STRBUF_INIT;
	struct arena *arena = arena_new();

	strbuf_add_cstr(&text, "# ");
	markdown_add_text(&text, describe_text(portal, &portal->title));
	if (!text_is_empty(&portal->description)) {
		strbuf_add_cstr(&text, "\n\n> ");
		markdown_add_text(&text, describe_text(portal, &portal->description));
	}
	strbuf_add_cstr(&text, is_vi ? "\n\n## Bộ dữ liệu\n\n" : "\n\n## Datasets\n\n");
	for (size_t i = 0; i < catalog->count && i < LISTED_MAX; i++)
		add_dataset(&text, arena, portal, catalog->datasets[i], has_twin);
	strbuf_add_cstr(&text, is_vi ? "\n## Danh mục đầy đủ\n\n" : "\n## Whole catalogue\n\n");
	add_catalogues(&text, arena, context);
	output_add(output, strbuf_str(&text));
	strbuf_release(&text);
	arena_free(arena);
}

const struct exporter llms_exporter = {
	.id = "llms",
	.name = "llms.txt",
	.file_name = "llms.txt",
	.media_type = "text/plain",
	.eu_file_type = "TXT",
	.purpose = { [MESSAGES_VI] = "Cổng có gì và ở đâu, cho các trợ lý ảo",
	    [MESSAGES_EN] = "What the portal has and where, for assistants" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.needs_base_url = true,
	.accepts = export_has_base_url,
	.write = llms_write,
};
