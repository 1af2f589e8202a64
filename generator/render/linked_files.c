/* SPDX-License-Identifier: MIT */
#include "base/url.h"
#include "model/link_type.h"
#include "render/linked_data_parts.h"

enum { VARIABLES_MAX = 60 }; /* columns of a dataset that are told */

static void add_variable(struct linked_data *data, const struct field *field)
{
	struct str title = view_text(data->view, &field->title).value;

	json_begin_object(&data->json);
	json_key_string(&data->json, STR("@type"), STR("PropertyValue"));
	json_key_string(&data->json, STR("name"), title.len ? title : field->name);
	linked_add_text(data, "description", &field->description);
	linked_add_optional(data, "unitText",
	    field->unit.len ? field->unit : view_text(data->view, &field->unit_text).value);
	json_end_object(&data->json);
}

void linked_add_variables(struct linked_data *data, const struct dataset *dataset)
{
	size_t count = 0;

	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		for (size_t j = 0; resource->kind == RESOURCE_TABLE && !resource->is_withheld &&
				   j < resource->schema.field_count && count < VARIABLES_MAX;
		     j++) {
			const struct field *field = &resource->schema.fields[j];

			if (!field->name.len && text_is_empty(&field->title))
				continue;
			if (!count++) {
				json_key(&data->json, STR("variableMeasured"));
				json_begin_array(&data->json);
			}
			add_variable(data, field);
		}
	}
	if (count)
		json_end_array(&data->json);
}

static void add_file(struct linked_data *data, const struct resource *resource,
    const struct distribution *distribution)
{
	struct view *view = data->view;
	struct str title = resource ? view_text(view, &resource->title).value : STR("");

	json_begin_object(&data->json);
	json_key_string(&data->json, STR("@type"), STR("DataDownload"));
	json_key_string(&data->json, STR("name"),
	    title.len ? title : view_text(view, &view->dataset->title).value);
	linked_add_optional(data, "encodingFormat", distribution->media_type);
	linked_add_address(data, "contentUrl", distribution->path);
	json_key_string(&data->json, STR("contentSize"),
	    arena_format(view->arena, "%ju B", (uintmax_t)distribution->bytes));
	json_key_string(&data->json, STR("sha256"), str_of(distribution->sha256.text));
	json_end_object(&data->json);
}

static void add_link(struct linked_data *data, const struct resource *resource)
{
	if (url_kind_of(resource->url) != URL_WEB)
		return;
	json_begin_object(&data->json);
	json_key_string(&data->json, STR("@type"), STR("DataDownload"));
	json_key_string(&data->json, STR("contentUrl"), resource->url);
	linked_add_text(data, "name", &resource->title);
	linked_add_optional(data, "encodingFormat", link_media_type(resource));
	json_end_object(&data->json);
}

void linked_add_files(struct linked_data *data, const struct dataset *dataset)
{
	json_key(&data->json, STR("distribution"));
	json_begin_array(&data->json);
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];

		if (resource->is_withheld)
			continue;
		if (resource->kind == RESOURCE_LINK)
			add_link(data, resource);
		for (size_t j = 0; j < resource->distribution_count; j++)
			add_file(data, resource, &resource->distributions[j]);
	}
	for (size_t i = 0; i < dataset->distribution_count; i++)
		add_file(data, NULL, &dataset->distributions[i]);
	json_end_array(&data->json);
}
