/* SPDX-License-Identifier: MIT */
#include "site/page_list.h"

#include "base/strbuf.h"
#include "model/site_path.h"

/* What the pages of one kind, language and dataset (or none) are called. */
static void add_pages(struct page_list *list, struct arena *arena, struct build_context *build,
    const struct page_kind *kind, const struct page_context *context)
{
	const struct dataset *dataset = context->dataset;
	size_t count = kind->count(context);
	struct date modified = { 0 };

	if (dataset)
		modified = dataset_updated(dataset);
	for (size_t index = 0; index < count; index++) {
		struct strbuf path = STRBUF_INIT;

		site_path_language(&path, context->language, build->portal->languages[0]);
		kind->path(context, index, &path);
		*ARENA_ADD(arena, list->pages, list->count) = (struct export_page){
			.path = arena_str(arena, strbuf_str(&path)), .modified = modified
		};
		strbuf_release(&path);
	}
}

void page_list_fill(struct page_list *list, struct arena *arena, struct build_context *build,
    const struct catalog *catalog)
{
	const struct portal *portal = build->portal;
	const struct page_kind *kind;

	*list = (struct page_list){ NULL, 0 };
	for (size_t i = 0; (kind = page_kind_at(i)); i++) {
		for (size_t j = 0; kind->is_listed && j < portal->language_count; j++) {
			struct page_context context = { .renderer = build->renderer,
				.language = portal->languages[j],
				.scratch = build->workers[0].scratch,
				.diags = build->workers[0].diags };

			if (!kind->is_of_dataset)
				add_pages(list, arena, build, kind, &context);
			for (size_t k = 0; kind->is_of_dataset && k < catalog->count; k++) {
				context.dataset = catalog->datasets[k];
				add_pages(list, arena, build, kind, &context);
			}
		}
	}
}
