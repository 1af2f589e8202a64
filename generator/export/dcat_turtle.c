/* SPDX-License-Identifier: MIT */
#include "base/output.h"
#include "base/strbuf.h"
#include "export/base_url.h"
#include "export/dcat.h"
#include "export/exporters.h"

/* RDF 1.1 Turtle, https://www.w3.org/TR/turtle/ */

static bool is_in(char c, struct str set)
{
	return str_find(set, c) < set.len;
}

/* STRING_LITERAL_QUOTE must escape these; controls are escaped too, for whoever prints it. */
static bool is_plain(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

static void add_escape(struct strbuf *text, char c)
{
	static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt"; /* each followed by its letter */

	for (size_t i = 0; i + 1 < sizeof(shorts); i += 2) {
		if (shorts[i] == c) {
			strbuf_add_char(text, '\\');
			strbuf_add_char(text, shorts[i + 1]);
			return;
		}
	}
	strbuf_add_format(text, "\\u%04X", (unsigned)(unsigned char)c);
}

static void add_quoted(struct strbuf *text, struct str value)
{
	size_t start = 0;

	strbuf_add_char(text, '"');
	for (size_t i = 0; i < value.len; i++) {
		if (is_plain(value.data[i]))
			continue;
		strbuf_add(text, str_slice(value, start, i));
		add_escape(text, value.data[i]);
		start = i + 1;
	}
	strbuf_add(text, str_from(value, start));
	strbuf_add_char(text, '"');
}

/* IRIREF; dcat_graph.c lets no such character in, and here is where it would do harm. */
static void add_iri(struct strbuf *text, struct str iri)
{
	size_t start = 0;

	strbuf_add_char(text, '<');
	for (size_t i = 0; i < iri.len; i++) {
		if ((unsigned char)iri.data[i] > 0x20 && !is_in(iri.data[i], STR("<>\"{}|^`\\")))
			continue;
		strbuf_add(text, str_slice(iri, start, i));
		strbuf_add_format(text, "\\u%04X", (unsigned)(unsigned char)iri.data[i]);
		start = i + 1;
	}
	strbuf_add(text, str_from(iri, start));
	strbuf_add_char(text, '>');
}

static void add_object(struct strbuf *text, const struct rdf_object *object, enum rdf_kind kind)
{
	static const char *const datatypes[] = { [RDF_DATE] = "^^xsd:date",
		[RDF_INTEGER] = "^^xsd:nonNegativeInteger",
		[RDF_HEX] = "^^xsd:hexBinary" };

	if (kind == RDF_IRI) {
		add_iri(text, object->value);
		return;
	}
	add_quoted(text, object->value);
	if (object->language.len)
		strbuf_add_format(text, "@%.*s", STR_ARG(object->language));
	else if (kind != RDF_TEXT && kind != RDF_STRING)
		strbuf_add_cstr(text, datatypes[kind]);
}

static void add_node(struct strbuf *text, const struct rdf_node *node)
{
	strbuf_add_char(text, '\n');
	add_iri(text, node->iri);
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

static void turtle_write(const struct export_context *context, struct output *output)
{
	struct dcat *dcat = dcat_new(context->catalog);
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
	dcat_free(dcat);
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
	.accepts = export_has_base_url,
	.write = turtle_write,
};
