/* SPDX-License-Identifier: MIT */
#include "base/strbuf.h"
#include "base/xml_writer.h"
#include "export/base_url.h"
#include "export/dcat.h"
#include "export/exporters.h"

/*
 * RDF 1.1 XML Syntax, https://www.w3.org/TR/rdf-syntax-grammar/ , in its plainest form: one
 * rdf:Description a node, one element a statement.
 */

static void add_expanded(struct xml_writer *xml, const char *attribute, const char *curie)
{
	struct strbuf iri = STRBUF_INIT;

	rdf_add_expanded(&iri, curie);
	xml_attribute(xml, attribute, strbuf_str(&iri));
	strbuf_release(&iri);
}

static void add_object(
    struct xml_writer *xml, const struct rdf_predicate *predicate, const struct rdf_object *object)
{
	xml_begin(xml, predicate->curie);
	if (predicate->kind == RDF_IRI) {
		xml_attribute(xml, "rdf:resource", object->value);
	} else {
		if (object->language.len)
			xml_attribute(xml, "xml:lang", object->language);
		else if (rdf_datatype(predicate->kind))
			add_expanded(xml, "rdf:datatype", rdf_datatype(predicate->kind));
		xml_text(xml, object->value);
	}
	xml_end(xml);
}

static void add_node(struct xml_writer *xml, const struct rdf_node *node)
{
	if (!node->type_count && !node->property_count)
		return;
	xml_begin(xml, "rdf:Description");
	xml_attribute(xml, "rdf:about", node->iri);
	for (size_t i = 0; i < node->type_count; i++) {
		xml_begin(xml, "rdf:type");
		add_expanded(xml, "rdf:resource", node->types[i]);
		xml_end(xml);
	}
	for (size_t i = 0; i < node->property_count; i++) {
		const struct rdf_property *property = &node->properties[i];

		for (size_t j = 0; j < property->count; j++)
			add_object(xml, property->predicate, &property->objects[j]);
	}
	xml_end(xml);
}

static void write_graph(struct dcat *dcat, struct output *output)
{
	struct xml_writer *xml = xml_writer_new(output);
	struct strbuf name = STRBUF_INIT;
	const struct rdf_graph *graph;

	xml_begin(xml, "rdf:RDF");
	xml_attribute(xml, "xmlns:rdf", STR("http://www.w3.org/1999/02/22-rdf-syntax-ns#"));
	for (size_t i = 0; i < rdf_prefix_count; i++) {
		strbuf_clear(&name);
		strbuf_add_format(&name, "xmlns:%s", rdf_prefixes[i].name);
		xml_attribute(xml, name.data, str_of(rdf_prefixes[i].iri));
	}
	while ((graph = dcat_next(dcat))) {
		for (size_t i = 0; i < graph->node_count; i++)
			add_node(xml, graph->nodes[i]);
	}
	xml_end(xml);
	xml_writer_free(xml);
	strbuf_release(&name);
}

static void write_catalog(const struct export_context *context, struct output *output)
{
	dcat_write_catalog(context, output, "rdf", write_graph);
}

static void write_dataset(const struct export_context *context, struct output *output)
{
	dcat_write_dataset(context, output, write_graph);
}

static void write_data_map(const struct export_context *context, struct output *output)
{
	dcat_write_data_map(context, output, write_graph);
}

const struct exporter dcat_rdfxml_exporter = {
	.id = "dcat-rdfxml",
	.name = "DCAT (RDF/XML)",
	.file_name = "catalog.rdf",
	.media_type = "application/rdf+xml",
	.eu_file_type = "RDF_XML",
	.purpose = { [MESSAGES_VI] = "Danh mục theo DCAT-AP 3, viết bằng XML",
	    [MESSAGES_EN] = "The catalogue by DCAT-AP 3, in XML" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.link_rel = "alternate",
	.needs_base_url = true,
	.accepts = export_has_base_url,
	.write = write_catalog,
};

const struct exporter dataset_rdfxml_exporter = {
	.id = "dataset-rdfxml",
	.name = "DCAT (RDF/XML)",
	.file_name = "dcat.rdf",
	.media_type = "application/rdf+xml",
	.eu_file_type = "RDF_XML",
	.purpose = { [MESSAGES_VI] = "Từng tập dữ liệu theo DCAT-AP 3, viết bằng XML",
	    [MESSAGES_EN] = "Each dataset by DCAT-AP 3, in XML" },
	.scope = EXPORT_DATASET,
	.needs_base_url = true,
	.accepts = export_has_address,
	.write = write_dataset,
};

const struct exporter data_map_rdfxml_exporter = {
	.id = "data-map-rdfxml",
	.name = "DCAT (RDF/XML)",
	.file_name = "data-map/catalog.rdf",
	.media_type = "application/rdf+xml",
	.eu_file_type = "RDF_XML",
	.purpose = { [MESSAGES_VI] =
			 "Bản đồ dữ liệu theo DCAT-AP 3, cả dữ liệu sẽ mở, viết bằng XML",
	    [MESSAGES_EN] = "The data map by DCAT-AP 3, with what is to be opened, in XML" },
	.scope = EXPORT_CATALOG,
	.accepts = dcat_has_data_map,
	.write = write_data_map,
};
