/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "render/linked_data.h"
#include "render/pages.h"
#include "render/view.h"
#include "render/view_about.h"
#include "render/view_chart.h"
#include "render/view_cite.h"
#include "render/view_note.h"
#include "render/view_quality.h"
#include "render/view_related.h"
#include "render/view_relations.h"
#include "render/view_resource.h"
#include "render/view_use.h"

static void dataset_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)index;
	strbuf_add_format(path, "datasets/%.*s/index.html", STR_ARG(context->dataset->id));
}

static void dataset_api_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)index;
	strbuf_add_format(path, "api/v1/datasets/%.*s.json", STR_ARG(context->dataset->id));
}

static void add_page(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	struct str title = view_text(view, &dataset->title).value;
	struct cJSON *page;

	if (!title.len)
		title = dataset->id;
	page = view_add_page(view, object, title, view_text(view, &dataset->description).value);
	view_add_linked_dataset(view, page);
	view_path_begin(view);
	strbuf_add_cstr(&view->path, "datasets/index.html");
	view_add_crumb(view, page, view_words(view, STR("site.datasets")), false);
	view_add_crumb(view, page, title, true);
}

/* A description that was made of the title says nothing below it. */
static bool has_lead(const struct view *view)
{
	const struct dataset *dataset = view->dataset;

	return !str_eq(
	    view_text(view, &dataset->description).value, view_text(view, &dataset->title).value);
}

static void add_status(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	bool is_withdrawn = dataset->status == DATASET_WITHDRAWN;

	view_add_str(view, object, "status", is_withdrawn ? STR("withdrawn") : STR("published"));
	view_add_bool(view, object, "is_withdrawn", is_withdrawn);
	view_add_text(view, object, "withdrawn_reason", &dataset->withdrawn_reason);
}

static void add_people(struct view *view, struct cJSON *object)
{
	const struct portal *portal = view->portal;
	const struct dataset *dataset = view->dataset;
	const struct organization *publisher = portal_publisher_of(portal, dataset);
	const struct organization *creator = portal_find_organization(portal, dataset->creator);

	view_add_organization(view, object, "publisher", publisher);
	view_add_organization(view, object, "creator", creator == publisher ? NULL : creator);
	view_add_contact(view, object, "contact", portal_contact_of(portal, dataset));
	view_add_licence(view, object, "licence", portal_licence_of(portal, dataset, NULL));
}

/* Machines read these beside the page. */
static void add_metadata(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	struct cJSON *metadata = view_add_array(view, object, "metadata");

	for (size_t i = 0; i < dataset->document_count; i++) {
		const struct document *document = &dataset->documents[i];
		struct cJSON *item = view_append_object(view, metadata);

		strbuf_clear(&view->path);
		strbuf_add(&view->path, document->path);
		view_add_str(view, item, "name", document->name);
		view_add_path(view, item, "path");
		view_add_str(view, item, "media_type", document->media_type);
		view_add_str(view, item, "rel", document->rel);
	}
}

/* What most visitors come for: the CSV file, when there is one table. */
static void add_main_download(struct view *view, struct cJSON *object, struct cJSON *resources)
{
	static const char *const keys[] = { "path", "label", "bytes_text" };
	struct cJSON *resource, *first, *found = NULL;
	size_t count = 0;

	cJSON_ArrayForEach(resource, resources)
	{
		first = cJSON_GetObjectItemCaseSensitive(resource, "downloads")->child;
		if (!first)
			continue;
		count++;
		found = first;
	}
	if (count != 1) {
		view_add_null(view, object, "main_download");
		return;
	}
	object = view_add_object(view, object, "main_download");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		view_add(object, keys[i],
		    view_string(view,
			str_of(cJSON_GetObjectItemCaseSensitive(found, keys[i])->valuestring)));
}

static void add_resources(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	struct cJSON *resources = view_add_array(view, object, "resources");
	bool has_tables = false, has_several, has_long = false;
	struct cJSON *resource;

	if (dataset->status == DATASET_PUBLISHED) {
		for (size_t i = 0; i < dataset->resource_count; i++) {
			cJSON_AddItemToArray(
			    resources, view_resource(view, &dataset->resources[i]));
			has_tables |= dataset->resources[i].kind == RESOURCE_TABLE;
		}
	}
	cJSON_ArrayForEach(resource, resources)
	{
		const struct cJSON *preview = cJSON_GetObjectItemCaseSensitive(resource, "preview");

		has_long |= cJSON_IsObject(cJSON_GetObjectItemCaseSensitive(preview, "whole"));
	}
	has_several = resources->child && resources->child->next;
	add_main_download(view, object, resources);
	view_add_bool(view, object, "has_resources", resources->child != NULL);
	view_add_bool(view, object, "has_several", has_several);
	view_add_bool(view, object, "has_tables", has_tables);
	view_add_bool(view, object, "has_long_tables", has_long);
}

static void add_note(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	struct note_home home = {
		.page = arena_format(view->arena, "datasets/%.*s/index.html", STR_ARG(dataset->id)),
		.folder = dataset->folder,
		.image_owner = dataset->id,
		.images = dataset->images,
		.image_count = dataset->image_count,
		.heading_shift = 2,
	};

	view_add_note(view, object, "note", &home, dataset->notes, dataset->note_count);
}

static struct cJSON *dataset_view(struct view *view, size_t index)
{
	const struct dataset *dataset = view->dataset;
	struct cJSON *object = view_object(view);

	(void)index;
	add_page(view, object);
	view_add_str(view, object, "id", dataset->id);
	view_add_folder_path(view, object, "own_path", STR("datasets"), dataset->id);
	view_add_text(view, object, "title", &dataset->title);
	view_add_text(view, object, "description", &dataset->description);
	view_add_bool(view, object, "has_lead", has_lead(view));
	add_status(view, object);
	add_people(view, object);
	view_add_date(view, object, "issued", "issued_text", dataset->issued);
	view_add_date(view, object, "modified", "modified_text", dataset->modified);
	view_add_date(view, object, "updated", "updated_text", dataset_updated(dataset));
	view_add_freshness(view, object, "freshness", dataset);
	view_add_period(view, object);
	view_add_facts(view, object);
	view_add_subjects(view, object);
	view_add_sources(view, object);
	view_add_relations(view, object);
	view_add_errata(view, object);
	view_add_report(view, object);
	view_add_quality(view, object, dataset);
	view_add_related(view, object);
	add_metadata(view, object);
	view_add_charts(view, object);
	add_resources(view, object);
	view_add_bundles(view, object, dataset);
	add_note(view, object);
	view_add_untranslated(view, object);
	view_add_use(view, object);
	view_add_citation(view, object);
	return object;
}

const struct page_kind dataset_page = {
	.id = "dataset",
	.is_of_dataset = true,
	.is_listed = true,
	.has_api = true,
	.count = one_page,
	.path = dataset_path,
	.api_path = dataset_api_path,
	.view = dataset_view,
};
