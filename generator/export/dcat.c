/* SPDX-License-Identifier: MIT */
#include "export/dcat.h"

#include "base/memory.h"
#include "export/base_url.h"
#include "export/dcat_builder.h"
#include "model/data_map.h"

static struct dcat *new_of(const struct portal *portal, const struct dcat_subject *subject)
{
	struct dcat *dcat = memory_alloc_zeroed(1, sizeof(*dcat));

	dcat->subject = subject;
	dcat->portal = portal;
	dcat->arena = arena_new();
	dcat->base_url = rdf_iri(dcat->arena, portal->base_url);
	dcat->dataset_pages = arena_format(dcat->arena, "%.*sdatasets/", STR_ARG(dcat->base_url));
	dcat->first_language = portal->languages[0];
	rdf_graph_init(&dcat->graph);
	return dcat;
}

struct dcat *dcat_new(const struct catalog *catalog)
{
	struct dcat *dcat = new_of(catalog->portal, &dcat_of_catalog);

	dcat->catalog = catalog;
	dcat->end = catalog->count + catalog->withdrawn_count;
	return dcat;
}

struct dcat *dcat_new_page(const struct catalog *catalog, const struct dcat_page *page)
{
	struct dcat *dcat = dcat_new(catalog);
	size_t end = page->number * DCAT_PAGE_DATASETS;

	dcat->page = page;
	dcat->first = dcat->next = end - DCAT_PAGE_DATASETS;
	dcat->end = end < dcat->end ? end : dcat->end;
	return dcat;
}

struct dcat *dcat_new_dataset(const struct portal *portal, const struct dataset *dataset)
{
	struct dcat *dcat = new_of(portal, &dcat_of_dataset);

	dcat->dataset = dataset;
	return dcat;
}

struct dcat *dcat_new_data_map(const struct catalog *catalog)
{
	struct dcat *dcat = new_of(catalog->portal, &dcat_of_data_map);
	const struct data_map *map = catalog->data_map;
	size_t count = 0;

	dcat->catalog = catalog;
	for (size_t i = 0; i < map->count; i++) {
		if (!map->items[i].dataset)
			*ARENA_ADD(dcat->arena, dcat->promises, count) = map->items[i].entry;
	}
	dcat->end = catalog->count + count;
	return dcat;
}

void dcat_free(struct dcat *dcat)
{
	if (!dcat)
		return;
	rdf_graph_release(&dcat->graph);
	map_release(&dcat->described);
	arena_free(dcat->arena);
	memory_free(dcat);
}

const struct rdf_graph *dcat_next(struct dcat *dcat)
{
	rdf_graph_clear(&dcat->graph);
	if (!dcat->is_begun) {
		dcat->is_begun = true;
		dcat->subject->describe_head(dcat);
		return &dcat->graph;
	}
	if (dcat->next == dcat->end)
		return NULL;
	dcat->subject->describe_entry(dcat, dcat->next++);
	return &dcat->graph;
}

void dcat_write_dataset(
    const struct export_context *context, struct output *output, dcat_syntax *write)
{
	struct dcat *dcat = dcat_new_dataset(context->portal, context->dataset);

	write(dcat, output);
	dcat_free(dcat);
}

void dcat_write_data_map(
    const struct export_context *context, struct output *output, dcat_syntax *write)
{
	struct dcat *dcat = dcat_new_data_map(context->catalog);

	write(dcat, output);
	dcat_free(dcat);
}

bool dcat_has_data_map(const struct export_context *context)
{
	return context->portal->plan_count && export_has_base_url(context);
}

static void write_page(
    const struct export_context *context, const struct dcat_page *page, dcat_syntax *write)
{
	struct strbuf path = STRBUF_INIT;
	struct output *output;

	dcat_page_path(&path, page, page->number);
	output = context->files->open(context->files, strbuf_str(&path));
	if (output) {
		struct dcat *dcat = dcat_new_page(context->catalog, page);

		write(dcat, output);
		dcat_free(dcat);
		context->files->close(context->files);
	}
	strbuf_release(&path);
}

void dcat_write_catalog(const struct export_context *context, struct output *output,
    const char *extension, dcat_syntax *write)
{
	struct dcat *dcat = dcat_new(context->catalog);
	struct dcat_page page = { .extension = extension };

	write(dcat, output);
	if (extension && dcat->end > DCAT_WHOLE_DATASETS)
		page.count = (dcat->end + DCAT_PAGE_DATASETS - 1) / DCAT_PAGE_DATASETS;
	dcat_free(dcat);
	for (page.number = 1; page.number <= page.count; page.number++)
		write_page(context, &page, write);
}
