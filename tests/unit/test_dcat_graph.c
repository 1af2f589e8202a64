/* SPDX-License-Identifier: MIT */
#include "export/dcat_graph.h"

#include "tap.h"

static const struct rdf_predicate title = { "dct:title", "title", RDF_TEXT };
static const struct rdf_predicate issued = { "dct:issued", "issued", RDF_DATE };

static void test_addresses(struct arena *arena)
{
	is_str(rdf_iri(arena, STR("https://example.vn/a?b=c#d")), STR("https://example.vn/a?b=c#d"),
	    "an address is an IRI");
	is_str(rdf_iri(arena, STR("")), STR(""), "nothing is none");
	is_str(rdf_iri(arena, STR("a/b")), STR(""), "a relative one is none");
	is_str(rdf_iri(arena, STR("javascript:alert(1)")), STR(""), "a script is none");
	is_str(rdf_iri(arena, STR("https://example.vn/\xff")), STR(""), "ill-formed text is none");
	is_str(rdf_iri(arena, STR("https://example.vn/a\n> .")), STR(""), "nor is one with a line");
	is_str(rdf_mail_iri(arena, STR("a.b@example.vn")), STR("mailto:a.b@example.vn"),
	    "a mail address");
	is_str(rdf_mail_iri(arena, STR("a>\"@b c")), STR("mailto:a%3E%22@b%20c"), "is encoded");
	is_str(rdf_mail_iri(arena, STR("@b")), STR(""), "without a name");
	is_str(rdf_mail_iri(arena, STR("a@")), STR(""), "without a host");
	is_str(rdf_mail_iri(arena, STR("a@b@c")), STR(""), "or with two it is none");
}

static struct str tag_of(struct rdf_graph *graph, const char *tag)
{
	struct rdf_node *node;

	rdf_graph_clear(graph);
	node = rdf_graph_node(graph, STR("http://a.example/"));
	rdf_add_text_in(graph, node, &title, STR("x"), str_of(tag));
	return node->properties[0].objects[0].language;
}

static void test_tags(struct rdf_graph *graph)
{
	is_str(tag_of(graph, "zh-Hant-TW"), STR("zh-hant-tw"), "a tag is written small");
	is_str(tag_of(graph, "de-1996"), STR("de-1996"), "it may have digits");
	is_str(tag_of(graph, "vi . <x>"), STR(""), "but nothing else");
	is_str(tag_of(graph, "1vi"), STR(""), "not in its first part");
	is_str(tag_of(graph, "vi-"), STR(""), "no part is empty");
	is_str(tag_of(graph, "vietnamese"), STR(""), "or longer than eight");
}

static void test_nodes(struct rdf_graph *graph)
{
	static struct text_entry entries[] = { { STR_INIT(""), STR_INIT("một") },
		{ STR_INIT("en"), STR_INIT("one") }, { STR_INIT("vi"), STR_INIT("một") },
		{ STR_INIT("fr"), STR_INIT("") } };
	struct text text = { entries, 4 };
	struct rdf_node *node;

	rdf_graph_clear(graph);
	node = rdf_graph_node(graph, STR("http://a.example/"));
	rdf_add_text(graph, node, &title, &text, STR("vi"));
	is_number(node->properties[0].count, 2, "what is said twice or is empty is left out");
	rdf_add_date(graph, node, &issued, (struct date){ 0, 0, 0 });
	rdf_add(graph, node, &title, STR(""));
	is_number(node->property_count, 1, "no value, no statement");
	rdf_add_date(graph, node, &issued, (struct date){ 2024, 7, 1 });
	is_str(node->properties[1].objects[0].value, STR("2024-07-01"), "dates are ISO");
	rdf_add_text_in(graph, node, &title, STR("a\xff"), STR("en"));
	is_str(node->properties[0].objects[2].value, STR("a\xef\xbf\xbd"), "text is UTF-8");
	rdf_add_type(graph, node, "dcat:Dataset");
	rdf_add_type(graph, node, "dcat:Dataset");
	is_number(node->type_count, 1, "a type is added once");
	ok(rdf_graph_node(graph, STR("http://a.example/")) == node, "a node is found again");
	rdf_graph_clear(graph);
	is_number(graph->node_count, 0, "a cleared graph is empty");
}

int main(void)
{
	struct rdf_graph graph;

	rdf_graph_init(&graph);
	test_addresses(graph.arena);
	test_tags(&graph);
	test_nodes(&graph);
	rdf_graph_release(&graph);
	return tap_end();
}
