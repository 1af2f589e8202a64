/* SPDX-License-Identifier: MIT */
#include "site/build.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/compress.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/sandbox.h"
#include "base/worker_pool.h"
#include "check/metadata_check.h"
#include "export/exporter.h"
#include "export/table_writer.h"
#include "inspect/inspect_links.h"
#include "model/site_path.h"
#include "read/input.h"
#include "read/link_report_read.h"
#include "read/portal_read.h"
#include "read/theme_read.h"
#include "site/build_context.h"
#include "site/cache.h"
#include "site/chosen.h"
#include "site/given_file.h"
#include "site/publish.h"
#include "site/rules.h"
#include "site/theme_path.h"
#include "site/today.h"
#include "site/tree.h"

enum { PROGRESS_ROWS_ANNOUNCED = 4096 };

static const struct diag_kind nothing_to_show = {
	.id = "portal.no-datasets",
	.level = DIAG_ERROR,
	.message = { "Thư mục {name} không có tập dữ liệu nào.",
	    "The folder {name} holds no dataset." },
	.mend = { "Tạo thư mục con có tệp dataset.md (hoặc datapackage.json) và các tệp CSV.",
	    "Make a folder in it with a dataset.md (or a datapackage.json) and CSV files." },
};

void build_report_no_datasets(const char *portal_path, struct diags *diags)
{
	DIAG(diags, &nothing_to_show, (struct location){ 0 }, .name = str_of(portal_path));
}

void build_progress_add(
    struct build_context *build, uint64_t datasets, uint64_t rows, uint64_t bytes)
{
	const struct build_options *options = build->options;

	pthread_mutex_lock(&build->mutex);
	build->progress.datasets_done += datasets;
	build->progress.rows += rows;
	build->progress.bytes += bytes;
	if (options->progress)
		options->progress(options->progress_context, &build->progress);
	pthread_mutex_unlock(&build->mutex);
}

static void rows_read(void *context, uint64_t more_rows)
{
	build_progress_add(context, 0, more_rows, 0);
}

static void workers_start(struct build_context *build)
{
	build->worker_count = build->options->workers;
	build->workers = memory_alloc_zeroed(build->worker_count, sizeof(*build->workers));
	for (size_t i = 0; i < build->worker_count; i++) {
		struct inspect_progress progress = { rows_read, build };

		build->workers[i] = (struct build_worker){
			.staging = staging_door(build->staging),
			.inspector = inspector_new(build->portal, build->links, progress),
			.table_writer = table_writer_new(),
			.deflater = deflater_new(DEFLATE_BARE, COMPRESS_FAST),
			.work = arena_new(),
			.scratch = arena_new(),
			.diags = diags_new_like(build->portal->diags),
		};
	}
}

static void workers_stop(struct build_context *build)
{
	for (size_t i = 0; i < build->worker_count; i++) {
		struct build_worker *worker = &build->workers[i];

		staging_free(worker->staging);
		inspector_free(worker->inspector);
		table_writer_free(worker->table_writer);
		deflater_free(worker->deflater);
		arena_free(worker->work);
		arena_free(worker->scratch);
		diags_free(worker->diags);
	}
	memory_free(build->workers);
}

static void make_dataset(void *argument, size_t index, size_t worker)
{
	struct build_context *build = argument;
	struct dataset *dataset = &build->portal->datasets[index];

	if (portal_shows(build->portal, dataset))
		build_dataset(build, &build->workers[worker], dataset);
	else
		build_progress_add(build, 1, 0, 0);
}

/* --today, SOURCE_DATE_EPOCH, or the newest date that the metadata names: never the clock. */
static struct date choose_today(const struct build_options *options, const struct portal *portal)
{
	struct date today;

	if (options->today.year)
		return options->today;
	return today_of_environment(&today) ? today : portal_newest_date(portal);
}

static int open_copy(void *context, struct dataset *dataset, const struct resource *table)
{
	const struct build_context *build = context;

	(void)dataset;
	return table->distribution_count
		   ? staging_read(build->staging, table->distributions[0].path)
		   : -1;
}

/* The keys that lead from one dataset to another. */
static void check_links(struct build_context *build)
{
	struct portal *portal = build->portal;

	inspect_links(portal, build->links, NULL, &(struct table_opener){ open_copy, build });
	for (size_t i = 0; i < portal->dataset_count && !build->options->is_draft; i++)
		if (dataset_has_errors(&portal->datasets[i]))
			atomic_store(&build->has_errors, true);
}

/* All datasets, then all that spans them. */
static void make_site(struct build_context *build, struct diags *diags)
{
	struct portal *portal = build->portal;

	build->progress.dataset_count = portal->dataset_count;
	build->links = foreign_keys_new(portal);
	cache_know_portal(build->cache, build);
	workers_start(build);
	worker_pool_run(portal->dataset_count, build->worker_count, make_dataset, build);
	check_links(build);
	if (!atomic_load(&build->has_errors))
		build_catalog(build, diags);
	workers_stop(build);
	foreign_keys_free(build->links);
}

/* The site differs from the published one: in a file, or by one that is no more. */
static bool has_changed(const struct build_context *build, const struct publication *publication)
{
	uint64_t published = 0, staged = 0;

	return staging_changed(build->staging) ||
	       !publication_published_files(publication, &published) ||
	       !tree_count(publication_staging(publication), &staged) || published != staged;
}

static enum build_outcome conclude(
    struct build_context *build, struct publication *publication, struct diags *diags)
{
	if (staging_report_failure(build->staging, diags))
		return BUILD_FAILED;
	if (atomic_load(&build->has_errors) || atomic_load(&build->has_broken_pages) ||
	    (diags_count(diags, DIAG_ERROR) && !build->options->is_draft))
		return BUILD_REFUSED;
	if (!has_changed(build, publication))
		return BUILD_UNCHANGED;
	return publication_swap(publication, diags) ? BUILD_PUBLISHED : BUILD_FAILED;
}

/* The portal is read and the staging folder is open. */
static enum build_outcome build_into(struct build_context *build, struct publication *publication,
    int theme_folder, struct diags *diags, struct build_summary *summary)
{
	struct arena *arena = arena_new();
	enum build_outcome outcome = BUILD_REFUSED;

	build->theme = theme_read(arena, theme_folder, build->portal, diags);
	build->renderer = build->theme ? renderer_new(build->portal, build->theme, diags) : NULL;
	if (build->renderer) {
		renderer_set_rules(build->renderer, rule_at);
		build_links(build);
		renderer_observe(build->renderer, build->options->observer);
		build->staging = staging_new(
		    publication_staging(publication), publication_published(publication));
		if (build->portal->is_precompressed)
			staging_precompress(build->staging);
		make_site(build, diags);
		for (size_t i = 0; i < build->portal->dataset_count; i++)
			diags_merge(diags, build->portal->datasets[i].diags);
		cache_tell_found(build->cache, diags);
		outcome = conclude(build, publication, diags);
		summary->files = manifest_count(staging_manifest(build->staging));
		summary->files_changed = staging_changed(build->staging);
	}
	summary->progress = build->progress;
	staging_free(build->staging);
	renderer_free(build->renderer);
	arena_free(arena);
	return outcome;
}

/* From here on only the portal and the theme can be read, and only the output written. */
static void close_doors(
    const struct build_options *options, const struct publication *publication, int theme_folder)
{
	const char *temporary = getenv("TMPDIR");
	struct sandbox_folder folders[] = {
		{ folder_open(options->portal_path), false },
		{ theme_folder, false },
		{ publication_folder(publication), true },
		{ folder_open(temporary && *temporary ? temporary : "/tmp"), true },
		{ folder_open("/var/tmp"), true },
	};

	sandbox_enter(folders, sizeof(folders) / sizeof(folders[0]));
	if (folders[0].fd >= 0)
		close(folders[0].fd);
	for (size_t i = 3; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (folders[i].fd >= 0)
			close(folders[i].fd);
}

static void set_base_path(struct build_summary *summary, struct str base_url)
{
	struct str path = site_path_base(base_url);

	if (path.len < sizeof(summary->base_path))
		memcpy(summary->base_path, path.data, path.len);
}

static enum build_outcome build_portal(struct build_context *build, struct publication *publication,
    int theme_folder, struct diags *diags, struct build_summary *summary)
{
	const struct build_options *options = build->options;
	enum build_outcome outcome;

	build->portal = portal_read(options->portal_path, options->workers, diags);
	if (!build->portal)
		return BUILD_FAILED;
	set_base_path(summary, build->portal->base_url);
	build->portal->today = choose_today(options, build->portal);
	if (build->link_report >= 0)
		link_report_read(
		    build->portal, build->link_report, str_of(options->link_report_path));
	metadata_check_portal(build->portal, build->portal->diags);
	diags_merge(diags, build->portal->diags);
	chosen_check(build->portal, diags);
	if (!build->portal->dataset_count)
		build_report_no_datasets(options->portal_path, diags);
	if (diags_count(diags, DIAG_ERROR) && !options->is_draft)
		atomic_store(&build->has_errors, true);
	outcome = build_into(build, publication, theme_folder, diags, summary);
	portal_free(build->portal);
	return outcome;
}

/* While the doors are open. */
static bool open_link_report(struct build_context *build, struct diags *diags)
{
	const char *path = build->options->link_report_path;

	build->link_report = -1;
	if (!path)
		return true;
	build->link_report = given_file_open(path);
	if (build->link_report < 0)
		input_report(diags, (struct location){ .path = str_of(path) }, str_of(path), errno);
	return build->link_report >= 0;
}

static enum build_outcome build_anew(struct build_context *build, struct publication *publication,
    int theme_folder, struct diags *diags, struct build_summary *summary)
{
	enum build_outcome outcome = build_portal(build, publication, theme_folder, diags, summary);

	if (outcome == BUILD_PUBLISHED || outcome == BUILD_UNCHANGED) {
		publication_clean(publication);
		cache_save(build->cache, publication, summary, diags);
	}
	return outcome;
}

static enum build_outcome build_published(struct build_context *build,
    struct publication *publication, struct diags *diags, struct build_summary *summary)
{
	int theme_folder;
	enum build_outcome outcome;

	if (!open_link_report(build, diags))
		return BUILD_FAILED;
	theme_folder = theme_default_open(diags);
	if (theme_folder < 0)
		return BUILD_FAILED;
	if (build->options->is_confined)
		close_doors(build->options, publication, theme_folder);
	pthread_mutex_init(&build->mutex, NULL);
	build->cache = cache_open(build->options, publication, theme_folder, build->link_report);
	outcome = cache_has_site(build->cache, publication, summary, diags)
		      ? BUILD_UNCHANGED
		      : build_anew(build, publication, theme_folder, diags, summary);
	cache_close(build->cache);
	pthread_mutex_destroy(&build->mutex);
	close(theme_folder);
	if (build->link_report >= 0)
		close(build->link_report);
	return outcome;
}

enum build_outcome site_build(
    const struct build_options *options, struct diags *diags, struct build_summary *summary)
{
	struct build_context build = { .options = options };
	struct publication *publication;
	enum build_outcome outcome = BUILD_FAILED;
	enum publication_state state = publication_open(
	    &publication, options->site_path, options->portal_path, diags);

	*summary = (struct build_summary){ 0 };
	if (state == PUBLICATION_OPEN) {
		if (options->is_temporary)
			publication_skip_sync(publication);
		outcome = build_published(&build, publication, diags, summary);
	} else if (state == PUBLICATION_LOCKED) {
		outcome = BUILD_LOCKED;
	}
	publication_close(publication);
	diags_sort(diags);
	return outcome;
}
