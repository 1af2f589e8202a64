/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"

#define CHANGE_TYPE "http://purl.org/adms/changetype/"

/* Of the ADMS list of change types, which few have at hand: so it is described with the record. */
static void add_change(struct dcat *dcat, struct rdf_node *record, const char *change)
{
	struct str iri = arena_format(dcat->graph.arena, CHANGE_TYPE "%s", change);

	dcat_add(dcat, record, ADMS_STATUS, iri);
	if (dcat_is_new(dcat, iri))
		rdf_add_text_in(&dcat->graph, dcat_node(dcat, iri, "skos:Concept"),
		    &dcat_predicates[SKOS_PREF_LABEL], str_of(change), STR("en"));
}

/* What a record and its dataset keep to. */
static void add_profile(struct dcat *dcat, struct rdf_node *record)
{
	struct str iri = STR("https://semiceu.github.io/DCAT-AP/releases/3.0.1/");

	dcat_add(dcat, record, DCT_CONFORMS_TO, iri);
	if (dcat_is_new(dcat, iri))
		rdf_add_text_in(&dcat->graph, dcat_node(dcat, iri, "dct:Standard"),
		    &dcat_predicates[DCT_TITLE], STR("DCAT-AP 3.0.1"), STR("en"));
}

/* The entry about a dataset; its last change is the dataset's as far as anybody has said. */
void dcat_add_record(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct dataset *dataset = self->dataset;
	struct rdf_node *record = dcat_node(
	    dcat, dcat_fragment(dcat, self->page, "record"), "dcat:CatalogRecord");
	struct date issued = dataset->publish_from.year ? dataset->publish_from : dataset->issued;
	struct date updated = dataset_updated(dataset);
	struct date modified = updated.year ? updated : dcat->portal->today;
	bool is_changed = issued.year && updated.year && date_cmp(issued, updated) < 0;

	dcat_add(dcat, record, FOAF_PRIMARY_TOPIC, self->node->iri);
	dcat_add_date(dcat, record, DCT_ISSUED, issued);
	dcat_add_date(dcat, record, DCT_MODIFIED, modified);
	dcat_add_languages(dcat, record, dcat->portal->languages, dcat->portal->language_count);
	add_profile(dcat, record);
	add_change(dcat, record,
	    dataset->status == DATASET_WITHDRAWN ? "deleted"
	    : is_changed                         ? "updated"
						 : "created");
}

/* A withdrawn dataset is no longer one of the catalogue's; its record still says what became of it.
 */
void dcat_describe_withdrawn(struct dcat *dcat, const struct dataset *dataset)
{
	struct dcat_dataset self = { .dataset = dataset };
	bool has_reason = !text_is_empty(&dataset->withdrawn_reason);

	self.page = dcat_dataset_page(dcat, dataset->id);
	self.node = dcat_node(dcat, dcat_fragment(dcat, self.page, "dataset"), "dcat:Dataset");
	dcat_add_record(dcat, &self);
	dcat_add_names(dcat, self.node, &dataset->title,
	    has_reason ? &dataset->withdrawn_reason : &dataset->description);
	dcat_add(dcat, self.node, DCT_IDENTIFIER,
	    dataset->identifier.len ? dataset->identifier : dataset->id);
	dcat_add_eu(dcat, self.node, ADMS_STATUS, "dataset-status", STR("WITHDRAWN"));
	dcat_add_document(dcat, self.node, DCAT_LANDING_PAGE, self.page);
}
