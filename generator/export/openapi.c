/* SPDX-License-Identifier: MIT */
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"

/*
 * OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1.html : the files below api/v1/ as an API that
 * answers GET. What a view holds is the theme's contract; told here are the members that programs
 * need most, and each path's example names a file that is there.
 */

static void add_type(struct json_writer *json, const char *key, const char *type)
{
	json_key(json, str_of(key));
	json_begin_object(json);
	json_key_string(json, STR("type"), str_of(type));
	json_end_object(json);
}

static void add_reference(struct json_writer *json, const char *key, const char *schema)
{
	struct strbuf target = STRBUF_INIT;

	strbuf_add_format(&target, "#/components/schemas/%s", schema);
	json_key(json, str_of(key));
	json_begin_object(json);
	json_key_string(json, STR("$ref"), strbuf_str(&target));
	json_end_object(json);
	strbuf_release(&target);
}

/* Text is an object with its language, or null. */
static void add_text_schema(struct json_writer *json)
{
	json_key(json, STR("Text"));
	json_begin_object(json);
	json_key(json, STR("type"));
	json_begin_array(json);
	json_string(json, STR("object"));
	json_string(json, STR("null"));
	json_end_array(json);
	json_key(json, STR("required"));
	json_begin_array(json);
	json_string(json, STR("text"));
	json_string(json, STR("lang"));
	json_end_array(json);
	json_key(json, STR("properties"));
	json_begin_object(json);
	add_type(json, "text", "string");
	add_type(json, "lang", "string");
	add_type(json, "is_fallback", "boolean");
	json_end_object(json);
	json_end_object(json);
}

/* A dataset in a list, and as a whole. */
static void add_dataset_schema(struct json_writer *json, const char *name, bool is_whole)
{
	json_key(json, str_of(name));
	json_begin_object(json);
	json_key_string(json, STR("type"), STR("object"));
	json_key(json, STR("required"));
	json_begin_array(json);
	json_string(json, STR("id"));
	json_string(json, STR("title"));
	if (is_whole)
		json_string(json, STR("resources"));
	json_end_array(json);
	json_key(json, STR("properties"));
	json_begin_object(json);
	add_type(json, "id", "string");
	add_reference(json, "title", "Text");
	add_reference(json, "description", "Text");
	if (is_whole)
		add_type(json, "resources", "array");
	json_end_object(json);
	json_end_object(json);
}

static void add_catalog_schema(struct json_writer *json)
{
	json_key(json, STR("Catalog"));
	json_begin_object(json);
	json_key_string(json, STR("type"), STR("object"));
	json_key(json, STR("required"));
	json_begin_array(json);
	json_string(json, STR("language"));
	json_string(json, STR("count"));
	json_string(json, STR("datasets"));
	json_end_array(json);
	json_key(json, STR("properties"));
	json_begin_object(json);
	add_type(json, "language", "string");
	add_type(json, "count", "integer");
	json_key(json, STR("datasets"));
	json_begin_object(json);
	json_key_string(json, STR("type"), STR("array"));
	add_reference(json, "items", "DatasetCard");
	json_end_object(json);
	json_end_object(json);
	json_end_object(json);
}

static void add_schemas(struct json_writer *json)
{
	json_key(json, STR("components"));
	json_begin_object(json);
	json_key(json, STR("schemas"));
	json_begin_object(json);
	add_text_schema(json);
	add_dataset_schema(json, "DatasetCard", false);
	add_dataset_schema(json, "Dataset", true);
	add_catalog_schema(json);
	json_key(json, STR("List"));
	json_begin_object(json);
	json_key_string(json, STR("type"), STR("object"));
	json_end_object(json);
	json_end_object(json);
	json_end_object(json);
}

/* The parameter {id}, with a dataset that exists as its example. */
static void add_parameter(struct json_writer *json, struct str example)
{
	json_key(json, STR("parameters"));
	json_begin_array(json);
	json_begin_object(json);
	json_key_string(json, STR("name"), STR("id"));
	json_key_string(json, STR("in"), STR("path"));
	json_key_bool(json, STR("required"), true);
	json_key_string(json, STR("example"), example);
	add_type(json, "schema", "string");
	json_end_object(json);
	json_end_array(json);
}

struct operation {
	const char *path, *id, *summary, *schema;
	bool has_id;
};

static void add_path(
    struct json_writer *json, const struct operation *operation, struct str example)
{
	json_key(json, str_of(operation->path));
	json_begin_object(json);
	json_key(json, STR("get"));
	json_begin_object(json);
	json_key_string(json, STR("operationId"), str_of(operation->id));
	json_key_string(json, STR("summary"), str_of(operation->summary));
	if (operation->has_id)
		add_parameter(json, example);
	json_key(json, STR("responses"));
	json_begin_object(json);
	json_key(json, STR("200"));
	json_begin_object(json);
	json_key_string(json, STR("description"), STR("OK"));
	json_key(json, STR("content"));
	json_begin_object(json);
	json_key(json, STR("application/json"));
	json_begin_object(json);
	add_reference(json, "schema", operation->schema);
	json_end_object(json);
	json_end_object(json);
	json_end_object(json);
	json_key(json, STR("404"));
	json_begin_object(json);
	json_key_string(json, STR("description"), STR("There is none."));
	json_end_object(json);
	json_end_object(json);
	json_end_object(json);
	json_end_object(json);
}

static void add_paths(struct json_writer *json, const struct catalog *catalog)
{
	static const struct operation operations[] = {
		{ "/catalog.json", "getCatalog", "The portal and all its datasets", "Catalog",
		    false },
		{ "/organizations.json", "getOrganizations", "Who publishes", "List", false },
		{ "/themes.json", "getThemes", "What the data is about", "List", false },
		{ "/datasets/{id}.json", "getDataset", "One dataset, its tables and files",
		    "Dataset", true },
	};
	struct str example = catalog->count ? catalog->datasets[0]->id : STR("");

	json_key(json, STR("paths"));
	json_begin_object(json);
	for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++) {
		if (!operations[i].has_id || example.len)
			add_path(json, &operations[i], example);
	}
	json_end_object(json);
}

/* One server a language, relative to this file. */
static void add_servers(struct json_writer *json, const struct portal *portal)
{
	json_key(json, STR("servers"));
	json_begin_array(json);
	for (size_t i = 0; i < portal->language_count; i++) {
		struct strbuf url = STRBUF_INIT;

		if (i)
			strbuf_add_format(&url, "../../%.*s/api/v1", STR_ARG(portal->languages[i]));
		else
			strbuf_add_char(&url, '.');
		json_begin_object(json);
		json_key_string(json, STR("url"), strbuf_str(&url));
		json_key_string(json, STR("description"), portal->languages[i]);
		json_end_object(json);
		strbuf_release(&url);
	}
	json_end_array(json);
}

static void openapi_write(const struct export_context *context, struct output *output)
{
	const struct portal *portal = context->portal;
	struct str summary = describe_text(portal, &portal->description);
	struct json_writer json;

	json_writer_init(&json, output, JSON_INDENTED);
	json_begin_object(&json);
	json_key_string(&json, STR("openapi"), STR("3.1.0"));
	json_key(&json, STR("info"));
	json_begin_object(&json);
	json_key_string(&json, STR("title"), describe_text(portal, &portal->title));
	describe_key(&json, "description", summary);
	json_key_string(&json, STR("version"), STR("1"));
	json_end_object(&json);
	add_servers(&json, portal);
	add_paths(&json, context->catalog);
	add_schemas(&json);
	json_end_object(&json);
	json_writer_end(&json);
}

const struct exporter openapi_exporter = {
	.id = "openapi",
	.name = "OpenAPI",
	.file_name = "api/v1/openapi.json",
	.media_type = "application/vnd.oai.openapi+json",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Mô tả API của cổng, cho người viết chương trình",
	    [MESSAGES_EN] = "The portal's API described, for those who write programs" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.link_rel = "service-desc",
	.write = openapi_write,
};
