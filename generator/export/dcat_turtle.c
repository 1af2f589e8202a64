/* SPDX-License-Identifier: MIT */
#include "base/output.h"
#include "base/strbuf.h"
#include "export/base_url.h"
#include "export/dcat.h"
#include "export/exporters.h"
#include "export/rdf_escape.h"

/* RDF 1.1 Turtle, https://www.w3.org/TR/turtle/ */

static void add_object(struct strbuf *text, const struct rdf_object *object, enum rdf_kind kind)
{
	if (kind == RDF_IRI) {
		rdf_add_bracketed(text, object->value);
		return;
	}
	rdf_add_quoted(text, object->value);
	if (object->language.len)
		strbuf_add_format(text, "@%.*s", STR_ARG(object->language));
	else if (rdf_datatype(kind))
		strbuf_add_format(text, "^^%s", rdf_datatype(kind));
}

static void add_node(struct strbuf *text, const struct rdf_node *node)
{
	strbuf_add_char(text, '\n');
	rdf_add_bracketed(text, node->iri);
	for (size_t i = 0; i < node->type_count; i++) {
		strbuf_add_cstr(text, i ? ", " : " a ");
		strbuf_add_cstr(text, node->types[i]);
	}
	for (size_t i = 0; i < node->property_count; i++) {
		const struct rdf_property *property = &node->properties[i];

		strbuf_add_cstr(text, i || node->type_count ? " ;\n\t" : "\n\t");
		strbuf_add_cstr(text, property->predicate->curie);
		for (size_t j = 0; j < property->count; j++) {
			strbuf_add_cstr(text, j ? ",\n\t\t" : " ");
			add_object(text, &property->objects[j], property->predicate->kind);
		}
	}
	strbuf_add_cstr(text, " .\n");
}

static void write_graph(struct dcat *dcat, struct output *output)
{
	struct strbuf text = STRBUF_INIT;
	const struct rdf_graph *graph;

	for (size_t i = 0; i < rdf_prefix_count; i++)
		strbuf_add_format(
		    &text, "@prefix %s: <%s> .\n", rdf_prefixes[i].name, rdf_prefixes[i].iri);
	while ((graph = dcat_next(dcat))) {
		for (size_t i = 0; i < graph->node_count; i++) {
			const struct rdf_node *node = graph->nodes[i];

			if (node->type_count || node->property_count)
				add_node(&text, node);
		}
		output_add(output, strbuf_str(&text));
		strbuf_clear(&text);
	}
	strbuf_release(&text);
}

static void write_catalog(const struct export_context *context, struct output *output)
{
	dcat_write_catalog(context, output, "ttl", write_graph);
}

static void write_dataset(const struct export_context *context, struct output *output)
{
	dcat_write_dataset(context, output, write_graph);
}

static void write_data_map(const struct export_context *context, struct output *output)
{
	dcat_write_data_map(context, output, write_graph);
}

const struct exporter dcat_turtle_exporter = {
	.id = "dcat-turtle",
	.name = "DCAT (Turtle)",
	.file_name = "catalog.ttl",
	.media_type = "text/turtle",
	.eu_file_type = "RDF_TURTLE",
	.purpose = { [MESSAGES_VI] = "Danh mục theo DCAT-AP 3, cho các cổng dữ liệu khác thu thập",
	    [MESSAGES_EN] = "The catalogue by DCAT-AP 3, for other portals to harvest" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.link_rel = "alternate",
	.needs_base_url = true,
	.accepts = export_has_base_url,
	.write = write_catalog,
};

const struct exporter dataset_turtle_exporter = {
	.id = "dataset-turtle",
	.name = "DCAT (Turtle)",
	.file_name = "dcat.ttl",
	.media_type = "text/turtle",
	.eu_file_type = "RDF_TURTLE",
	.purpose = { [MESSAGES_VI] = "Từng tập dữ liệu theo DCAT-AP 3",
	    [MESSAGES_EN] = "Each dataset by DCAT-AP 3" },
	.scope = EXPORT_DATASET,
	.needs_base_url = true,
	.accepts = export_has_address,
	.write = write_dataset,
};

const struct exporter data_map_turtle_exporter = {
	.id = "data-map-turtle",
	.name = "DCAT (Turtle)",
	.file_name = "data-map/catalog.ttl",
	.media_type = "text/turtle",
	.eu_file_type = "RDF_TURTLE",
	.purpose = { [MESSAGES_VI] = "Bản đồ dữ liệu theo DCAT-AP 3, cả dữ liệu sẽ mở, cho các "
				     "cổng dữ liệu khác thu thập",
	    [MESSAGES_EN] = "The data map by DCAT-AP 3, with what is to be opened, for other "
			    "portals to harvest" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.accepts = dcat_has_data_map,
	.write = write_data_map,
};
