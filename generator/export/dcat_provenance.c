/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"

static void add_derivation(struct dcat *dcat, struct rdf_node *node, const struct source *source)
{
	dcat_add(dcat, node, PROV_WAS_DERIVED_FROM, rdf_iri(dcat->graph.arena, source->url));
	dcat_add_dataset_link(dcat, node, PROV_WAS_DERIVED_FROM, &source->dataset);
	if (source->dataset.id.len)
		dcat_add_dataset_link(dcat, node, DCT_SOURCE, &source->dataset);
}

/* "Title (publisher, 2024)" */
static struct str source_label(struct strbuf *label, const struct source *source, struct str title)
{
	strbuf_clear(label);
	strbuf_add(label, title);
	if (source->publisher.len || source->date.len)
		strbuf_add_format(label, " (%.*s%s%.*s)", STR_ARG(source->publisher),
		    source->publisher.len && source->date.len ? ", " : "", STR_ARG(source->date));
	return strbuf_str(label);
}

/*
 * dct:source must be a dataset with title and description, which one of this portal is; what people
 * name as sources are mostly reports and web pages. So each is a statement of provenance that
 * points to it, and PROV says that the data is derived from it.
 */
static void add_sources(struct dcat *dcat, const struct dcat_dataset *dataset)
{
	struct strbuf label = STRBUF_INIT;

	for (size_t i = 0; i < dataset->dataset->source_count; i++) {
		const struct source *source = &dataset->dataset->sources[i];
		struct str iri = dcat_fragment(dcat, dataset->page, "source-%zu", i + 1);
		struct rdf_node *node = dcat_node(dcat, iri, "dct:ProvenanceStatement");

		dcat_add(dcat, dataset->node, DCT_PROVENANCE, iri);
		for (size_t j = 0; j < source->title.count; j++) {
			const struct text_entry *entry = &source->title.entries[j];

			if (entry->value.len)
				rdf_add_text_in(&dcat->graph, node, &dcat_predicates[RDFS_LABEL],
				    source_label(&label, source, entry->value),
				    entry->language.len ? entry->language : dcat->first_language);
		}
		if (text_is_empty(&source->title))
			dcat_add(dcat, node, RDFS_LABEL,
			    source->url.len ? source->url : source->dataset.id);
		dcat_add(dcat, node, DCT_SOURCE, rdf_iri(dcat->graph.arena, source->url));
		add_derivation(dcat, dataset->node, source);
	}
	strbuf_release(&label);
}

static void add_lineage(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct text *provenance = &self->dataset->relations.provenance;
	struct str iri = dcat_fragment(dcat, self->page, "provenance");

	if (text_is_empty(provenance))
		return;
	dcat_add(dcat, self->node, DCT_PROVENANCE, iri);
	dcat_add_text(
	    dcat, dcat_node(dcat, iri, "dct:ProvenanceStatement"), RDFS_LABEL, provenance);
}

static void add_activities(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct relations *relations = &self->dataset->relations;

	for (size_t i = 0; i < relations->activity_count; i++) {
		const struct activity *activity = &relations->activities[i];
		struct str iri = dcat_fragment(dcat, self->page, "activity-%zu", i + 1);
		struct rdf_node *node = dcat_node(dcat, iri, "prov:Activity");

		dcat_add(dcat, self->node, PROV_WAS_GENERATED_BY, iri);
		dcat_add_text(dcat, node, RDFS_LABEL, &activity->title);
		dcat_add_text(dcat, node, DCT_DESCRIPTION, &activity->description);
		dcat_add_agent(dcat, node, PROV_WAS_ASSOCIATED_WITH,
		    portal_find_organization(dcat->portal, activity->organization));
	}
}

/* Roles by INSPIRE's register of those of ISO 19115. */
static void add_attributions(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct relations *relations = &self->dataset->relations;

	for (size_t i = 0; i < relations->attribution_count; i++) {
		const struct attribution *attribution = &relations->attributions[i];
		const struct organization *agent = portal_find_organization(
		    dcat->portal, attribution->organization);
		struct str iri = dcat_fragment(dcat, self->page, "attribution-%zu", i + 1);
		struct rdf_node *node;

		if (!agent)
			continue;
		node = dcat_node(dcat, iri, "prov:Attribution");
		dcat_add(dcat, self->node, PROV_QUALIFIED_ATTRIBUTION, iri);
		dcat_add_agent(dcat, node, PROV_AGENT, agent);
		if (attribution->role.len)
			dcat_add_role(dcat, node,
			    arena_format(dcat->graph.arena,
				"http://inspire.ec.europa.eu/metadata-codelist/"
				"ResponsiblePartyRole/%.*s",
				STR_ARG(attribution->role)));
	}
}

void dcat_add_provenance(struct dcat *dcat, const struct dcat_dataset *dataset)
{
	add_lineage(dcat, dataset);
	add_sources(dcat, dataset);
	add_activities(dcat, dataset);
	add_attributions(dcat, dataset);
}
