/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "check/embed_check.h"
#include "check/metadata_check.h"
#include "check/series_check.h"
#include "inspect/inspect_links.h"
#include "model/file_type.h"
#include "model/site_path.h"
#include "render/embed_chart.h"
#include "site/build_context.h"
#include "site/cache.h"

/* The curator's file, byte for byte. All that follows reads this copy. */
static bool copy_original(struct dataset_build *state, struct resource *resource)
{
	struct dataset *dataset = state->dataset;
	const struct file_type *type = file_type_find(resource->format);
	struct strbuf buf = STRBUF_INIT;
	struct copy_result copy;
	struct str path;

	if (!type)
		type = file_type_of_path(resource->path);
	site_path_original(&buf, dataset->id, resource->path);
	path = arena_str(state->worker->work, strbuf_str(&buf));
	strbuf_release(&buf);
	if (!build_copy(state->build, state->worker->staging,
		&(struct copy_task){ inspect_path(state->worker->work, dataset, resource), path,
		    "original", resource->at },
		dataset->diags, &copy))
		return false;
	*ARENA_ADD(dataset->arena, resource->distributions,
	    resource->distribution_count) = (struct distribution){
		.format = STR("original"),
		.path = arena_str(dataset->arena, path),
		.media_type = resource->media_type.len ? resource->media_type
						       : str_of(type ? type->media_type : ""),
		.eu_file_type = str_of(type ? type->eu_code : ""),
		.bytes = copy.bytes,
		.sha256 = copy.sha256,
	};
	return true;
}

/* What was found may be why nobody shall have the file: not even a draft keeps it. */
static void withdraw_original(struct dataset_build *state, struct resource *resource)
{
	staging_remove(state->worker->staging, resource->distributions[0].path);
	resource->distribution_count = 0;
}

static void inspect_resource(struct dataset_build *state, size_t index)
{
	struct resource *resource = &state->dataset->resources[index];

	if (resource->kind == RESOURCE_LINK)
		return;
	if (resource->is_withheld || !copy_original(state, resource)) {
		resource->is_withheld = true;
		return;
	}
	if (resource->kind != RESOURCE_TABLE)
		return;
	state->copies[index] = staging_read(
	    state->worker->staging, resource->distributions[0].path);
	if (state->copies[index] < 0)
		resource->is_withheld = true;
	else if (!inspect_table(state->worker->inspector, state->dataset, resource,
		     state->copies[index], state->worker->work))
		withdraw_original(state, resource);
}

/* Another descriptor of the copy, from its beginning. */
static int open_copy(void *context, struct dataset *dataset, const struct resource *table)
{
	const struct dataset_build *state = context;
	int fd = state->copies[table - dataset->resources];

	return fd < 0 || lseek(fd, 0, SEEK_SET) != 0 ? -1 : dup(fd);
}

static void write_images(struct dataset_build *state)
{
	const struct dataset *dataset = state->dataset;

	for (size_t i = 0; i < dataset->image_count; i++) {
		struct arena *work = state->worker->work;
		struct strbuf path = STRBUF_INIT;
		struct copy_result copy;
		struct str from = dataset->folder.len
				      ? arena_format(work, "%.*s/%.*s", STR_ARG(dataset->folder),
					    STR_ARG(dataset->images[i]))
				      : dataset->images[i];

		site_path_image(&path, dataset->id, dataset->images[i]);
		build_copy(state->build, state->worker->staging,
		    &(struct copy_task){ from, strbuf_str(&path), "image", dataset->at },
		    dataset->diags, &copy);
		strbuf_release(&path);
	}
}

static void write_pages(struct dataset_build *state)
{
	const struct portal *portal = state->build->portal;
	const struct page_kind *kind;

	for (size_t i = 0; (kind = page_kind_at(i)); i++) {
		if (!kind->is_of_dataset)
			continue;
		for (size_t j = 0; j < portal->language_count; j++) {
			struct page_context context = { .renderer = state->build->renderer,
				.dataset = state->dataset,
				.language = portal->languages[j],
				.scratch = state->worker->scratch,
				.diags = state->dataset->diags };
			size_t count = kind->count(&context);

			for (size_t index = 0; index < count; index++)
				build_page(state->build, state->worker,
				    &(struct page_task){ kind, portal->languages[j], index },
				    state->dataset, state->dataset->diags);
		}
	}
}

static void begin(struct dataset_build *state)
{
	struct dataset *dataset = state->dataset;
	struct arena *work = state->worker->work;

	state->declared = arena_alloc(
	    work, size_mul(dataset->resource_count, sizeof(*state->declared)));
	state->copies = arena_alloc(
	    work, size_mul(dataset->resource_count, sizeof(*state->copies)));
	for (size_t i = 0; i < dataset->resource_count; i++) {
		state->declared[i] = dataset->resources[i].schema;
		state->copies[i] = -1;
	}
}

/* What lived in the work arena goes; the declared schemas come back. */
static void end(struct dataset_build *state)
{
	state->dataset->charts = NULL;
	state->dataset->chart_count = 0;
	for (size_t i = 0; i < state->dataset->resource_count; i++) {
		struct resource *resource = &state->dataset->resources[i];

		if (state->copies[i] >= 0)
			close(state->copies[i]);
		resource->schema = state->declared[i];
		resource->profile = NULL;
		resource->preview = NULL;
	}
}

static void note_errors(struct build_context *build, const struct dataset *dataset)
{
	if (dataset_has_errors(dataset) && !build->options->is_draft)
		atomic_store(&build->has_errors, true);
}

/* As when it is made: all of its tables were read. */
static void restored(const struct dataset_build *state)
{
	uint64_t rows = 0, bytes = 0;

	for (size_t i = 0; i < state->dataset->resource_count; i++) {
		const struct resource *resource = &state->dataset->resources[i];

		rows += resource->row_count;
		bytes += resource->distribution_count ? resource->distributions[0].bytes : 0;
	}
	note_errors(state->build, state->dataset);
	build_progress_add(state->build, 0, rows, bytes);
}

static void check_and_write(struct dataset_build *state)
{
	struct build_context *build = state->build;
	struct dataset *dataset = state->dataset;

	begin(state);
	metadata_check_dataset(build->portal, dataset, dataset->diags);
	if (dataset->status == DATASET_PUBLISHED) {
		for (size_t i = 0; i < dataset->resource_count; i++)
			inspect_resource(state, i);
		inspect_links(build->portal, build->links, dataset,
		    &(struct table_opener){ open_copy, state });
	}
	embeds_check(build->portal, dataset, dataset->diags);
	series_check(dataset);
	note_errors(build, dataset);
	if (!atomic_load(&build->has_errors)) {
		build_exports(state);
		write_images(state);
		embed_charts_draw(build->renderer, dataset, dataset->diags);
		write_pages(state);
		note_errors(build, dataset);
	}
	end(state);
}

/* What is found now is kept apart from what its reading found, which is read again each time. */
static void make_anew(struct dataset_build *state)
{
	struct build_context *build = state->build;
	struct dataset *dataset = state->dataset;
	struct diags *read = dataset->diags;

	note_errors(build, dataset);
	dataset->diags = diags_new_like(read);
	check_and_write(state);
	if (!atomic_load(&build->has_errors))
		cache_keep(build->cache, state->worker, dataset, dataset->diags);
	diags_merge(read, dataset->diags);
	diags_free(dataset->diags);
	dataset->diags = read;
}

void build_dataset(
    struct build_context *build, struct build_worker *worker, struct dataset *dataset)
{
	struct dataset_build state = { .build = build, .worker = worker, .dataset = dataset };

	arena_reset(worker->work);
	staging_forget(worker->staging);
	if (cache_restore(build->cache, worker, dataset))
		restored(&state);
	else
		make_anew(&state);
	build_progress_add(build, 1, 0, 0);
}
