/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "base/worker_pool.h"
#include "check/embed_check.h"
#include "check/series_check.h"
#include "export/exporter.h"
#include "model/catalog.h"
#include "model/site_path.h"
#include "site/build_context.h"
#include "site/page_list.h"
#include "site/search_index.h"

struct page_tasks {
	struct build_context *build;
	struct page_task *tasks;
	size_t count;
};

static void collect_pages(struct page_tasks *pages, struct arena *arena)
{
	const struct portal *portal = pages->build->portal;
	const struct page_kind *kind;

	for (size_t i = 0; (kind = page_kind_at(i)); i++) {
		for (size_t j = 0; !kind->is_of_dataset && j < portal->language_count; j++) {
			struct page_context context = { .renderer = pages->build->renderer,
				.language = portal->languages[j],
				.scratch = pages->build->workers[0].scratch,
				.diags = pages->build->workers[0].diags };
			size_t count = kind->count(&context);

			for (size_t index = 0; index < count; index++)
				*ARENA_ADD(arena, pages->tasks, pages->count) = (struct page_task){
					kind, portal->languages[j], index
				};
		}
	}
}

static void make_page(void *argument, size_t index, size_t worker)
{
	struct page_tasks *pages = argument;
	struct build_worker *own = &pages->build->workers[worker];

	build_page(pages->build, own, &pages->tasks[index], NULL, own->diags);
}

static void write_page_images(struct build_context *build, struct diags *diags)
{
	const struct portal *portal = build->portal;

	for (size_t i = 0; i < portal->page_count; i++) {
		const struct page *page = &portal->pages[i];

		for (size_t j = 0; j < page->image_count; j++) {
			struct strbuf from = STRBUF_INIT, path = STRBUF_INIT;
			struct copy_result copy;

			strbuf_add_format(&from, "pages/%.*s", STR_ARG(page->images[j]));
			site_path_image(&path, STR(""), page->images[j]);
			build_copy(build, strbuf_str(&from), strbuf_str(&path), "image",
			    page->notes[0].at, diags, &copy);
			strbuf_release(&from);
			strbuf_release(&path);
		}
	}
}

/* The further files of an exporter. */
struct staged_files {
	struct export_files files; /* first, so that one is the other */
	struct build_context *build;
	struct arena *arena;
	const char *claimant;
	struct staged_file file;
	struct diags *diags;
};

static struct output *open_file(struct export_files *files, struct str path)
{
	struct staged_files *self = (struct staged_files *)(void *)files;

	return staged_file_begin(&self->file, self->build->staging, arena_str(self->arena, path),
		   self->claimant, STAGED_SMALL, self->diags)
		   ? self->file.output
		   : NULL;
}

static void close_file(struct export_files *files)
{
	staged_file_end(&((struct staged_files *)(void *)files)->file);
}

static void write_exports(struct build_context *build, const struct catalog *catalog,
    const struct page_list *pages, struct diags *diags)
{
	struct staged_files files = { .files = { open_file, close_file },
		.build = build,
		.arena = arena_new(),
		.diags = diags };
	struct export_context context = { .portal = build->portal,
		.catalog = catalog,
		.site = staging_folder(build->staging),
		.pages = pages->pages,
		.page_count = pages->count,
		.files = &files.files,
		.diags = diags };
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		struct staged_file file;

		if (exporter->scope != EXPORT_CATALOG ||
		    !exporter_is_wanted(exporter, build->portal) ||
		    (exporter->accepts && !exporter->accepts(&context)))
			continue;
		if (staged_file_begin(&file, build->staging, str_of(exporter->file_name),
			exporter->id, STAGED_STREAM, diags)) {
			files.claimant = exporter->id;
			exporter->write(&context, file.output);
			staged_file_end(&file);
		}
	}
	arena_free(files.arena);
}

static void write_manifest(struct build_context *build, struct diags *diags)
{
	struct staged_file file;

	if (!staged_file_begin(
		&file, build->staging, STR("manifest.json"), "manifest", STAGED_SMALL, diags))
		return;
	manifest_write(staging_manifest(build->staging), file.output);
	staged_file_end(&file);
}

void build_catalog(struct build_context *build, struct diags *diags)
{
	struct arena *arena = arena_new();
	const struct catalog *catalog = catalog_new(arena, build->portal);
	struct page_tasks pages = { .build = build };
	struct page_list listed;

	renderer_set_catalog(build->renderer, catalog);
	embeds_check(build->portal, NULL, diags);
	highlights_check(build->portal, catalog->scoreboard, diags);
	collect_pages(&pages, arena);
	worker_pool_run(pages.count, build->worker_count, make_page, &pages);
	for (size_t i = 0; i < build->worker_count; i++)
		diags_merge(diags, build->workers[i].diags);
	write_page_images(build, diags);
	build_assets(build, diags);
	search_index_write(build, catalog, diags);
	page_list_fill(&listed, arena, build, catalog);
	write_exports(build, catalog, &listed, diags);
	write_manifest(build, diags);
	arena_free(arena);
}
