/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DCAT_BUILDER_H
#define DATAMO_EXPORT_DCAT_BUILDER_H

#include "base/strbuf.h"
#include "export/dcat.h"
#include "export/dcat_vocabulary.h"

/* What dcat.c, dcat_dataset.c and dcat_distribution.c share. */
struct dcat {
	const struct catalog *catalog; /* NULL: of one dataset alone */
	const struct dataset *dataset; /* then this one */
	const struct portal *portal;
	struct str base_url, first_language;
	struct rdf_graph graph;
	size_t next; /* dataset; before the first: the catalogue */
	bool is_begun;
	struct arena *arena;  /* of the keys below, for all parts */
	struct map described; /* shared nodes by IRI */
};

/* A dataset while it is described. */
struct dcat_dataset {
	const struct dataset *dataset;
	struct str page; /* its page's IRI, on whose fragments its parts are named */
	struct rdf_node *node;
};

/* base_url and a path, "index.html" left out; and an IRI of ours with a fragment. */
struct str dcat_url(struct dcat *dcat, struct str path);
struct str dcat_fragment(struct dcat *dcat, struct str page, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Whether a shared node is named for the first time in all parts. */
bool dcat_is_new(struct dcat *dcat, struct str iri);
struct rdf_node *dcat_node(struct dcat *dcat, struct str iri, const char *type);
void dcat_add(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, struct str value);
void dcat_add_text(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, const struct text *text);

/* Describe a node, unless that was done, and link to it. */
void dcat_add_languages(
    struct dcat *dcat, struct rdf_node *node, const struct str *languages, size_t count);
void dcat_add_agent(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const struct organization *organization);
void dcat_add_licence(struct dcat *dcat, struct rdf_node *node, const struct licence *licence);
/* The dataset's own text, else the portal's; dataset NULL: the catalogue's. */
void dcat_add_rights(struct dcat *dcat, struct rdf_node *node, const struct dcat_dataset *dataset);
void dcat_add_place(struct dcat *dcat, struct rdf_node *node, const struct dcat_dataset *dataset);

void dcat_describe_dataset(struct dcat *dcat, const struct dataset *dataset);
void dcat_describe_distributions(struct dcat *dcat, const struct dcat_dataset *dataset);

#endif
