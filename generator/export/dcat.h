/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DCAT_H
#define DATAMO_EXPORT_DCAT_H

#include "base/strbuf.h"
#include "export/dcat_graph.h"
#include "export/exporter.h"

/*
 * The catalogue by DCAT-AP 3.0.1, https://semiceu.github.io/DCAT-AP/releases/3.0.1/ : one graph,
 * made from the model, part by part, and written by dcat_turtle.c and its like: a part is small,
 * however many datasets there are. IRIs, which stay as long as base_url and the ids do:
 *
 *   <base_url>#catalog #api, <base_url>series/<id>/#series
 *   <base_url>datasets/<id>/#dataset, and what belongs to it beside it: #record #contact #period
 *     #place #rights #licence #legal-basis #source-<n>; #<resource>.<format> for a distribution,
 * #<resource> for a link, #<resource>.<format>-checksum <base_url>organizations/<id>/#organization
 */
struct dcat;

/*
 * Of a catalogue above DCAT_WHOLE_DATASETS there are pages of DCAT_PAGE_DATASETS beside the whole,
 * each complete in itself and linked to the next as harvesters read it: ckanext-dcat
 * (RDFParser.next_page: hydra:PagedCollection with hydra:next, else hydra:nextPage), data.europa.eu
 * (piveau-utils, HydraPaging: hydra:PagedCollection with hydra:nextPage and hydra:totalItems) and
 * udata (DcatBackend: hydra:PartialCollectionView with hydra:next). So a page is both, with both.
 * All of them read Turtle and RDF/XML, in which the pages are.
 */
enum { DCAT_WHOLE_DATASETS = 1000, DCAT_PAGE_DATASETS = 500 };

struct dcat_page {
	size_t number, count;  /* from 1 */
	const char *extension; /* pages of a syntax link to each other: "ttl" */
};

struct dcat *dcat_new(const struct catalog *catalog);
/* One page of it, which must outlive the graph. */
struct dcat *dcat_new_page(const struct catalog *catalog, const struct dcat_page *page);
/* Of one dataset alone: one part, with all that it names. */
struct dcat *dcat_new_dataset(const struct portal *portal, const struct dataset *dataset);
/*
 * What the data map shows, as a catalogue of its own, <base_url>data-map/#catalog: open datasets by
 * name and holder, those promised, and what stays closed. The promised ones are datasets without a
 * distribution, <base_url>plan/#entry-<id>: dcatap:availability is for distributions, which have an
 * address, so DCAT's adms:status says that they are under development, and dct:available from when.
 * They are not in the catalogue that is harvested, which only links to this one.
 */
struct dcat *dcat_new_data_map(const struct catalog *catalog);
void dcat_free(struct dcat *dcat);

/*
 * First what stands at the head, then one entry at a time; NULL at the end. Nodes that several
 * share (organizations, licences) are described in the first part that names them. Borrowed until
 * the next call.
 */
const struct rdf_graph *dcat_next(struct dcat *dcat);

/* What the exporters of a syntax do: they write the graphs that fit what was asked for. */
typedef void dcat_syntax(struct dcat *dcat, struct output *output);
void dcat_write_dataset(
    const struct export_context *context, struct output *output, dcat_syntax *write);
/* With its pages beside it, if there are any; extension NULL: none. */
void dcat_write_catalog(const struct export_context *context, struct output *output,
    const char *extension, dcat_syntax *write);

void dcat_write_data_map(
    const struct export_context *context, struct output *output, dcat_syntax *write);
/* There is an address, and a plan. */
bool dcat_has_data_map(const struct export_context *context);

/* "dct:title" as an absolute IRI, added to `iri`. */
void rdf_add_expanded(struct strbuf *iri, const char *curie);
/* The IRI of a kind's datatype as such a short name; NULL: text, a string or an IRI. */
const char *rdf_datatype(enum rdf_kind kind);

extern const struct rdf_prefix rdf_prefixes[];
extern const size_t rdf_prefix_count;

/* NULL past the end. */
const struct rdf_predicate *dcat_predicate_at(size_t index);

#endif
