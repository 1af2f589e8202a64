/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"
#include "model/site_path.h"

bool dcat_add_dataset(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const struct dataset *dataset)
{
	bool is_whole = dcat->catalog && !dcat->page;
	struct str iri;

	if (!dataset || !portal_publishes(dcat->portal, dataset))
		return false;
	iri = dcat_dataset_iri(dcat, dataset->id);
	dcat_add(dcat, node, property, iri);
	if (!is_whole)
		dcat_add_names(dcat, dcat_node(dcat, iri, "dcat:Dataset"), &dataset->title,
		    &dataset->description);
	return true;
}

void dcat_add_dataset_link(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const struct dataset_link *link)
{
	dcat_add(dcat, node, property, rdf_iri(dcat->graph.arena, link->url));
	if (link->id.len)
		dcat_add_dataset(dcat, node, property, portal_find_dataset(dcat->portal, link->id));
}

void dcat_add_role(struct dcat *dcat, struct rdf_node *node, struct str iri)
{
	dcat_add(dcat, node, DCAT_HAD_ROLE, iri);
	dcat_node(dcat, iri, "dcat:Role");
}

static void add_role(struct dcat *dcat, struct rdf_node *node, struct str role)
{
	struct strbuf name = STRBUF_INIT;
	struct str iri = rdf_iri(dcat->graph.arena, role);

	percent_encode_add(&name, role);
	if (!iri.len && role.len)
		iri = arena_format(dcat->graph.arena,
		    "http://www.iana.org/assignments/relation/%.*s", STR_ARG(strbuf_str(&name)));
	if (iri.len)
		dcat_add_role(dcat, node, iri);
	strbuf_release(&name);
}

/* DCAT-AP wants both ends described, so that of a dataset elsewhere there is only to say that it is
 * related. */
static void add_relationships(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct relations *relations = &self->dataset->relations;

	for (size_t i = 0; i < relations->relationship_count; i++) {
		const struct relationship *relationship = &relations->relationships[i];
		struct str iri = dcat_fragment(dcat, self->page, "relationship-%zu", i + 1);
		struct rdf_node *node;

		if (!relationship->target.id.len || !relationship->role.len) {
			dcat_add_dataset_link(
			    dcat, self->node, DCT_RELATION, &relationship->target);
			continue;
		}
		node = rdf_graph_node(&dcat->graph, iri);
		if (!dcat_add_dataset(dcat, node, DCT_RELATION,
			portal_find_dataset(dcat->portal, relationship->target.id)))
			continue;
		rdf_add_type(&dcat->graph, node, "dcat:Relationship");
		add_role(dcat, node, relationship->role);
		dcat_add(dcat, self->node, DCAT_QUALIFIED_RELATION, iri);
	}
}

static void add_identifiers(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct relations *relations = &self->dataset->relations;

	for (size_t i = 0; i < relations->identifier_count; i++) {
		const struct other_identifier *identifier = &relations->identifiers[i];
		struct str iri = dcat_fragment(dcat, self->page, "identifier-%zu", i + 1);
		struct rdf_node *node;

		if (!identifier->id.len)
			continue;
		node = dcat_node(dcat, iri, "adms:Identifier");
		dcat_add(dcat, self->node, ADMS_IDENTIFIER, iri);
		dcat_add(dcat, node, SKOS_NOTATION, identifier->id);
		dcat_add_text(dcat, node, ADMS_SCHEMA_AGENCY, &identifier->scheme);
	}
}

/* Both ways, as DCAT-AP names the one and DCAT the other. */
static void add_versions(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct relations *relations = &self->dataset->relations;

	dcat_add_dataset_link(dcat, self->node, DCAT_IS_VERSION_OF, &relations->version_of);
	for (size_t i = 0; i < relations->version_count; i++)
		dcat_add_dataset(dcat, self->node, DCAT_HAS_VERSION, relations->versions[i]);
}

void dcat_add_relations(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct relations *relations = &self->dataset->relations;

	dcat_add_references(dcat, self->node, self->page, &relations->standards, &dcat_standards);
	dcat_add_references(dcat, self->node, self->page, &relations->documents, &dcat_documents);
	dcat_add_references(
	    dcat, self->node, self->page, &relations->referenced_by, &dcat_citations);
	for (size_t i = 0; i < relations->related_count; i++)
		dcat_add_dataset_link(dcat, self->node, DCT_RELATION, &relations->related[i]);
	add_relationships(dcat, self);
	add_versions(dcat, self);
	add_identifiers(dcat, self);
}
