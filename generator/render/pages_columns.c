/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/pages.h"
#include "render/view.h"
#include "render/view_column.h"
#include "render/view_resource.h"

/* The dictionary of a table that has more columns than the dataset's page shows. */

enum { COLUMNS_PER_PAGE = 200 };

static size_t pages_of_table(const struct resource *resource)
{
	size_t columns = resource->schema.field_count;

	if (resource->kind != RESOURCE_TABLE || resource->is_withheld || columns <= COLUMNS_SHOWN)
		return 0;
	return (columns + COLUMNS_PER_PAGE - 1) / COLUMNS_PER_PAGE;
}

static size_t columns_count(const struct page_context *context)
{
	const struct dataset *dataset = context->dataset;
	size_t count = 0;

	for (size_t i = 0; i < dataset->resource_count && dataset->status == DATASET_PUBLISHED; i++)
		count += pages_of_table(&dataset->resources[i]);
	return count;
}

/* The table of page `index`, which becomes the number of the page among the table's, from 1. */
static const struct resource *table_at(const struct dataset *dataset, size_t *index)
{
	const struct resource *resource = dataset->resources;

	while (*index >= pages_of_table(resource))
		*index -= pages_of_table(resource++);
	(*index)++;
	return resource;
}

static void columns_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	const struct resource *table = table_at(context->dataset, &index);
	struct strbuf folder = STRBUF_INIT;

	columns_folder(&folder, context->dataset, table);
	site_path_list(path, strbuf_str(&folder), index);
	strbuf_release(&folder);
}

static void add_page(struct view *view, struct cJSON *object, const struct resource *table)
{
	const struct dataset *dataset = view->dataset;
	struct str title = view_text(view, &dataset->title).value, here;
	struct str heading = view_words(view, STR("column.heading"));
	struct str label = view_text(view, &table->title).value;
	struct cJSON *page;

	if (!title.len)
		title = dataset->id;
	here = arena_format(
	    view->arena, "%.*s: %.*s", STR_ARG(heading), STR_ARG(label.len ? label : table->name));
	page = view_add_page(view, object,
	    arena_format(view->arena, "%.*s – %.*s", STR_ARG(here), STR_ARG(title)), STR(""));
	view_path_begin(view);
	strbuf_add_cstr(&view->path, "datasets/index.html");
	view_add_crumb(view, page, view_words(view, STR("site.datasets")), false);
	view_path_begin(view);
	strbuf_add_format(&view->path, "datasets/%.*s/index.html", STR_ARG(dataset->id));
	view_add_crumb(view, page, title, false);
	view_add_crumb(view, page, heading, true);
}

static struct cJSON *columns_view(struct view *view, size_t index)
{
	const struct resource *table = table_at(view->dataset, &index);
	struct cJSON *object = view_object(view);
	struct strbuf folder = STRBUF_INIT;

	add_page(view, object, table);
	view_add_text(view, object, "title", &view->dataset->title);
	view_add_folder_path(view, object, "dataset_path", STR("datasets"), view->dataset->id);
	view_add_label(view, object, table);
	view_add_str(view, object, "count_words",
	    view_counted(view, STR("count.columns"), table->schema.field_count));
	view_add_columns_from(
	    view, object, table, (index - 1) * COLUMNS_PER_PAGE, COLUMNS_PER_PAGE);
	columns_folder(&folder, view->dataset, table);
	view_add_paging(view, object, strbuf_str(&folder), index, pages_of_table(table));
	strbuf_release(&folder);
	return object;
}

const struct page_kind columns_page = {
	.id = "columns",
	.is_of_dataset = true,
	.is_listed = true,
	.count = columns_count,
	.path = columns_path,
	.view = columns_view,
};
