/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"

static struct str map_iri(struct dcat *dcat)
{
	return dcat_fragment(dcat, dcat_url(dcat, STR("data-map/")), "catalog");
}

/* All but what it lists; the API has it too, at api/v1/data-map.json. */
void dcat_add_data_map(struct dcat *dcat, struct rdf_node *catalog)
{
	const struct portal *portal = dcat->portal;
	struct rdf_node *map = dcat_node(dcat, map_iri(dcat), "dcat:Catalog");

	if (catalog)
		dcat_add(dcat, catalog, DCAT_CATALOG, map->iri);
	dcat_add_words(dcat, map, DCT_TITLE, "Bản đồ dữ liệu", "Data map");
	dcat_add_words(dcat, map, DCT_DESCRIPTION,
	    "Cơ quan nào giữ dữ liệu nào: đã mở, sẽ mở theo kế hoạch, và không mở kèm lý do.",
	    "Which organization holds which data: open, to be opened by the plan, and closed, with "
	    "the reason.");
	dcat_add_portal_publisher(dcat, map);
	dcat_add_languages(dcat, map, portal->languages, portal->language_count);
	dcat_add_licence(dcat, map, portal->licence);
	dcat_add_rights(dcat, map, NULL);
	dcat_add_portal_place(dcat, map);
	dcat_add_date(dcat, map, DCT_ISSUED, portal->issued);
	dcat_add_date(dcat, map, DCT_MODIFIED, portal->today);
	dcat_add_document(dcat, map, FOAF_HOMEPAGE, dcat->base_url);
	dcat_add_theme_taxonomy(dcat, map);
	dcat_add_service(dcat, map, DCAT_SERVICE);
}

static void describe_map(struct dcat *dcat)
{
	dcat_add_data_map(dcat, NULL);
}

static struct rdf_node *add_entry(struct dcat *dcat, struct str iri)
{
	struct rdf_node *map = rdf_graph_node(&dcat->graph, map_iri(dcat));

	dcat_add(dcat, map, DCAT_DATASET, iri);
	return dcat_node(dcat, iri, "dcat:Dataset");
}

/* What it is and whose; the catalogue tells the rest. */
static void describe_open(struct dcat *dcat, const struct dataset *dataset)
{
	const struct portal *portal = dcat->portal;
	struct str page = dcat_dataset_page(dcat, dataset->id);
	struct rdf_node *node = add_entry(dcat, dcat_fragment(dcat, page, "dataset"));

	dcat_add_names(dcat, node, &dataset->title, &dataset->description);
	dcat_add(dcat, node, DCT_IDENTIFIER,
	    dataset->identifier.len ? dataset->identifier : dataset->id);
	dcat_add_agent(dcat, node, DCT_PUBLISHER, portal_publisher_of(portal, dataset));
	dcat_add_agent(dcat, node, DCT_CREATOR, portal_find_organization(portal, dataset->creator));
	dcat_add_themes(dcat, node, dataset);
	dcat_add_eu(
	    dcat, node, DCT_ACCESS_RIGHTS, "access-right", eu_access_right(dataset->access_right));
	dcat_add_document(dcat, node, DCAT_LANDING_PAGE, page);
}

static void add_legal_basis(
    struct dcat *dcat, struct rdf_node *node, struct str plan, const struct plan_entry *entry)
{
	struct str iri = dcat_fragment(dcat, plan, "legal-basis-%.*s", STR_ARG(entry->id));

	if (text_is_empty(&entry->legal_basis))
		return;
	dcat_add(dcat, node, DCATAP_APPLICABLE_LEGISLATION, iri);
	dcat_add_text(
	    dcat, dcat_node(dcat, iri, "eli:LegalResource"), DCT_TITLE, &entry->legal_basis);
}

static void describe_promise(struct dcat *dcat, const struct plan_item *item)
{
	const struct plan_entry *entry = item->entry;
	const struct data_theme *theme = portal_find_data_theme(dcat->portal, entry->theme);
	struct str plan = dcat_url(dcat, STR("plan/")), iri;
	struct rdf_node *node;

	iri = dcat_fragment(dcat, plan, "entry-%.*s", STR_ARG(entry->id));
	node = add_entry(dcat, iri);
	dcat_add_names(dcat, node, &entry->title, &entry->note);
	dcat_add(dcat, node, DCT_IDENTIFIER, entry->id);
	dcat_add_agent(
	    dcat, node, DCT_PUBLISHER, portal_find_organization(dcat->portal, entry->organization));
	if (theme)
		dcat_add_eu(dcat, node, DCAT_THEME, "data-theme", theme->dcat_theme);
	if (entry->frequency)
		dcat_add_eu(dcat, node, DCT_ACCRUAL_PERIODICITY, "frequency",
		    str_of(entry->frequency->eu_code));
	if (item->state == PLAN_CLOSED) {
		dcat_add_eu(dcat, node, DCT_ACCESS_RIGHTS, "access-right", STR("NON_PUBLIC"));
	} else {
		dcat_add_eu(dcat, node, ADMS_STATUS, "dataset-status", STR("DEVELOP"));
		dcat_add_date(dcat, node, DCT_AVAILABLE, entry->due);
	}
	add_legal_basis(dcat, node, plan, entry);
	dcat_add_document(dcat, node, DCAT_LANDING_PAGE, plan);
}

static void describe_entry(struct dcat *dcat, size_t index)
{
	if (index < dcat->catalog->count)
		describe_open(dcat, dcat->catalog->datasets[index]);
	else
		describe_promise(dcat, dcat->promises[index - dcat->catalog->count]);
}

const struct dcat_subject dcat_of_data_map = { describe_map, describe_entry };
