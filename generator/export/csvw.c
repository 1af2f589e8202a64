/* SPDX-License-Identifier: MIT */
#include "export/csvw_schema.h"

#include "base/url.h"
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"

/*
 * CSV on the Web, https://www.w3.org/TR/tabular-metadata/ : the clean CSV files of a dataset as one
 * group of tables, in "csv-metadata.json" beside them, where its readers look (tabular-data-model
 * 5.3).
 */
static void add_licence(struct csvw *csvw, const struct licence *licence)
{
	struct str url = licence ? describe_uri(csvw->arena, licence->url) : STR("");

	if (!url.len)
		return;
	json_key(&csvw->json, STR("dc:license"));
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("@id"), url);
	json_end_object(&csvw->json);
}

/* A value with a type, as common properties have it. */
static void add_day(struct csvw *csvw, const char *key, struct date date)
{
	if (!date.year)
		return;
	json_key(&csvw->json, str_of(key));
	json_begin_object(&csvw->json);
	describe_key_date(&csvw->json, "@value", date);
	json_key_string(&csvw->json, STR("@type"), STR("date"));
	json_end_object(&csvw->json);
}

/* Where it all comes from: our page. */
static void add_source(struct csvw *csvw)
{
	if (url_kind_of(csvw->portal->base_url) != URL_WEB)
		return;
	json_key(&csvw->json, STR("dc:source"));
	json_begin_object(&csvw->json);
	json_key_string(
	    &csvw->json, STR("@id"), describe_page(csvw->arena, csvw->portal, csvw->dataset));
	json_end_object(&csvw->json);
}

static void add_table(
    struct csvw *csvw, const struct resource *resource, const struct distribution *file)
{
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("url"), csvw_url(csvw, file));
	json_key_string(
	    &csvw->json, STR("dc:title"), describe_resource(csvw->portal, csvw->dataset, resource));
	describe_key_text(&csvw->json, csvw->portal, "dc:description", &resource->description);
	add_licence(csvw, portal_licence_of(csvw->portal, csvw->dataset, resource));
	csvw_add_schema(csvw, resource);
	json_end_object(&csvw->json);
}

static bool csvw_accepts(const struct export_context *context)
{
	for (size_t i = 0; i < context->dataset->resource_count; i++) {
		if (csvw_file(&context->dataset->resources[i]))
			return true;
	}
	return false;
}

static void csvw_write(const struct export_context *context, struct output *output)
{
	const struct dataset *dataset = context->dataset;
	struct csvw csvw = { .portal = context->portal, .dataset = dataset, .arena = arena_new() };
	struct json_writer *json = &csvw.json;

	json_writer_init(json, output, JSON_INDENTED);
	json_begin_object(json);
	json_key(json, STR("@context"));
	json_begin_array(json);
	json_string(json, STR("http://www.w3.org/ns/csvw"));
	json_begin_object(json);
	json_key_string(json, STR("@language"), csvw.portal->languages[0]);
	json_end_object(json);
	json_end_array(json);
	json_key_string(json, STR("dc:title"), describe_title(csvw.portal, dataset));
	json_key_string(json, STR("dc:description"), describe_summary(csvw.portal, dataset));
	json_key_string(json, STR("dc:publisher"), describe_publisher_name(csvw.portal, dataset));
	describe_key_keywords(json, csvw.portal, "dcat:keyword", dataset);
	add_licence(&csvw, portal_licence_of(csvw.portal, dataset, NULL));
	add_day(&csvw, "dc:issued", dataset->issued);
	add_day(&csvw, "dc:modified", dataset->modified);
	add_source(&csvw);
	json_key(json, STR("tables"));
	json_begin_array(json);
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct distribution *file = csvw_file(&dataset->resources[i]);

		if (file)
			add_table(&csvw, &dataset->resources[i], file);
	}
	json_end_array(json);
	json_end_object(json);
	json_writer_end(json);
	arena_free(csvw.arena);
}

const struct exporter csvw_exporter = {
	.id = "csvw",
	.name = "CSV on the Web",
	.file_name = "csv-metadata.json",
	.media_type = "application/csvm+json",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Kiểu, khóa và ngôn ngữ của từng cột CSV, theo CSVW của W3C",
	    [MESSAGES_EN] = "Types, keys and language of each CSV column, by W3C's CSVW" },
	.scope = EXPORT_DATASET,
	.accepts = csvw_accepts,
	.write = csvw_write,
};
