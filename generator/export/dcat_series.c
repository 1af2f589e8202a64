/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"

static void describe_series(
    struct dcat *dcat, struct rdf_node *node, const struct dataset_series *series, struct str page)
{
	const struct portal *portal = dcat->portal;
	const struct organization *publisher = portal_find_organization(
	    portal, series->publisher.len ? series->publisher : portal->publisher);

	dcat_add_names(dcat, node, &series->title, &series->description);
	dcat_add_agent(dcat, node, DCT_PUBLISHER, publisher);
	dcat_add_contact(dcat, node, page, &series->contact, publisher);
	if (series->frequency)
		dcat_add_eu(dcat, node, DCT_ACCRUAL_PERIODICITY, "frequency",
		    str_of(series->frequency->eu_code));
	dcat_add_date(dcat, node, DCT_ISSUED, series->issued);
	dcat_add_date(dcat, node, DCT_MODIFIED, series->modified);
	dcat_add_period(dcat, node, page, series->temporal_start, series->temporal_end);
	if (text_is_empty(&series->spatial) && !series->spatial_uri.len)
		dcat_add_portal_place(dcat, node);
	else
		dcat_add_place(dcat, node, page, &series->spatial, series->spatial_uri,
		    &series->spatial_shape);
	dcat_add_legislation(dcat, node, page, &series->legal_basis, &series->legislation,
	    series->hvd_category_count > 0);
	dcat_add_hvd_categories(dcat, node, series->hvd_categories, series->hvd_category_count);
	dcat_add_dataset(dcat, node, DCAT_FIRST, dataset_series_first(portal, series));
	dcat_add_dataset(dcat, node, DCAT_LAST, dataset_series_last(portal, series));
}

/* "<base_url>series/<id>/": no page yet, but what belongs to a series is named below it. */
static struct str series_page(struct dcat *dcat, const struct dataset_series *series)
{
	return arena_format(
	    dcat->graph.arena, "%.*sseries/%.*s/", STR_ARG(dcat->base_url), STR_ARG(series->id));
}

void dcat_add_series(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct relations *relations = &self->dataset->relations;

	for (size_t i = 0; i < relations->place_count; i++) {
		const struct series_place *place = &relations->places[i];
		struct str page = series_page(dcat, place->series);
		struct str iri = dcat_fragment(dcat, page, "series");

		dcat_add(dcat, self->node, DCAT_IN_SERIES, iri);
		dcat_add_dataset(
		    dcat, self->node, DCAT_PREV, dataset_series_before(dcat->portal, place));
		dcat_add_dataset(
		    dcat, self->node, DCAT_NEXT, dataset_series_after(dcat->portal, place));
		if (dcat_is_new(dcat, iri))
			describe_series(
			    dcat, dcat_node(dcat, iri, "dcat:DatasetSeries"), place->series, page);
	}
}
