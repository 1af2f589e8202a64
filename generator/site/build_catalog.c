/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "base/worker_pool.h"
#include "check/embed_check.h"
#include "check/series_check.h"
#include "export/exporter.h"
#include "model/catalog.h"
#include "model/quality.h"
#include "model/site_path.h"
#include "render/note_check.h"
#include "site/build_context.h"
#include "site/page_list.h"
#include "site/search_index.h"

/* A file or page of the portal as a whole: any thread makes it, in any order. */
struct catalog_job {
	const struct exporter *exporter; /* NULL: */
	struct page_task page;           /* unless its kind is NULL too: the search index */
	struct diags *diags; /* its own, so that their order does not depend on threads */
};

struct catalog_jobs {
	struct build_context *build;
	const struct catalog *catalog;
	struct page_list listed;
	struct arena *arena;
	struct catalog_job *items;
	size_t count;
};

static void add_job(
    struct catalog_jobs *jobs, const struct exporter *exporter, struct page_task page)
{
	*ARENA_ADD(jobs->arena, jobs->items, jobs->count) = (struct catalog_job){ exporter, page,
		diags_new_like(jobs->build->portal->diags) };
}

static void collect_pages(struct catalog_jobs *jobs)
{
	const struct build_context *build = jobs->build;
	const struct portal *portal = build->portal;
	const struct page_kind *kind;

	for (size_t i = 0; (kind = page_kind_at(i)); i++) {
		for (size_t j = 0; !kind->is_of_dataset && j < portal->language_count; j++) {
			struct page_context context = { .renderer = build->renderer,
				.language = portal->languages[j],
				.scratch = build->workers[0].scratch,
				.diags = build->workers[0].diags };
			size_t count = kind->count(&context);

			for (size_t index = 0; index < count; index++)
				add_job(jobs, NULL,
				    (struct page_task){ kind, portal->languages[j], index });
		}
	}
}

static void collect_exports(struct catalog_jobs *jobs, struct diags *diags)
{
	const struct export_context context = { .portal = jobs->build->portal,
		.catalog = jobs->catalog,
		.pages = jobs->listed.pages,
		.page_count = jobs->listed.count,
		.diags = diags };
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		if (exporter->scope == EXPORT_CATALOG &&
		    exporter_is_wanted(exporter, jobs->build->portal) &&
		    (!exporter->accepts || exporter->accepts(&context)))
			add_job(jobs, exporter, (struct page_task){ .kind = NULL });
	}
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
			build_copy(build, build->staging,
			    &(struct copy_task){
				strbuf_str(&from), strbuf_str(&path), "image", page->notes[0].at },
			    diags, &copy);
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

static void write_export(
    struct catalog_jobs *jobs, const struct catalog_job *job, struct build_worker *worker)
{
	struct build_context *build = jobs->build;
	struct staged_files files = { .files = { open_file, close_file },
		.build = build,
		.arena = arena_new(),
		.claimant = job->exporter->id,
		.diags = job->diags };
	const struct export_context context = { .portal = build->portal,
		.catalog = jobs->catalog,
		.site = staging_folder(build->staging),
		.pages = jobs->listed.pages,
		.page_count = jobs->listed.count,
		.files = &files.files,
		.diags = job->diags,
		.deflater = worker->deflater };
	struct staged_file file;

	if (staged_file_begin(&file, build->staging, str_of(job->exporter->file_name),
		job->exporter->id, STAGED_STREAM, job->diags)) {
		job->exporter->write(&context, file.output);
		staged_file_end(&file);
	}
	arena_free(files.arena);
}

static void do_job(void *argument, size_t index, size_t number)
{
	struct catalog_jobs *jobs = argument;
	const struct catalog_job *job = &jobs->items[index];
	struct build_worker *worker = &jobs->build->workers[number];

	if (job->exporter)
		write_export(jobs, job, worker);
	else if (job->page.kind)
		build_page(jobs->build, worker, &job->page, NULL, job->diags);
	else
		search_index_write(jobs->build, jobs->catalog, job->diags);
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

/* The quality page tells them, and is made before the pages that have them may be. */
static uint64_t count_broken_links(const struct portal *portal)
{
	struct diags *found = diags_new();
	uint64_t count;

	for (size_t i = 0; i < portal->page_count; i++)
		note_check_page(portal, &portal->pages[i], found);
	count = quality_broken_links(found);
	diags_free(found);
	return count;
}

void build_catalog(struct build_context *build, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct catalog_jobs jobs = { .build = build, .arena = arena };

	build->portal->broken_page_links = count_broken_links(build->portal);
	jobs.catalog = catalog_new(arena, build->portal);
	renderer_set_catalog(build->renderer, jobs.catalog);
	embeds_check(build->portal, NULL, diags);
	highlights_check(build->portal, jobs.catalog->scoreboard, diags);
	page_list_fill(&jobs.listed, arena, build, jobs.catalog);
	/* The long ones first, so that all threads end together. */
	collect_exports(&jobs, diags);
	add_job(&jobs, NULL, (struct page_task){ .kind = NULL });
	collect_pages(&jobs);
	worker_pool_run(jobs.count, build->worker_count, do_job, &jobs);
	for (size_t i = 0; i < jobs.count; i++) {
		diags_merge(diags, jobs.items[i].diags);
		diags_free(jobs.items[i].diags);
	}
	for (size_t i = 0; i < build->worker_count; i++)
		diags_merge(diags, build->workers[i].diags);
	write_page_images(build, diags);
	build_assets(build, diags);
	build_hosts(build, diags);
	write_manifest(build, diags);
	arena_free(arena);
}
