/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DCAT_BUILDER_H
#define DATAMO_EXPORT_DCAT_BUILDER_H

#include "base/strbuf.h"
#include "export/dcat.h"
#include "export/dcat_vocabulary.h"

/* What a graph is of: a first part, then one an entry. */
struct dcat_subject {
	void (*describe_head)(struct dcat *dcat);
	void (*describe_entry)(struct dcat *dcat, size_t index);
};

struct dcat {
	const struct dcat_subject *subject;
	const struct portal *portal;
	const struct catalog *catalog; /* NULL: of one dataset alone */
	const struct dataset *dataset; /* then this one */
	const struct dcat_page *page;  /* NULL: the whole of it */
	struct str base_url, dataset_pages, first_language;
	struct rdf_graph graph;
	size_t first, end; /* entries: the catalogue's datasets, then those withdrawn */
	size_t next;
	bool is_begun;
	const struct plan_item **promises; /* of a data map: entries behind the datasets */
	struct arena *arena;               /* for all parts */
	struct map described;              /* shared nodes by IRI */
};

/* A dataset while it is described. */
struct dcat_dataset {
	const struct dataset *dataset;
	struct str page; /* its page's IRI, on whose fragments its parts are named */
	struct rdf_node *node;
};

/* What a list of references is to a node. */
struct dcat_reference_kind {
	enum dcat_property property;
	const char *type; /* of what is referred to; NULL: anything */
	const char *name; /* of the fragment */
};

extern const struct dcat_reference_kind dcat_standards, dcat_documents, dcat_citations;

extern const struct dcat_subject dcat_of_catalog, dcat_of_dataset, dcat_of_data_map;

/* "catalog/2.ttl" */
void dcat_page_path(struct strbuf *path, const struct dcat_page *page, size_t number);

/* base_url and a path, "index.html" left out; and an IRI of ours with a fragment. */
struct str dcat_url(struct dcat *dcat, struct str path);
struct str dcat_fragment(struct dcat *dcat, struct str page, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
struct str dcat_catalog_iri(struct dcat *dcat);
/* Of its page, and of itself. */
struct str dcat_dataset_page(struct dcat *dcat, struct str id);
struct str dcat_dataset_iri(struct dcat *dcat, struct str id);

/* Whether a node that several share is named for the first time in all parts. */
bool dcat_is_new(struct dcat *dcat, struct str iri);
struct rdf_node *dcat_node(struct dcat *dcat, struct str iri, const char *type);
void dcat_add(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, struct str value);
void dcat_add_text(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, const struct text *text);
/* A text of ours, in those of the portal's languages that it has; else in English. */
void dcat_add_words(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const char *vi, const char *en);
void dcat_add_date(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, struct date date);
void dcat_add_eu(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const char *scheme, struct str code);
/* A page or file that is a foaf:Document; empty: none. */
void dcat_add_document(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, struct str iri);

/* Describe a node, unless that was done, and link to it. */
void dcat_add_languages(
    struct dcat *dcat, struct rdf_node *node, const struct str *languages, size_t count);
void dcat_add_agent(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const struct organization *organization);
/* Who publishes the portal: one without an organization has the contact's name, or its own. */
void dcat_add_portal_publisher(struct dcat *dcat, struct rdf_node *node);
void dcat_add_licence(struct dcat *dcat, struct rdf_node *node, const struct licence *licence);
/* The dataset's own text, else the portal's; dataset NULL: the catalogue's. */
void dcat_add_rights(struct dcat *dcat, struct rdf_node *node, const struct dcat_dataset *dataset);
/* In these, `page` is on whose fragments that is named which has no address of its own. */
void dcat_add_place(struct dcat *dcat, struct rdf_node *node, struct str page,
    const struct text *name, struct str uri, const struct place_shape *shape);
void dcat_add_portal_place(struct dcat *dcat, struct rdf_node *node);
/* The contact itself, else the portal's, else the publisher (NULL: none) if that can be reached. */
void dcat_add_contact(struct dcat *dcat, struct rdf_node *node, struct str page,
    const struct contact *contact, const struct organization *publisher);
void dcat_add_period(
    struct dcat *dcat, struct rdf_node *node, struct str page, struct date start, struct date end);
void dcat_add_references(struct dcat *dcat, struct rdf_node *node, struct str page,
    const struct references *references, const struct dcat_reference_kind *kind);
void dcat_add_legislation(struct dcat *dcat, struct rdf_node *node, struct str page,
    const struct text *legal_basis, const struct references *legislation, bool is_high_value);
void dcat_add_hvd_categories(
    struct dcat *dcat, struct rdf_node *node, const struct str *ids, size_t count);
void dcat_add_themes(struct dcat *dcat, struct rdf_node *node, const struct dataset *dataset);

/* The portal's API; described where it is first named. */
struct str dcat_add_service(struct dcat *dcat, struct rdf_node *node, enum dcat_property property);

/* The catalogue's entry about a dataset. */
void dcat_add_record(struct dcat *dcat, const struct dcat_dataset *dataset);
void dcat_describe_withdrawn(struct dcat *dcat, const struct dataset *dataset);
void dcat_describe_dataset(struct dcat *dcat, const struct dataset *dataset);
/* The data map as a catalogue within the other (NULL: alone). */
void dcat_add_data_map(struct dcat *dcat, struct rdf_node *catalog);
void dcat_add_theme_taxonomy(struct dcat *dcat, struct rdf_node *catalog);
/* Title and description, which everything must have. */
void dcat_add_names(struct dcat *dcat, struct rdf_node *node, const struct text *title,
    const struct text *description);
void dcat_add_role(struct dcat *dcat, struct rdf_node *node, struct str iri);
/* Relations with others, and where the data comes from. */
void dcat_add_relations(struct dcat *dcat, const struct dcat_dataset *dataset);
void dcat_add_provenance(struct dcat *dcat, const struct dcat_dataset *dataset);
void dcat_add_series(struct dcat *dcat, const struct dcat_dataset *dataset);
/* Link to a dataset of the portal; where that is not described itself, it gets its names. false:
 * the public does not see it. */
bool dcat_add_dataset(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const struct dataset *dataset);
/* Likewise, or to one elsewhere. */
void dcat_add_dataset_link(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const struct dataset_link *link);
void dcat_describe_distributions(struct dcat *dcat, const struct dcat_dataset *dataset);

#endif
