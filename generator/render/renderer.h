/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_RENDERER_H
#define DATAMO_RENDER_RENDERER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/output.h"
#include "base/rule.h"
#include "base/strbuf.h"
#include "model/catalog.h"
#include "model/theme.h"

/*
 * Turns the model into pages and API files. A renderer is const after renderer_new() and shared
 * between threads; each call gets its own scratch arena, output and diags.
 */
struct renderer;

/* Compiles the templates and builds what all pages share; NULL after reporting. `catalog` may be
 * set later. */
struct renderer *renderer_new(
    const struct portal *portal, const struct theme *theme, struct diags *diags);
void renderer_free(struct renderer *renderer);

/* Once all datasets are done, before the first page that is not a dataset's. */
void renderer_set_catalog(struct renderer *renderer, const struct catalog *catalog);

/* A file of the site that all pages name in their heads: <link rel="alternate" …>. All are
 * constants.
 */
struct page_link {
	const char *rel, *media_type, *path, *name;
	const char *facet_file; /* of that name beside the page of each organization and theme, too;
				   NULL: none */
};

/* Before the first page: what the help pages tell, NULL past the end. */
void renderer_set_rules(struct renderer *renderer, const struct rule *(*rule_at)(size_t index));

/* Before the first page. */
void renderer_add_link(struct renderer *renderer, const struct page_link *link);

struct cJSON;
struct page_kind;

/* Who wants to know what templates get: of a page the values of its context, the last one searched
 * first. From any thread. */
struct view_observer {
	void (*see)(void *context, const struct page_kind *kind, struct str path,
	    const struct cJSON *const *values, size_t count);
	void *context;
};

/* Before the first page; `observer` outlives the renderer. */
void renderer_observe(struct renderer *renderer, const struct view_observer *observer);

struct page_context {
	const struct renderer *renderer;
	const struct dataset *dataset; /* pages of a dataset; else NULL */
	struct str language;
	struct arena *scratch;
	struct diags *diags;
};

struct view;

/*
 * A kind of page: one file pages_*.c, one line in page_kinds.c. Its template has the kind's id as
 * its name. A file below api/v1/ that no page shows is a kind too: it has `write` and neither view
 * nor template.
 */
struct page_kind {
	const char *id;     /* "dataset" */
	bool is_of_dataset; /* written with its dataset, before the catalogue is known */
	bool is_listed;     /* in the sitemap: a page that a visitor may want to find */
	bool has_api;       /* its view is also published below api/v1/ */
	size_t (*count)(const struct page_context *context); /* how many such pages there are */
	/* The path without language prefix: "datasets/air/index.html" */
	void (*path)(const struct page_context *context, size_t index, struct strbuf *path);
	void (*api_path)(const struct page_context *context, size_t index, struct strbuf *path);
	/* What the template sees as its own part of the context: a cJSON object in the arena of
	 * `view` (render/view.h), so that nobody frees it. Its "page" is for the template only. */
	struct cJSON *(*view)(struct view *view, size_t index);
	void (*write)(struct view *view, size_t index, struct output *output);
};

const struct page_kind *page_kind_at(size_t index); /* NULL past the end */

/* One page (and, when `api` is not NULL, the same view as JSON). false: a diagnostic of level error
 * was added. */
bool page_render(const struct page_kind *kind, const struct page_context *context, size_t index,
    struct output *page, struct output *api);

#endif
