/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"
#include "model/hvd_category.h"

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
	for (size_t i = 0; adms_licence_type(licence->id, i).len; i++)
		dcat_add(dcat, document, DCT_TYPE, adms_licence_type(licence->id, i));
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

void dcat_add_place(struct dcat *dcat, struct rdf_node *node, struct str page,
    const struct text *name, struct str uri, const struct place_shape *shape)
{
	struct str iri = rdf_iri(dcat->graph.arena, uri);
	struct rdf_node *place;

	if (!iri.len && text_is_empty(name) && !shape->bbox.len && !shape->centroid.len &&
	    !shape->geometry.len)
		return;
	if (!iri.len)
		iri = dcat_fragment(dcat, page, "place");
	dcat_add(dcat, node, DCT_SPATIAL, iri);
	if (!dcat_is_new(dcat, iri))
		return;
	place = dcat_node(dcat, iri, "dct:Location");
	dcat_add_text(dcat, place, RDFS_LABEL, name);
	dcat_add(dcat, place, DCAT_BBOX, shape->bbox);
	dcat_add(dcat, place, DCAT_CENTROID, shape->centroid);
	dcat_add(dcat, place, LOCN_GEOMETRY, shape->geometry);
}

void dcat_add_portal_place(struct dcat *dcat, struct rdf_node *node)
{
	const struct portal *portal = dcat->portal;

	dcat_add_place(dcat, node, dcat->base_url, &portal->spatial, portal->spatial_uri,
	    &portal->spatial_shape);
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

/* Something to read, named on a fragment of `page` when it has no address. Its title is said again
 * wherever it is named: what two say of one standard may differ. */
void dcat_add_references(struct dcat *dcat, struct rdf_node *node, struct str page,
    const struct references *references, const struct dcat_reference_kind *kind)
{
	for (size_t i = 0; i < references->count; i++) {
		const struct reference *reference = &references->items[i];
		struct str iri = rdf_iri(dcat->graph.arena, reference->url);
		struct rdf_node *target;

		if (!iri.len)
			iri = dcat_fragment(dcat, page, "%s-%zu", kind->name, i + 1);
		dcat_add(dcat, node, kind->property, iri);
		target = rdf_graph_node(&dcat->graph, iri);
		if (kind->type)
			rdf_add_type(&dcat->graph, target, kind->type);
		dcat_add_text(dcat, target, DCT_TITLE, &reference->title);
	}
}

const struct dcat_reference_kind dcat_standards = { DCT_CONFORMS_TO, "dct:Standard", "standard" };
const struct dcat_reference_kind dcat_documents = { FOAF_PAGE, "foaf:Document", "document" };
const struct dcat_reference_kind dcat_citations = { DCT_IS_REFERENCED_BY, NULL, "citation" };
static const struct dcat_reference_kind acts = { DCATAP_APPLICABLE_LEGISLATION, "eli:LegalResource",
	"act" };

/* High-value datasets are so by a regulation, which they must name. */
static void add_hvd_regulation(struct dcat *dcat, struct rdf_node *node)
{
	struct str iri = STR("http://data.europa.eu/eli/reg_impl/2023/138/oj");

	dcat_add(dcat, node, DCATAP_APPLICABLE_LEGISLATION, iri);
	rdf_add_text_in(&dcat->graph, dcat_node(dcat, iri, "eli:LegalResource"),
	    &dcat_predicates[DCT_TITLE], STR("Commission Implementing Regulation (EU) 2023/138"),
	    STR("en"));
}

void dcat_add_legislation(struct dcat *dcat, struct rdf_node *node, struct str page,
    const struct text *legal_basis, const struct references *legislation, bool is_high_value)
{
	if (!text_is_empty(legal_basis)) {
		struct str iri = dcat_fragment(dcat, page, "legal-basis");

		dcat_add(dcat, node, DCATAP_APPLICABLE_LEGISLATION, iri);
		dcat_add_text(
		    dcat, dcat_node(dcat, iri, "eli:LegalResource"), DCT_TITLE, legal_basis);
	}
	dcat_add_references(dcat, node, page, legislation, &acts);
	if (is_high_value)
		add_hvd_regulation(dcat, node);
}

void dcat_add_hvd_categories(
    struct dcat *dcat, struct rdf_node *node, const struct str *ids, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct hvd_category *category = hvd_category_find(ids[i]);

		dcat_add(dcat, node, DCATAP_HVD_CATEGORY, category->iri);
		if (dcat_is_new(dcat, category->iri))
			dcat_add_text(dcat, dcat_node(dcat, category->iri, "skos:Concept"),
			    SKOS_PREF_LABEL, &category->name);
	}
}
