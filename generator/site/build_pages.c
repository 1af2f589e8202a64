/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "export/exporter.h"
#include "model/site_path.h"
#include "site/build_context.h"

void build_page(struct build_context *build, struct build_worker *worker,
    const struct page_task *task, const struct dataset *dataset, struct diags *diags)
{
	const struct page_kind *kind = task->kind;
	struct page_context context = { .renderer = build->renderer,
		.dataset = dataset,
		.language = task->language,
		.scratch = worker->scratch,
		.diags = diags };
	struct str first = build->portal->languages[0];
	struct strbuf page_path = STRBUF_INIT, api_path = STRBUF_INIT;
	enum staged_size size = kind->write ? STAGED_STREAM : STAGED_SMALL;
	bool is_rendered = false;
	struct staged_file page = { .output = NULL }, api = { .output = NULL };

	arena_reset(worker->scratch);
	site_path_language(&page_path, task->language, first);
	kind->path(&context, task->index, &page_path);
	if (kind->has_api) {
		site_path_language(&api_path, task->language, first);
		kind->api_path(&context, task->index, &api_path);
		staged_file_begin(
		    &api, worker->staging, strbuf_str(&api_path), "api", STAGED_SMALL, diags);
	}
	if (staged_file_begin(
		&page, worker->staging, strbuf_str(&page_path), kind->id, size, diags))
		is_rendered = page_render(kind, &context, task->index, page.output, api.output);
	/* A page that the theme cannot make is not published, not even in a draft. */
	if (!is_rendered)
		atomic_store(&build->has_broken_pages, true);
	if (page.output)
		staged_file_end(&page);
	if (api.output)
		staged_file_end(&api);
	strbuf_release(&page_path);
	strbuf_release(&api_path);
}

void build_links(struct build_context *build)
{
	struct diags *unsaid = diags_new(); /* it is said when the file would be written */
	const struct export_context context = { .portal = build->portal, .diags = unsaid };
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		const struct page_link link = { exporter->link_rel, exporter->media_type,
			exporter->file_name, exporter->name, exporter->facet_file_name };

		if (exporter->scope == EXPORT_CATALOG && exporter->link_rel &&
		    exporter_is_wanted(exporter, build->portal) &&
		    (!exporter->accepts || exporter->accepts(&context)))
			renderer_add_link(build->renderer, &link);
	}
	diags_free(unsaid);
}
