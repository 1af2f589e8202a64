/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"

void dcat_add_licence(struct dcat *dcat, struct rdf_node *node, const struct licence *licence)
{
	struct str iri;
	struct rdf_node *document;

	if (!licence)
		return;
	iri = eu_iri(dcat->graph.arena, "licence", licence->eu_code);
	if (!iri.len)
		iri = rdf_iri(dcat->graph.arena, licence->url);
	if (!iri.len)
		iri = dcat_fragment(dcat, dcat->base_url, "licence-%.*s", STR_ARG(licence->id));
	dcat_add(dcat, node, DCT_LICENSE, iri);
	if (!dcat_is_new(dcat, iri))
		return;
	document = dcat_node(dcat, iri, "dct:LicenseDocument");
	if (!licence->eu_code.len)
		dcat_add_text(dcat, document, DCT_TITLE, &licence->title);
}

void dcat_add_rights(struct dcat *dcat, struct rdf_node *node, const struct dcat_dataset *dataset)
{
	bool is_own = dataset && !text_is_empty(&dataset->dataset->rights);
	const struct text *rights = is_own ? &dataset->dataset->rights : &dcat->portal->rights;
	struct str iri;

	if (text_is_empty(rights))
		return;
	iri = dcat_fragment(dcat, is_own ? dataset->page : dcat->base_url, "rights");
	dcat_add(dcat, node, DCT_RIGHTS, iri);
	if (dcat_is_new(dcat, iri))
		dcat_add_text(
		    dcat, dcat_node(dcat, iri, "dct:RightsStatement"), RDFS_LABEL, rights);
}

void dcat_add_place(struct dcat *dcat, struct rdf_node *node, const struct dcat_dataset *dataset)
{
	bool is_own = dataset && (!text_is_empty(&dataset->dataset->spatial) ||
				     dataset->dataset->spatial_uri.len);
	const struct text *name = is_own ? &dataset->dataset->spatial : &dcat->portal->spatial;
	struct str iri = rdf_iri(
	    dcat->graph.arena, is_own ? dataset->dataset->spatial_uri : dcat->portal->spatial_uri);

	if (!iri.len && text_is_empty(name))
		return;
	if (!iri.len)
		iri = dcat_fragment(dcat, is_own ? dataset->page : dcat->base_url, "place");
	dcat_add(dcat, node, DCT_SPATIAL, iri);
	if (dcat_is_new(dcat, iri))
		dcat_add_text(dcat, dcat_node(dcat, iri, "dct:Location"), RDFS_LABEL, name);
}

void dcat_add_period(
    struct dcat *dcat, struct rdf_node *node, struct str page, struct date start, struct date end)
{
	struct str iri;
	struct rdf_node *period;

	if (!start.year && !end.year)
		return;
	iri = dcat_fragment(dcat, page, "period");
	period = dcat_node(dcat, iri, "dct:PeriodOfTime");
	dcat_add(dcat, node, DCT_TEMPORAL, iri);
	dcat_add_date(dcat, period, DCAT_START_DATE, start);
	dcat_add_date(dcat, period, DCAT_END_DATE, end);
}

void dcat_add_themes(struct dcat *dcat, struct rdf_node *node, const struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->theme_count; i++) {
		const struct data_theme *theme = portal_find_data_theme(
		    dcat->portal, dataset->themes[i]);

		if (theme)
			dcat_add_eu(dcat, node, DCAT_THEME, "data-theme", theme->dcat_theme);
	}
}
