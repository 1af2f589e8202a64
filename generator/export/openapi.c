/* SPDX-License-Identifier: MIT */
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/openapi_schema.h"
#include "export/provenance.h"

/*
 * OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1.html : the files below api/v1/ as an API that
 * answers GET. Each path's example names a file that is there.
 */

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
	json_key(json, STR("schema"));
	openapi_add_type(json, "string");
	json_end_object(json);
	json_end_array(json);
}

struct operation {
	const char *path, *id, *summary[MESSAGES_COUNT], *schema;
	const char *page; /* of which it is the data; NULL: always there */
	bool has_id;
};

static const struct operation operations[] = {
	{ "/catalog.json", "getCatalog",
	    { "Cổng và mọi tập dữ liệu", "The portal and all its datasets" }, "Catalog", NULL,
	    false },
	{ "/datasets/{id}.json", "getDataset",
	    { "Một tập dữ liệu, các bảng và tệp", "One dataset, its tables and files" }, "Dataset",
	    NULL, true },
	{ "/organizations.json", "getOrganizations", { "Cơ quan công bố", "Who publishes" },
	    "Facet", "organizations/index.html", false },
	{ "/themes.json", "getThemes", { "Chủ đề của dữ liệu", "What the data is about" }, "Facet",
	    "themes/index.html", false },
	{ "/quality.json", "getQuality",
	    { "Chất lượng mô tả và cập nhật", "How well data is described and kept" }, "Quality",
	    "quality/index.html", false },
	{ "/scoreboard.json", "getScoreboard",
	    { "Chỉ tiêu và kết quả", "Indicators and their targets" }, "Scoreboard",
	    "scoreboard/index.html", false },
	{ "/data-map.json", "getDataMap",
	    { "Bản đồ dữ liệu của các cơ quan", "The map of the organizations' data" }, "DataMap",
	    "data-map/index.html", false },
};

/* A dataset that has a file: withdrawn ones do, too. */
static struct str example_of(const struct catalog *catalog)
{
	if (catalog->count)
		return catalog->datasets[0]->id;
	return catalog->withdrawn_count ? catalog->withdrawn[0]->id : STR("");
}

static bool is_there(const struct export_context *context, const struct operation *operation)
{
	if (operation->has_id)
		return example_of(context->catalog).len > 0;
	for (size_t i = 0; operation->page && i < context->page_count; i++) {
		if (str_eq(context->pages[i].path, str_of(operation->page)))
			return true;
	}
	return !operation->page;
}

static void add_path(struct json_writer *json, const struct operation *operation,
    enum message_language language, struct str example)
{
	json_key(json, str_of(operation->path));
	json_begin_object(json);
	json_key(json, STR("get"));
	json_begin_object(json);
	json_key_string(json, STR("operationId"), str_of(operation->id));
	json_key_string(json, STR("summary"), str_of(operation->summary[language]));
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
	json_key(json, STR("schema"));
	openapi_add_type(json, operation->schema);
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

static void add_paths(struct json_writer *json, const struct export_context *context)
{
	struct str example = example_of(context->catalog);
	enum message_language language = export_words_in(export_language(context));

	json_key(json, STR("paths"));
	json_begin_object(json);
	for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++) {
		if (is_there(context, &operations[i]))
			add_path(json, &operations[i], language, example);
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

static void add_contact(struct json_writer *json, const struct portal *portal)
{
	const struct contact *contact = &portal->contact;

	if (text_is_empty(&contact->name) && !contact->email.len)
		return;
	json_key(json, STR("contact"));
	json_begin_object(json);
	describe_key_text(json, portal, "name", &contact->name);
	describe_key(json, "email", contact->email);
	json_end_object(json);
}

static void add_licence(struct json_writer *json, const struct portal *portal)
{
	struct arena *arena = arena_new();
	const struct licence *licence = portal->licence;

	if (licence) {
		struct str title = describe_text(portal, &licence->title);

		json_key(json, STR("license"));
		json_begin_object(json);
		json_key_string(json, STR("name"), title.len ? title : licence->id);
		describe_key(json, "url", describe_uri(arena, licence->url));
		json_end_object(json);
	}
	arena_free(arena);
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
	add_contact(&json, portal);
	add_licence(&json, portal);
	json_end_object(&json);
	add_servers(&json, portal);
	add_paths(&json, context);
	openapi_add_schemas(&json);
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
