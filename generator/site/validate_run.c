/* SPDX-License-Identifier: MIT */
#include "site/validate_run.h"

#include <pthread.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/worker_pool.h"
#include "check/embed_check.h"
#include "check/series_check.h"
#include "inspect/inspect.h"
#include "inspect/inspect_links.h"
#include "render/note_check.h"
#include "site/exporter_check.h"
#include "site/today.h"

struct validate_worker {
	struct inspector *inspector;
	struct arena *work; /* one table */
};

struct validation {
	struct portal *portal;
	validate_open *open;
	const struct validate_options *options;
	struct validate_worker *workers;
	struct foreign_keys *links;
	pthread_mutex_t mutex;
	struct validate_summary *summary; /* guarded by the mutex */
};

struct date validate_today(const struct validate_options *options)
{
	struct date today;

	if (options->today.year)
		return options->today;
	return today_of_environment(&today) ? today : today_of_clock();
}

static void count(struct validation *validation, uint64_t datasets, uint64_t tables, uint64_t rows)
{
	const struct validate_options *options = validation->options;

	pthread_mutex_lock(&validation->mutex);
	validation->summary->datasets += datasets;
	validation->summary->tables += tables;
	validation->summary->rows += rows;
	if (options->progress)
		options->progress(options->progress_context, validation->summary);
	pthread_mutex_unlock(&validation->mutex);
}

static void rows_read(void *context, uint64_t more_rows)
{
	count(context, 0, 0, more_rows);
}

static void check_table(struct validation *validation, struct validate_worker *worker,
    struct dataset *dataset, struct resource *resource, const struct diag_kind **told)
{
	struct table_schema declared = resource->schema;
	int fd = validation->open(validation->portal, dataset, resource);

	if (fd < 0)
		return;
	if (inspect_table(worker->inspector, dataset, resource, fd, worker->work))
		exporters_check_table(validation->portal, dataset, resource, told);
	close(fd);
	resource->schema = declared;
	resource->profile = NULL;
	resource->preview = NULL;
	arena_reset(worker->work);
	count(validation, 0, 1, 0);
}

static int open_again(void *context, struct dataset *dataset, const struct resource *table)
{
	struct validation *validation = context;

	return validation->open(validation->portal, dataset, table);
}

static void check_dataset(void *context, size_t index, size_t worker)
{
	struct validation *validation = context;
	struct dataset *dataset = &validation->portal->datasets[index];
	const struct diag_kind *told = NULL;

	for (size_t i = 0; dataset->status == DATASET_PUBLISHED && i < dataset->resource_count;
	     i++) {
		struct resource *resource = &dataset->resources[i];

		if (resource->kind == RESOURCE_TABLE && !resource->is_withheld)
			check_table(
			    validation, &validation->workers[worker], dataset, resource, &told);
	}
	inspect_links(validation->portal, validation->links, dataset,
	    &(struct table_opener){ open_again, validation });
	embeds_check(validation->portal, dataset, dataset->diags);
	series_check(dataset);
	note_check_dataset(validation->portal, dataset, dataset->diags);
	count(validation, 1, 0, 0);
}

void validate_run(struct portal *portal, validate_open *open,
    const struct validate_options *options, struct validate_summary *summary)
{
	struct validation validation = {
		.portal = portal, .open = open, .options = options, .summary = summary
	};

	pthread_mutex_init(&validation.mutex, NULL);
	validation.links = foreign_keys_new(portal);
	validation.workers = memory_alloc_zeroed(options->workers, sizeof(*validation.workers));
	for (size_t i = 0; i < options->workers; i++)
		validation.workers[i] = (struct validate_worker){
			.inspector = inspector_new(portal, validation.links,
			    (struct inspect_progress){ rows_read, &validation }),
			.work = arena_new(),
		};
	worker_pool_run(portal->dataset_count, options->workers, check_dataset, &validation);
	inspect_links(
	    portal, validation.links, NULL, &(struct table_opener){ open_again, &validation });
	for (size_t i = 0; i < options->workers; i++) {
		inspector_free(validation.workers[i].inspector);
		arena_free(validation.workers[i].work);
	}
	memory_free(validation.workers);
	foreign_keys_free(validation.links);
	pthread_mutex_destroy(&validation.mutex);
}
