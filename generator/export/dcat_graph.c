/* SPDX-License-Identifier: MIT */
#include "export/dcat_graph.h"

#include "base/strbuf.h"
#include "base/url.h"
#include "base/utf8.h"
#include "base/xml_writer.h"
#include "model/site_path.h"

void rdf_graph_init(struct rdf_graph *graph)
{
	*graph = (struct rdf_graph){ .arena = arena_new(), .ids = MAP_INIT };
}

void rdf_graph_release(struct rdf_graph *graph)
{
	map_release(&graph->ids);
	arena_free(graph->arena);
}

void rdf_graph_clear(struct rdf_graph *graph)
{
	map_clear(&graph->ids);
	arena_reset(graph->arena);
	graph->nodes = NULL;
	graph->node_count = 0;
}

bool rdf_graph_has(const struct rdf_graph *graph, struct str iri)
{
	return map_find(&graph->ids, iri) != NULL;
}

struct rdf_node *rdf_graph_node(struct rdf_graph *graph, struct str iri)
{
	bool is_new;
	struct map_entry *entry;
	struct rdf_node *node;

	iri = arena_str(graph->arena, iri);
	entry = map_put(&graph->ids, iri, graph->node_count, &is_new);
	if (!is_new)
		return graph->nodes[entry->value];
	node = arena_alloc(graph->arena, sizeof(*node));
	node->iri = iri;
	*ARENA_ADD(graph->arena, graph->nodes, graph->node_count) = node;
	return node;
}

void rdf_add_type(struct rdf_graph *graph, struct rdf_node *node, const char *type)
{
	for (size_t i = 0; i < node->type_count; i++) {
		if (str_eq(str_of(node->types[i]), str_of(type)))
			return;
	}
	*ARENA_ADD(graph->arena, node->types, node->type_count) = type;
}

static struct rdf_property *find_property(
    struct rdf_graph *graph, struct rdf_node *node, const struct rdf_predicate *predicate)
{
	struct rdf_property *property;

	for (size_t i = 0; i < node->property_count; i++) {
		if (node->properties[i].predicate == predicate)
			return &node->properties[i];
	}
	property = ARENA_ADD(graph->arena, node->properties, node->property_count);
	property->predicate = predicate;
	return property;
}

/* Few objects a property, but for the datasets of the catalogue, which come once each. */
static bool has_object(const struct rdf_property *property, struct str value, struct str language)
{
	enum { LOOKED_AT = 64 };

	if (property->count > LOOKED_AT)
		return false;
	for (size_t i = 0; i < property->count; i++) {
		if (str_eq(property->objects[i].value, value) &&
		    str_eq(property->objects[i].language, language))
			return true;
	}
	return false;
}

static void add_object(struct rdf_graph *graph, struct rdf_node *node,
    const struct rdf_predicate *predicate, struct str value, struct str language)
{
	struct rdf_property *property = find_property(graph, node, predicate);
	struct rdf_object *object;

	if (has_object(property, value, language))
		return;
	object = ARENA_ADD(graph->arena, property->objects, property->count);
	object->value = arena_str(graph->arena, value);
	object->language = language;
}

/* Turtle's and JSON-LD's grammar of a tag: letters, then "-" and letters or digits. */
static struct str language_tag(struct arena *arena, struct str tag)
{
	size_t part = 0;
	bool is_first = true;
	char *lower;

	for (size_t i = 0; i <= tag.len; i++) {
		if (i < tag.len && tag.data[i] != '-') {
			if (!ascii_is_alpha(tag.data[i]) &&
			    (is_first || !ascii_is_digit(tag.data[i])))
				return STR("");
			part++;
			continue;
		}
		if (!part || part > 8)
			return STR("");
		part = 0;
		is_first = false;
	}
	lower = arena_cstr(arena, tag);
	for (size_t i = 0; i < tag.len; i++)
		lower[i] = ascii_lower(lower[i]);
	return (struct str){ lower, tag.len };
}

void rdf_add_text_in(struct rdf_graph *graph, struct rdf_node *node,
    const struct rdf_predicate *predicate, struct str value, struct str language)
{
	struct strbuf repaired = STRBUF_INIT;

	if (!value.len)
		return;
	/* RDF/XML can hold nothing else; the other syntaxes shall say the same. */
	xml_add_characters(&repaired, value);
	add_object(
	    graph, node, predicate, strbuf_str(&repaired), language_tag(graph->arena, language));
	strbuf_release(&repaired);
}

void rdf_add(struct rdf_graph *graph, struct rdf_node *node, const struct rdf_predicate *predicate,
    struct str value)
{
	rdf_add_text_in(graph, node, predicate, value, STR(""));
}

void rdf_add_date(struct rdf_graph *graph, struct rdf_node *node,
    const struct rdf_predicate *predicate, struct date date)
{
	struct strbuf text = STRBUF_INIT;

	if (date.year) {
		date_add_iso(&text, date);
		add_object(graph, node, predicate, strbuf_str(&text), STR(""));
	}
	strbuf_release(&text);
}

void rdf_add_text(struct rdf_graph *graph, struct rdf_node *node,
    const struct rdf_predicate *predicate, const struct text *text, struct str fallback)
{
	for (size_t i = 0; i < text->count; i++) {
		const struct text_entry *entry = &text->entries[i];

		rdf_add_text_in(graph, node, predicate, entry->value,
		    entry->language.len ? entry->language : fallback);
	}
}

/* What RFC 3987 does not allow in an IRI is percent-encoded; what is encoded already stays. */
static void add_iri(struct strbuf *iri, struct str url)
{
	static const struct str forbidden = STR_INIT("<>\"{}|^`\\");

	for (size_t i = 0; i < url.len; i++) {
		unsigned char byte = (unsigned char)url.data[i];

		if (byte <= ' ' || byte == 0x7f || str_find(forbidden, url.data[i]) < forbidden.len)
			percent_encode_add(iri, str_slice(url, i, i + 1));
		else
			strbuf_add_char(iri, url.data[i]);
	}
}

struct str rdf_iri(struct arena *arena, struct str url)
{
	struct strbuf iri = STRBUF_INIT;
	struct str result = STR("");

	if (url_kind_of(url) == URL_WEB && text_is_utf8(url, NULL)) {
		add_iri(&iri, url);
		result = arena_str(arena, strbuf_str(&iri));
	}
	strbuf_release(&iri);
	return result;
}

struct str rdf_mail_iri(struct arena *arena, struct str address)
{
	size_t at = str_find(address, '@');
	struct strbuf iri = STRBUF_INIT;
	struct str result;

	if (!at || at + 1 >= address.len || at != str_rfind(address, '@') ||
	    !text_is_utf8(address, NULL))
		return STR("");
	strbuf_add(&iri, STR("mailto:"));
	percent_encode_add(&iri, str_slice(address, 0, at));
	strbuf_add_char(&iri, '@');
	percent_encode_add(&iri, str_from(address, at + 1));
	result = arena_str(arena, strbuf_str(&iri));
	strbuf_release(&iri);
	return result;
}
