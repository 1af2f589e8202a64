/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"
#include "model/dataset_type.h"

/* What dataset.md says of itself, in the order of DCAT-AP's table. */
static void add_own_words(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct dataset *dataset = self->dataset;
	const struct relations *relations = &dataset->relations;
	struct rdf_node *node = self->node;

	dcat_add_names(dcat, node, &dataset->title, &dataset->description);
	dcat_add(dcat, node, DCT_IDENTIFIER,
	    dataset->identifier.len ? dataset->identifier : dataset->id);
	dcat_add_date(dcat, node, DCT_ISSUED, dataset->issued);
	dcat_add_date(dcat, node, DCT_MODIFIED, dataset->modified);
	if (dataset->frequency)
		dcat_add_eu(dcat, node, DCT_ACCRUAL_PERIODICITY, "frequency",
		    str_of(dataset->frequency->eu_code));
	dcat_add_languages(dcat, node, dataset->languages, dataset->language_count);
	for (size_t i = 0; i < dataset->keyword_count; i++)
		dcat_add_text(dcat, node, DCAT_KEYWORD, &dataset->keywords[i]);
	dcat_add_eu(
	    dcat, node, DCT_ACCESS_RIGHTS, "access-right", eu_access_right(dataset->access_right));
	dcat_add(dcat, node, DCAT_VERSION, dataset->version);
	dcat_add_text(dcat, node, ADMS_VERSION_NOTES, &dataset->version_notes);
	if (relations->type)
		dcat_add_eu(dcat, node, DCT_TYPE, "dataset-type", str_of(relations->type->eu_code));
	dcat_add(dcat, node, DCAT_SPATIAL_RESOLUTION, relations->spatial_resolution);
	dcat_add(dcat, node, DCAT_TEMPORAL_RESOLUTION, relations->temporal_resolution);
}

/* Its own, else the portal's. */
static void add_place(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct dataset *dataset = self->dataset;
	const struct place_shape *shape = &dataset->spatial_shape;

	if (text_is_empty(&dataset->spatial) && !dataset->spatial_uri.len && !shape->bbox.len &&
	    !shape->centroid.len && !shape->geometry.len)
		dcat_add_portal_place(dcat, self->node);
	else
		dcat_add_place(
		    dcat, self->node, self->page, &dataset->spatial, dataset->spatial_uri, shape);
}

void dcat_describe_dataset(struct dcat *dcat, const struct dataset *dataset)
{
	struct dcat_dataset self = { .dataset = dataset };

	self.page = dcat_dataset_page(dcat, dataset->id);
	self.node = dcat_node(dcat, dcat_fragment(dcat, self.page, "dataset"), "dcat:Dataset");
	add_own_words(dcat, &self);
	dcat_add_document(dcat, self.node, DCAT_LANDING_PAGE, self.page);
	dcat_add_document(
	    dcat, self.node, DCAT_LANDING_PAGE, rdf_iri(dcat->graph.arena, dataset->landing_page));
	dcat_add_themes(dcat, self.node, dataset);
	dcat_add_agent(dcat, self.node, DCT_PUBLISHER, portal_publisher_of(dcat->portal, dataset));
	dcat_add_agent(
	    dcat, self.node, DCT_CREATOR, portal_find_organization(dcat->portal, dataset->creator));
	dcat_add_contact(dcat, self.node, self.page, &dataset->contact,
	    portal_publisher_of(dcat->portal, dataset));
	add_place(dcat, &self);
	dcat_add_period(dcat, self.node, self.page, dataset->temporal_start, dataset->temporal_end);
	dcat_add_legislation(dcat, self.node, self.page, &dataset->legal_basis,
	    &dataset->relations.legislation, dataset->relations.hvd_category_count > 0);
	dcat_add_hvd_categories(dcat, self.node, dataset->relations.hvd_categories,
	    dataset->relations.hvd_category_count);
	dcat_add_provenance(dcat, &self);
	dcat_add_relations(dcat, &self);
	dcat_add_series(dcat, &self);
	dcat_describe_distributions(dcat, &self);
	dcat_add_record(dcat, &self);
}

static void describe_alone(struct dcat *dcat)
{
	dcat_describe_dataset(dcat, dcat->dataset);
}

const struct dcat_subject dcat_of_dataset = { describe_alone, NULL };
