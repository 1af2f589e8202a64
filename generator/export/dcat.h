/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DCAT_H
#define DATAMO_EXPORT_DCAT_H

#include "base/strbuf.h"
#include "export/dcat_graph.h"
#include "export/exporter.h"

/*
 * The catalogue by DCAT-AP 3.0.1, https://semiceu.github.io/DCAT-AP/releases/3.0.1/ : one graph,
 * made from the model, part by part, and written by dcat_turtle.c and its like. Withdrawn
 * datasets have a record alone. IRIs, which stay as long as base_url and the ids do:
 *
 *   <base_url>#catalog
 *   <base_url>datasets/<id>/#dataset, and what belongs to it beside it: #contact #period #place
 *     #rights #licence #legal-basis #source-<n>; #<resource>.<format> for a distribution,
 * #<resource> for a link, #<resource>.<format>-checksum <base_url>organizations/<id>/#organization
 */
struct dcat;

struct dcat *dcat_new(const struct catalog *catalog);
/* Of one dataset alone: one part, with all that it names. */
struct dcat *dcat_new_dataset(const struct portal *portal, const struct dataset *dataset);
/* What an exporter's context asks for: its dataset, else its catalogue. */
struct dcat *dcat_new_of(const struct export_context *context);
void dcat_free(struct dcat *dcat);

/*
 * First the catalogue itself with what the portal says, then one dataset at a time; NULL at the
 * end. Nodes that several share (organizations, licences) are described in the first part that
 * names them. Borrowed until the next call.
 */
const struct rdf_graph *dcat_next(struct dcat *dcat);

/* "dct:title" as an absolute IRI, added to `iri`. */
void rdf_add_expanded(struct strbuf *iri, const char *curie);
/* The IRI of a kind's datatype as such a short name; NULL: text, a string or an IRI. */
const char *rdf_datatype(enum rdf_kind kind);

extern const struct rdf_prefix rdf_prefixes[];
extern const size_t rdf_prefix_count;

/* NULL past the end. */
const struct rdf_predicate *dcat_predicate_at(size_t index);

#endif
