/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_SITE_BUILD_CONTEXT_H
#define DATAMO_SITE_BUILD_CONTEXT_H

#include <pthread.h>
#include <stdatomic.h>

#include "inspect/inspect.h"
#include "model/portal.h"
#include "model/theme.h"
#include "render/renderer.h"
#include "site/build.h"
#include "site/staging.h"

struct cache;
struct deflater;
struct table_writer;

/* What one worker keeps for itself from dataset to dataset. */
struct build_worker {
	struct staging *staging; /* its own door */
	struct inspector *inspector;
	struct table_writer *table_writer;
	struct deflater *deflater;   /* of workbooks and bundles */
	struct arena *work;          /* a dataset's schemas and profiles */
	struct arena *scratch;       /* one page */
	struct diags *diags;         /* about pages that belong to no dataset */
	struct sha256_hex cache_key; /* of the dataset at work */
	bool has_cache_key;
};

/* One build: const once the workers start, but for the atomics and what the mutex guards. */
struct build_context {
	const struct build_options *options;
	struct portal *portal;
	const struct theme *theme;
	struct renderer *renderer;
	struct staging *staging;
	struct build_worker *workers;
	size_t worker_count;
	int link_report; /* open report of outside links, or -1 */
	atomic_bool has_broken_pages;
	struct foreign_keys *links;
	struct cache *cache;    /* or NULL */
	atomic_bool has_errors; /* nothing will be published: no more files are made */
	pthread_mutex_t mutex;
	struct build_progress progress; /* guarded by the mutex */
};

void build_progress_add(
    struct build_context *build, uint64_t datasets, uint64_t rows, uint64_t bytes);

/* Copies, inspects and writes all that belongs to one dataset. */
void build_dataset(
    struct build_context *build, struct build_worker *worker, struct dataset *dataset);

/* One dataset on its way from files to pages. */
struct dataset_build {
	struct build_context *build;
	struct build_worker *worker;
	struct dataset *dataset;
	struct table_schema *declared; /* one a resource, to be put back at the end */
	int *copies;                   /* open copy of each table, or -1 */
};

/* Its files in all formats and dialects; what there is now is in the dataset's lists. */
void build_exports(struct dataset_build *state);

/* Everything that spans datasets: listings, catalogues, assets, the sitemap, the manifest. */
void build_catalog(struct build_context *build, struct diags *diags);

/* The theme's assets and the portal's emblem. */
void build_assets(struct build_context *build, struct diags *diags);

/* What tells the web hosts that portal.yml names how to serve the site. */
void build_hosts(struct build_context *build, struct diags *diags);

/* One page kind's pages in all languages of the portal; `dataset` or NULL. */
struct page_task {
	const struct page_kind *kind;
	struct str language;
	size_t index;
};

/* Tells the renderer which of the catalogue's files all pages link. */
void build_links(struct build_context *build);

void build_page(struct build_context *build, struct build_worker *worker,
    const struct page_task *task, const struct dataset *dataset, struct diags *diags);

/* A file of a dataset or page, copied byte for byte to `path` in the site. */
struct copy_task {
	struct str from, path;
	const char *claimant;
	struct location at; /* where it is asked for */
};

struct copy_result {
	uint64_t bytes;
	struct sha256_hex sha256;
};

bool build_copy(struct build_context *build, struct staging *staging, const struct copy_task *task,
    struct diags *diags, struct copy_result *result);

#endif
