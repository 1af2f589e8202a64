/* SPDX-License-Identifier: MIT */
#include "base/json_writer.h"
#include "export/base_url.h"
#include "export/dcat.h"
#include "export/exporters.h"

/*
 * JSON-LD 1.1, https://www.w3.org/TR/json-ld11/ , with a context of its own: nothing has to be
 * loaded, and to readers who do not know RDF it is plain JSON: a list of nodes, text by language.
 */

static void add_term(struct json_writer *json, const struct rdf_predicate *predicate)
{
	const char *type = predicate->kind == RDF_IRI ? "@id" : rdf_datatype(predicate->kind);

	json_key(json, str_of(predicate->term));
	json_begin_object(json);
	json_key_string(json, STR("@id"), str_of(predicate->curie));
	if (type)
		json_key_string(json, STR("@type"), str_of(type));
	if (predicate->kind == RDF_TEXT)
		json_key_string(json, STR("@container"), STR("@language"));
	json_end_object(json);
}

static void add_context(struct json_writer *json)
{
	const struct rdf_predicate *predicate;

	json_key(json, STR("@context"));
	json_begin_object(json);
	for (size_t i = 0; i < rdf_prefix_count; i++)
		json_key_string(json, str_of(rdf_prefixes[i].name), str_of(rdf_prefixes[i].iri));
	for (size_t i = 0; (predicate = dcat_predicate_at(i)); i++)
		add_term(json, predicate);
	json_end_object(json);
}

/* Whether an earlier object has this one's language. */
static bool is_language_done(const struct rdf_property *property, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (str_eq(property->objects[i].language, property->objects[index].language))
			return true;
	}
	return false;
}

/* {"vi": "Dữ liệu", "en": ["Data", "Open data"]}; "@none" for what has no language. */
static void add_texts(struct json_writer *json, const struct rdf_property *property)
{
	json_begin_object(json);
	for (size_t i = 0; i < property->count; i++) {
		struct str language = property->objects[i].language;
		size_t count = 0;

		if (is_language_done(property, i))
			continue;
		for (size_t j = i; j < property->count; j++)
			count += str_eq(property->objects[j].language, language);
		json_key(json, language.len ? language : STR("@none"));
		if (count > 1)
			json_begin_array(json);
		for (size_t j = i; j < property->count; j++) {
			if (str_eq(property->objects[j].language, language))
				json_string(json, property->objects[j].value);
		}
		if (count > 1)
			json_end_array(json);
	}
	json_end_object(json);
}

static void add_values(struct json_writer *json, const struct rdf_property *property)
{
	if (property->count > 1)
		json_begin_array(json);
	for (size_t i = 0; i < property->count; i++) {
		if (property->predicate->kind == RDF_INTEGER)
			json_number(json, property->objects[i].value);
		else
			json_string(json, property->objects[i].value);
	}
	if (property->count > 1)
		json_end_array(json);
}

static void add_node(struct json_writer *json, const struct rdf_node *node)
{
	if (!node->type_count && !node->property_count)
		return;
	json_begin_object(json);
	json_key_string(json, STR("@id"), node->iri);
	if (node->type_count) {
		json_key(json, STR("@type"));
		if (node->type_count > 1)
			json_begin_array(json);
		for (size_t i = 0; i < node->type_count; i++)
			json_string(json, str_of(node->types[i]));
		if (node->type_count > 1)
			json_end_array(json);
	}
	for (size_t i = 0; i < node->property_count; i++) {
		const struct rdf_property *property = &node->properties[i];

		json_key(json, str_of(property->predicate->term));
		if (property->predicate->kind == RDF_TEXT)
			add_texts(json, property);
		else
			add_values(json, property);
	}
	json_end_object(json);
}

static void write_graph(struct dcat *dcat, struct output *output)
{
	const struct rdf_graph *graph;
	struct json_writer json;

	json_writer_init(&json, output, JSON_INDENTED);
	json_begin_object(&json);
	add_context(&json);
	json_key(&json, STR("@graph"));
	json_begin_array(&json);
	while ((graph = dcat_next(dcat))) {
		for (size_t i = 0; i < graph->node_count; i++)
			add_node(&json, graph->nodes[i]);
	}
	json_end_array(&json);
	json_end_object(&json);
	json_writer_end(&json);
}

static void write_catalog(const struct export_context *context, struct output *output)
{
	dcat_write_catalog(context, output, NULL, write_graph);
}

static void write_dataset(const struct export_context *context, struct output *output)
{
	dcat_write_dataset(context, output, write_graph);
}

static void write_data_map(const struct export_context *context, struct output *output)
{
	dcat_write_data_map(context, output, write_graph);
}

const struct exporter dcat_jsonld_exporter = {
	.id = "dcat-jsonld",
	.name = "DCAT (JSON-LD)",
	.file_name = "catalog.jsonld",
	.media_type = "application/ld+json",
	.eu_file_type = "JSON_LD",
	.purpose = { [MESSAGES_VI] = "Danh mục theo DCAT-AP 3, viết bằng JSON",
	    [MESSAGES_EN] = "The catalogue by DCAT-AP 3, in JSON" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.link_rel = "alternate",
	.needs_base_url = true,
	.accepts = export_has_base_url,
	.write = write_catalog,
};

const struct exporter dataset_jsonld_exporter = {
	.id = "dataset-jsonld",
	.name = "DCAT (JSON-LD)",
	.file_name = "dcat.jsonld",
	.media_type = "application/ld+json",
	.eu_file_type = "JSON_LD",
	.purpose = { [MESSAGES_VI] = "Từng tập dữ liệu theo DCAT-AP 3, viết bằng JSON",
	    [MESSAGES_EN] = "Each dataset by DCAT-AP 3, in JSON" },
	.scope = EXPORT_DATASET,
	.is_default = true,
	.needs_base_url = true,
	.accepts = export_has_address,
	.write = write_dataset,
};

const struct exporter data_map_jsonld_exporter = {
	.id = "data-map-jsonld",
	.name = "DCAT (JSON-LD)",
	.file_name = "data-map/catalog.jsonld",
	.media_type = "application/ld+json",
	.eu_file_type = "JSON_LD",
	.purpose = { [MESSAGES_VI] =
			 "Bản đồ dữ liệu theo DCAT-AP 3, cả dữ liệu sẽ mở, viết bằng JSON",
	    [MESSAGES_EN] = "The data map by DCAT-AP 3, with what is to be opened, in JSON" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.accepts = dcat_has_data_map,
	.write = write_data_map,
};
