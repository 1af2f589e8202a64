/* SPDX-License-Identifier: MIT */
#include "base/output.h"
#include "base/strbuf.h"
#include "export/base_url.h"
#include "export/dcat.h"
#include "export/exporters.h"
#include "export/rdf_escape.h"

/* RDF 1.1 N-Triples, https://www.w3.org/TR/n-triples/ : one statement a line. */

static void add_name(struct strbuf *text, const char *curie)
{
	strbuf_add_char(text, '<');
	rdf_add_expanded(text, curie);
	strbuf_add_char(text, '>');
}

static void add_object(struct strbuf *text, const struct rdf_object *object, enum rdf_kind kind)
{
	if (kind == RDF_IRI) {
		rdf_add_bracketed(text, object->value);
		return;
	}
	rdf_add_quoted(text, object->value);
	if (object->language.len) {
		strbuf_add_format(text, "@%.*s", STR_ARG(object->language));
	} else if (rdf_datatype(kind)) {
		strbuf_add_cstr(text, "^^");
		add_name(text, rdf_datatype(kind));
	}
}

static void add_node(struct strbuf *text, const struct rdf_node *node)
{
	for (size_t i = 0; i < node->type_count; i++) {
		rdf_add_bracketed(text, node->iri);
		strbuf_add_cstr(text, " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ");
		add_name(text, node->types[i]);
		strbuf_add_cstr(text, " .\n");
	}
	for (size_t i = 0; i < node->property_count; i++) {
		const struct rdf_property *property = &node->properties[i];

		for (size_t j = 0; j < property->count; j++) {
			rdf_add_bracketed(text, node->iri);
			strbuf_add_char(text, ' ');
			add_name(text, property->predicate->curie);
			strbuf_add_char(text, ' ');
			add_object(text, &property->objects[j], property->predicate->kind);
			strbuf_add_cstr(text, " .\n");
		}
	}
}

static void write_graph(struct dcat *dcat, struct output *output)
{
	struct strbuf text = STRBUF_INIT;
	const struct rdf_graph *graph;

	while ((graph = dcat_next(dcat))) {
		for (size_t i = 0; i < graph->node_count; i++)
			add_node(&text, graph->nodes[i]);
		output_add(output, strbuf_str(&text));
		strbuf_clear(&text);
	}
	strbuf_release(&text);
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

const struct exporter dcat_ntriples_exporter = {
	.id = "dcat-ntriples",
	.name = "DCAT (N-Triples)",
	.file_name = "catalog.nt",
	.media_type = "application/n-triples",
	.eu_file_type = "RDF_N_TRIPLES",
	.purpose = { [MESSAGES_VI] = "Danh mục theo DCAT-AP 3, mỗi dòng một khẳng định",
	    [MESSAGES_EN] = "The catalogue by DCAT-AP 3, one statement a line" },
	.scope = EXPORT_CATALOG,
	.is_default = true,
	.needs_base_url = true,
	.accepts = export_has_base_url,
	.write = write_catalog,
};

const struct exporter dataset_ntriples_exporter = {
	.id = "dataset-ntriples",
	.name = "DCAT (N-Triples)",
	.file_name = "dcat.nt",
	.media_type = "application/n-triples",
	.eu_file_type = "RDF_N_TRIPLES",
	.purpose = { [MESSAGES_VI] = "Từng tập dữ liệu theo DCAT-AP 3, mỗi dòng một khẳng định",
	    [MESSAGES_EN] = "Each dataset by DCAT-AP 3, one statement a line" },
	.scope = EXPORT_DATASET,
	.needs_base_url = true,
	.accepts = export_has_address,
	.write = write_dataset,
};

const struct exporter data_map_ntriples_exporter = {
	.id = "data-map-ntriples",
	.name = "DCAT (N-Triples)",
	.file_name = "data-map/catalog.nt",
	.media_type = "application/n-triples",
	.eu_file_type = "RDF_N_TRIPLES",
	.purpose = { [MESSAGES_VI] =
			 "Bản đồ dữ liệu theo DCAT-AP 3, cả dữ liệu sẽ mở, mỗi dòng một khẳng định",
	    [MESSAGES_EN] =
		"The data map by DCAT-AP 3, with what is to be opened, one statement a line" },
	.scope = EXPORT_CATALOG,
	.accepts = dcat_has_data_map,
	.write = write_data_map,
};
