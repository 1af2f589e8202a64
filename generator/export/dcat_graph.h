/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DCAT_GRAPH_H
#define DATAMO_EXPORT_DCAT_GRAPH_H

#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "base/str.h"
#include "model/text.h"

/*
 * A small RDF graph in memory: nodes in the order in which they were first named, each with its
 * types and properties. It has no blank nodes: whatever is said is said of an IRI. What is added is
 * made fit for every syntax here, so that all writers write the same graph: IRIs are absolute and
 * without forbidden characters, language tags are well-formed and in lower case, text is UTF-8
 * of characters that XML knows.
 */
enum rdf_kind {
	RDF_IRI,
	RDF_TEXT,     /* with a language tag, unless that is empty */
	RDF_STRING,   /* xsd:string */
	RDF_DATE,     /* xsd:date */
	RDF_INTEGER,  /* xsd:nonNegativeInteger */
	RDF_HEX,      /* xsd:hexBinary */
	RDF_DECIMAL,  /* xsd:decimal */
	RDF_DURATION, /* xsd:duration */
	RDF_WKT       /* geosparql:wktLiteral, longitude first */
};

/* A property of the vocabularies that DCAT-AP uses; its objects are all of one kind. */
struct rdf_predicate {
	const char *curie; /* "dct:title" */
	const char *term;  /* its name in JSON-LD: "title" */
	enum rdf_kind kind;
};

struct rdf_prefix {
	const char *name, *iri;
};

struct rdf_object {
	struct str value;
	struct str language; /* RDF_TEXT */
};

struct rdf_property {
	const struct rdf_predicate *predicate;
	struct rdf_object *objects;
	size_t count;
};

struct rdf_node {
	struct str iri;
	const char **types; /* "dcat:Dataset" */
	size_t type_count;
	struct rdf_property *properties; /* in the order in which they were first used */
	size_t property_count;
};

struct rdf_graph {
	struct arena *arena;
	struct rdf_node **nodes;
	size_t node_count;
	struct map ids; /* of nodes by IRI */
};

void rdf_graph_init(struct rdf_graph *graph);
void rdf_graph_release(struct rdf_graph *graph);
void rdf_graph_clear(struct rdf_graph *graph); /* for the next part; keeps the memory */

/* Whether it has the node. */
bool rdf_graph_has(const struct rdf_graph *graph, struct str iri);
/* The node of this IRI, made when it is new. The IRI is one that we made or that rdf_iri() gave. */
struct rdf_node *rdf_graph_node(struct rdf_graph *graph, struct str iri);
void rdf_add_type(struct rdf_graph *graph, struct rdf_node *node, const char *type);

/* All of these add nothing for an empty value, nor a statement that the node already has. */
void rdf_add(struct rdf_graph *graph, struct rdf_node *node, const struct rdf_predicate *predicate,
    struct str value);
void rdf_add_date(struct rdf_graph *graph, struct rdf_node *node,
    const struct rdf_predicate *predicate, struct date date);
/* `fallback`: the language of an entry without one. */
void rdf_add_text(struct rdf_graph *graph, struct rdf_node *node,
    const struct rdf_predicate *predicate, const struct text *text, struct str fallback);
void rdf_add_text_in(struct rdf_graph *graph, struct rdf_node *node,
    const struct rdf_predicate *predicate, struct str value, struct str language);

/* A web address of the input as an IRI; empty when it is none. */
struct str rdf_iri(struct arena *arena, struct str url);
/* "mailto:…", or empty. */
struct str rdf_mail_iri(struct arena *arena, struct str address);

#endif
