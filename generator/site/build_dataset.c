/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "export/exporter.h"
#include "export/table_writer.h"
#include "model/file_type.h"
#include "model/site_path.h"
#include "read/table_read.h"
#include "site/build_context.h"

enum { EXPORTERS_MAX = 32 };

/* One dataset on its way from files to pages. */
struct dataset_build {
	struct build_context *build;
	struct build_worker *worker;
	struct dataset *dataset;
	struct table_schema *declared; /* one a resource, to be put back at the end */
	int *copies;                   /* open copy of each table, or -1 */
};

static struct str path_in_arena(struct arena *arena, struct strbuf *path)
{
	struct str copy = arena_str(arena, strbuf_str(path));

	strbuf_release(path);
	return copy;
}

static void add_distribution(struct dataset_build *state, struct resource *resource,
    struct str format, struct str path, const char *media_type, const char *eu_file_type,
    uint64_t bytes, const struct sha256_hex *sha256)
{
	struct arena *arena = state->dataset->arena;
	struct distribution *distribution = ARENA_ADD(
	    arena, resource->distributions, resource->distribution_count);

	*distribution = (struct distribution){
		.format = arena_str(arena, format),
		.path = arena_str(arena, path),
		.media_type = arena_str(arena, str_of(media_type)),
		.eu_file_type = arena_str(arena, str_of(eu_file_type)),
		.bytes = bytes,
		.sha256 = *sha256,
	};
}

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
	path = path_in_arena(state->worker->work, &buf);
	if (!build_copy(state->build, inspect_path(state->worker->work, dataset, resource), path,
		"original", resource->at, dataset->diags, &copy))
		return false;
	add_distribution(state, resource, STR("original"), path,
	    resource->media_type.len ? resource->media_type.data
	    : type                   ? type->media_type
				     : "",
	    type ? type->eu_code : "", copy.bytes, &copy.sha256);
	return true;
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
	state->copies[index] = staging_read(state->build->staging, resource->distributions[0].path);
	if (state->copies[index] < 0)
		resource->is_withheld = true;
	else
		inspect_table(state->worker->inspector, state->dataset, resource,
		    state->copies[index], state->worker->work);
}

/* The exporters that are wanted for a table and can hold it. */
static size_t choose_exporters(const struct export_context *context, const struct exporter **chosen)
{
	const struct exporter *exporter;
	size_t count = 0;

	for (size_t i = 0; (exporter = exporter_at(i)) && count < EXPORTERS_MAX; i++) {
		if (exporter->scope == EXPORT_TABLE &&
		    exporter_is_wanted(exporter, context->portal) &&
		    (!exporter->accepts || exporter->accepts(context)))
			chosen[count++] = exporter;
	}
	return count;
}

/* Pass 2: every row once more, now typed, to all formats at a time. */
static void write_table(struct dataset_build *state, size_t index)
{
	struct dataset *dataset = state->dataset;
	struct resource *resource = &dataset->resources[index];
	struct export_context context = { .portal = state->build->portal,
		.dataset = dataset,
		.resource = resource,
		.diags = dataset->diags };
	struct table_source source = { .fd = state->copies[index],
		.path = inspect_path(state->worker->work, dataset, resource),
		.limits = &state->build->portal->limits };
	const struct exporter *exporters[EXPORTERS_MAX];
	struct staged_file files[EXPORTERS_MAX];
	struct output *outputs[EXPORTERS_MAX];
	size_t count = 0, chosen = choose_exporters(&context, exporters);
	struct diags *again = diags_new(); /* pass 1 has reported what the reading finds */

	for (size_t i = 0; i < chosen; i++) {
		struct strbuf path = STRBUF_INIT;

		site_path_download(
		    &path, dataset->id, resource->name, str_of(exporters[i]->extension));
		if (!staged_file_begin(&files[count], state->build->staging,
			path_in_arena(state->worker->work, &path), exporters[i]->id, STAGED_STREAM,
			dataset->diags))
			continue;
		exporters[count] = exporters[i];
		outputs[count] = files[count].output;
		count++;
	}
	if (count && lseek(source.fd, 0, SEEK_SET) == 0) {
		struct row_sink *sink = table_writer_begin(
		    state->worker->table_writer, &context, exporters, outputs, count);

		table_read(&source, &resource->dialect, &sink, 1, again);
	}
	diags_free(again);
	for (size_t i = 0; i < count; i++) {
		if (staged_file_end(&files[i]))
			add_distribution(state, resource, str_of(exporters[i]->id), files[i].path,
			    exporters[i]->media_type, exporters[i]->eu_file_type, files[i].bytes,
			    &files[i].sha256);
	}
}

static void add_document(struct dataset *dataset, const struct exporter *exporter, struct str path)
{
	*ARENA_ADD(dataset->arena, dataset->documents, dataset->document_count) = (struct document){
		.name = str_of(exporter->name),
		.path = arena_str(dataset->arena, path),
		.media_type = str_of(exporter->media_type),
	};
}

/* Sizes and hashes of the tables are known now: metadata of the dataset. */
static void write_metadata(struct dataset_build *state)
{
	struct export_context context = { .portal = state->build->portal,
		.dataset = state->dataset,
		.diags = state->dataset->diags };
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		struct strbuf path = STRBUF_INIT;
		struct staged_file file;

		if (exporter->scope != EXPORT_DATASET ||
		    !exporter_is_wanted(exporter, context.portal) ||
		    (exporter->accepts && !exporter->accepts(&context)))
			continue;
		site_path_dataset_file(&path, state->dataset->id, str_of(exporter->file_name));
		if (staged_file_begin(&file, state->build->staging,
			path_in_arena(state->worker->work, &path), exporter->id, STAGED_SMALL,
			context.diags)) {
			exporter->write(&context, file.output);
			if (staged_file_end(&file))
				add_document(state->dataset, exporter, file.path);
		}
	}
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
		build_copy(state->build, from, path_in_arena(work, &path), "image", dataset->at,
		    dataset->diags, &copy);
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

	arena_reset(work);
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
	for (size_t i = 0; i < state->dataset->resource_count; i++) {
		struct resource *resource = &state->dataset->resources[i];

		if (state->copies[i] >= 0)
			close(state->copies[i]);
		resource->schema = state->declared[i];
		resource->profile = NULL;
		resource->preview = NULL;
	}
}

void build_dataset(
    struct build_context *build, struct build_worker *worker, struct dataset *dataset)
{
	struct dataset_build state = { .build = build, .worker = worker, .dataset = dataset };
	bool is_draft = build->options->is_draft;

	begin(&state);
	if (dataset->status == DATASET_PUBLISHED) {
		for (size_t i = 0; i < dataset->resource_count; i++)
			inspect_resource(&state, i);
	}
	if (dataset_has_errors(dataset) && !is_draft)
		atomic_store(&build->has_errors, true);
	if (!atomic_load(&build->has_errors)) {
		for (size_t i = 0; i < dataset->resource_count; i++) {
			if (state.copies[i] >= 0 && !dataset->resources[i].is_withheld)
				write_table(&state, i);
		}
		write_images(&state);
		write_metadata(&state);
		write_pages(&state);
		if (dataset_has_errors(dataset) && !is_draft)
			atomic_store(&build->has_errors, true);
	}
	end(&state);
	build_progress_add(build, 1, 0, 0);
}
