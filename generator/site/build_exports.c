/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "export/exporter.h"
#include "export/table_writer.h"
#include "model/chart_plan.h"
#include "model/site_path.h"
#include "read/table_read.h"
#include "render/chart_sink.h"
#include "site/build_context.h"
#include "site/rows_index.h"

enum { TARGETS_MAX = 32 };

/* A file that all tables of the dataset go to. */
struct shared_export {
	const struct exporter *exporter;
	struct rows_export *rows;
	const struct diag_kind *refusal;
};

struct shared_exports {
	struct shared_export items[TARGETS_MAX];
	size_t count;
};

/* The files of one table. */
struct table_files {
	struct table_target targets[TARGETS_MAX];
	struct staged_file
	    files[TARGETS_MAX]; /* file i is target i's, for the first `file_count` */
	size_t file_count, count;
};

static struct export_context context_of(const struct dataset_build *state)
{
	return (struct export_context){ .portal = state->build->portal,
		.dataset = state->dataset,
		.diags = state->dataset->diags,
		.site = staging_folder(state->worker->staging),
		.deflater = state->worker->deflater };
}

static bool is_wanted(const struct exporter *exporter, const struct export_context *context)
{
	return exporter_is_wanted(exporter, context->portal) &&
	       (!exporter->accepts || exporter->accepts(context));
}

static struct distribution distribution_of(
    const struct exporter *exporter, const struct staged_file *file, struct arena *arena)
{
	return (struct distribution){
		.format = str_of(exporter->id),
		.name = str_of(exporter->name),
		.path = arena_str(arena, file->path),
		.media_type = str_of(exporter->media_type),
		.eu_file_type = str_of(exporter->eu_file_type),
		.bytes = file->bytes,
		.sha256 = file->sha256,
	};
}

/* --- tables --- */

static void refuse(struct dataset *dataset, struct resource *resource,
    const struct exporter *exporter, const struct diag_kind *why)
{
	*ARENA_ADD(dataset->arena, resource->refusals,
	    resource->refusal_count) = (struct refusal){ str_of(exporter->name), why };
	DIAG(dataset->diags, why, resource->at, .name = str_of(exporter->name));
}

static bool begin_file(struct dataset_build *state, struct staged_file *file, struct str path,
    const struct exporter *exporter, enum staged_size size)
{
	return staged_file_begin(file, state->worker->staging, arena_str(state->worker->work, path),
	    exporter->id, size, state->dataset->diags);
}

/* Opens a file for each exporter that is wanted and can hold the table. */
static void begin_files(
    struct dataset_build *state, const struct export_context *context, struct table_files *table)
{
	struct resource *resource =
	    &state->dataset->resources[context->resource - state->dataset->resources];
	struct strbuf path = STRBUF_INIT;
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		const struct diag_kind *why = NULL;

		if (exporter->scope != EXPORT_TABLE || !is_wanted(exporter, context))
			continue;
		if (exporter->refuses)
			why = exporter->refuses(context);
		if (why) {
			refuse(state->dataset, resource, exporter, why);
			continue;
		}
		assert(table->count < TARGETS_MAX);
		strbuf_clear(&path);
		site_path_download(
		    &path, state->dataset->id, resource->name, str_of(exporter->extension));
		if (!begin_file(state, &table->files[table->count], strbuf_str(&path), exporter,
			STAGED_STREAM))
			continue;
		table->targets[table->count] = (struct table_target){ .exporter = exporter,
			.output = table->files[table->count].output };
		table->count++;
	}
	table->file_count = table->count;
	strbuf_release(&path);
}

static void end_files(
    struct dataset_build *state, struct resource *resource, struct table_files *table)
{
	struct arena *arena = state->dataset->arena;

	for (size_t i = 0; i < table->file_count; i++) {
		const struct table_target *target = &table->targets[i];

		if (target->refusal) {
			staged_file_abandon(&table->files[i]);
			refuse(state->dataset, resource, target->exporter, target->refusal);
		} else if (staged_file_end(&table->files[i])) {
			*ARENA_ADD(arena, resource->distributions,
			    resource->distribution_count) = distribution_of(target->exporter,
			    &table->files[i], arena);
		}
	}
}

static void add_shared_targets(
    const struct export_context *context, struct table_files *table, struct shared_exports *shared)
{
	for (size_t i = 0; i < shared->count; i++) {
		struct shared_export *item = &shared->items[i];

		if (!item->refusal && item->exporter->refuses)
			item->refusal = item->exporter->refuses(context);
		if (item->refusal)
			continue;
		assert(table->count < TARGETS_MAX);
		table->targets[table->count++] = (struct table_target){ .exporter = item->exporter,
			.shared = item->rows };
	}
}

static void keep_shared_refusals(const struct table_files *table, struct shared_exports *shared)
{
	for (size_t i = table->file_count; i < table->count; i++) {
		for (size_t j = 0; j < shared->count; j++) {
			if (shared->items[j].rows == table->targets[i].shared &&
			    !shared->items[j].refusal)
				shared->items[j].refusal = table->targets[i].refusal;
		}
	}
}

/* What the page needs to show more of a table than its first rows. */
static const struct output *indexed_csv(
    const struct dataset_build *state, const struct resource *resource, struct table_files *table)
{
	if (resource->row_count <= state->build->portal->limits.preview_rows)
		return NULL;
	for (size_t i = 0; i < table->file_count; i++) {
		if (str_eq(str_of(table->targets[i].exporter->id), STR("csv")))
			return table->targets[i].output;
	}
	return NULL;
}

static void write_rows_index(
    struct dataset_build *state, struct resource *resource, const struct rows_index *index)
{
	struct arena *arena = state->dataset->arena;
	struct strbuf path = STRBUF_INIT;
	struct staged_file file;

	site_path_download(&path, state->dataset->id, resource->name, STR("rows.json"));
	if (staged_file_begin(&file, state->worker->staging, strbuf_str(&path), "rows",
		STAGED_SMALL, state->dataset->diags)) {
		rows_index_write(index, file.output);
		if (staged_file_end(&file))
			resource->rows_path = arena_str(arena, strbuf_str(&path));
	}
	strbuf_release(&path);
}

/* To all formats at a time, and to the charts. */
static void read_again(struct dataset_build *state, struct table_source *source,
    const struct export_context *context, struct table_files *table)
{
	struct resource *resource =
	    &state->dataset->resources[context->resource - state->dataset->resources];
	struct chart_sink *charts = chart_sink_new(state->dataset, resource, state->worker->work);
	const struct output *csv = indexed_csv(state, resource, table);
	struct diags *again = diags_new(); /* pass 1 has reported what the reading finds */
	struct rows_index index;
	struct row_sink *sinks[3];
	size_t count = 0;

	if (table->count)
		sinks[count++] = table_writer_begin(
		    state->worker->table_writer, context, table->targets, table->count);
	if (csv) {
		rows_index_init(&index, state->worker->work, csv, resource);
		sinks[count++] = &index.sink;
	}
	if (charts)
		sinks[count++] = chart_sink_rows(charts);
	if (count && lseek(source->fd, 0, SEEK_SET) == 0)
		table_read(source, &resource->dialect, sinks, count, again);
	if (csv && rows_index_is_useful(&index))
		write_rows_index(state, resource, &index);
	diags_free(again);
	chart_sink_free(charts);
}

/* Pass 2: every row once more, now typed. */
static void write_table(struct dataset_build *state, size_t index, struct shared_exports *shared)
{
	struct resource *resource = &state->dataset->resources[index];
	struct export_context context = context_of(state);
	struct table_source source = { .fd = state->copies[index],
		.path = inspect_path(state->worker->work, state->dataset, resource),
		.limits = &state->build->portal->limits };
	struct table_files table = { .count = 0 };

	context.resource = resource;
	begin_files(state, &context, &table);
	add_shared_targets(&context, &table, shared);
	read_again(state, &source, &context, &table);
	keep_shared_refusals(&table, shared);
	end_files(state, resource, &table);
}

/* --- the dataset as a whole --- */

static void add_document(struct dataset *dataset, const struct exporter *exporter, struct str path)
{
	*ARENA_ADD(dataset->arena, dataset->documents, dataset->document_count) = (struct document){
		.name = str_of(exporter->name),
		.path = arena_str(dataset->arena, path),
		.media_type = str_of(exporter->media_type),
		.rel = str_of(exporter->link_rel ? exporter->link_rel : "describedby"),
	};
}

static void add_download(
    struct dataset *dataset, const struct exporter *exporter, const struct staged_file *file)
{
	*ARENA_ADD(dataset->arena, dataset->distributions,
	    dataset->distribution_count) = distribution_of(exporter, file, dataset->arena);
}

static void open_shared(struct dataset_build *state, struct shared_exports *shared)
{
	struct export_context context = context_of(state);
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		if (exporter->scope != EXPORT_DATASET_ROWS || !is_wanted(exporter, &context))
			continue;
		assert(shared->count < TARGETS_MAX);
		shared->items[shared->count++] = (struct shared_export){ .exporter = exporter,
			.rows = exporter->open(&context) };
	}
}

/* A dataset without tables has no file of them. */
static void close_shared(
    struct dataset_build *state, struct shared_exports *shared, bool has_tables)
{
	struct strbuf path = STRBUF_INIT;
	struct staged_file file;

	for (size_t i = 0; i < shared->count; i++) {
		struct shared_export *item = &shared->items[i];
		const struct exporter *exporter = item->exporter;

		strbuf_clear(&path);
		site_path_download(
		    &path, state->dataset->id, state->dataset->id, str_of(exporter->extension));
		if (!has_tables || item->refusal ||
		    !begin_file(state, &file, strbuf_str(&path), exporter, STAGED_STREAM)) {
			exporter->close(item->rows, NULL);
		} else {
			item->refusal = exporter->close(item->rows, file.output);
			if (item->refusal)
				staged_file_abandon(&file);
			else if (staged_file_end(&file))
				add_download(state->dataset, exporter, &file);
		}
		if (item->refusal)
			DIAG(state->dataset->diags, item->refusal, state->dataset->at,
			    .name = str_of(exporter->name));
	}
	strbuf_release(&path);
}

/* Sizes and hashes of the tables are known now: bundles, and metadata of the dataset. */
static void write_dataset_files(struct dataset_build *state)
{
	struct export_context context = context_of(state);
	struct strbuf path = STRBUF_INIT;
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		struct staged_file file;

		if (exporter->scope != EXPORT_DATASET || !is_wanted(exporter, &context))
			continue;
		strbuf_clear(&path);
		if (exporter->file_name)
			site_path_dataset_file(
			    &path, state->dataset->id, str_of(exporter->file_name));
		else
			site_path_download(&path, state->dataset->id, state->dataset->id,
			    str_of(exporter->extension));
		if (!begin_file(state, &file, strbuf_str(&path), exporter,
			exporter->is_download ? STAGED_STREAM : STAGED_SMALL))
			continue;
		exporter->write(&context, file.output);
		if (!staged_file_end(&file))
			continue;
		if (exporter->is_download)
			add_download(state->dataset, exporter, &file);
		else
			add_document(state->dataset, exporter, file.path);
	}
	strbuf_release(&path);
}

void build_exports(struct dataset_build *state)
{
	struct shared_exports shared = { .count = 0 };
	bool has_tables = false;

	charts_plan(state->dataset, state->worker->work);
	open_shared(state, &shared);
	for (size_t i = 0; i < state->dataset->resource_count; i++) {
		if (state->copies[i] < 0 || state->dataset->resources[i].is_withheld)
			continue;
		write_table(state, i, &shared);
		has_tables = true;
	}
	close_shared(state, &shared, has_tables);
	write_dataset_files(state);
}
