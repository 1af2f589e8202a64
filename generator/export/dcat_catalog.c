/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"

void dcat_page_path(struct strbuf *path, const struct dcat_page *page, size_t number)
{
	strbuf_add_format(path, "catalog/%zu.%s", number, page->extension);
}

static void add_page_link(struct dcat *dcat, struct rdf_node *node, size_t number,
    enum dcat_property property, enum dcat_property former)
{
	struct strbuf path = STRBUF_INIT;
	struct str iri;

	dcat_page_path(&path, dcat->page, number);
	iri = dcat_url(dcat, strbuf_str(&path));
	strbuf_release(&path);
	dcat_add(dcat, node, property, iri);
	dcat_add(dcat, node, former, iri);
}

static void add_count(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, size_t count)
{
	dcat_add(dcat, node, property, arena_format(dcat->graph.arena, "%zu", count));
}

/* By the names of Hydra's draft and by those that it had before; see dcat.h for who reads which. */
static void add_paging(struct dcat *dcat, struct rdf_node *catalog)
{
	const struct dcat_page *page = dcat->page;
	struct strbuf path = STRBUF_INIT;
	struct rdf_node *node;

	dcat_page_path(&path, page, page->number);
	node = dcat_node(dcat, dcat_url(dcat, strbuf_str(&path)), "hydra:PagedCollection");
	strbuf_release(&path);
	rdf_add_type(&dcat->graph, node, "hydra:PartialCollectionView");
	dcat_add(dcat, catalog, HYDRA_VIEW, node->iri);
	add_page_link(dcat, node, 1, HYDRA_FIRST, HYDRA_FIRST_PAGE);
	if (page->number > 1)
		add_page_link(dcat, node, page->number - 1, HYDRA_PREVIOUS, HYDRA_PREVIOUS_PAGE);
	if (page->number < page->count)
		add_page_link(dcat, node, page->number + 1, HYDRA_NEXT, HYDRA_NEXT_PAGE);
	add_page_link(dcat, node, page->count, HYDRA_LAST, HYDRA_LAST_PAGE);
	add_count(dcat, node, HYDRA_TOTAL_ITEMS, dcat->catalog->count);
	add_count(dcat, node, HYDRA_ITEMS_PER_PAGE, DCAT_PAGE_DATASETS);
}

/* The list that dcat:theme is from; a concept scheme must have a title. */
void dcat_add_theme_taxonomy(struct dcat *dcat, struct rdf_node *node)
{
	struct str iri = STR("http://publications.europa.eu/resource/authority/data-theme");
	struct rdf_node *scheme = dcat_node(dcat, iri, "skos:ConceptScheme");

	dcat_add(dcat, node, DCAT_THEME_TAXONOMY, iri);
	rdf_add_text_in(
	    &dcat->graph, scheme, &dcat_predicates[DCT_TITLE], STR("Data theme"), STR("en"));
}

static const struct dataset *entry_at(const struct catalog *catalog, size_t index)
{
	return index < catalog->count ? catalog->datasets[index]
				      : catalog->withdrawn[index - catalog->count];
}

/* Few at a time, so that a part stays small; a withdrawn one has a record alone. */
static void list_entries(struct dcat *dcat, size_t first)
{
	const struct catalog *catalog = dcat->catalog;
	struct rdf_node *node = dcat_node(dcat, dcat_catalog_iri(dcat), "dcat:Catalog");
	struct rdf_node *service;
	size_t end = dcat->end - first < DCAT_PAGE_DATASETS ? dcat->end
							    : first + DCAT_PAGE_DATASETS;

	if (first == end)
		return;
	service = rdf_graph_node(&dcat->graph, dcat_add_service(dcat, node, DCAT_SERVICE));
	for (size_t i = first; i < end; i++) {
		struct str page = dcat_dataset_page(dcat, entry_at(catalog, i)->id);

		dcat_add(dcat, node, DCAT_RECORD, dcat_fragment(dcat, page, "record"));
		if (i >= catalog->count)
			continue;
		dcat_add(dcat, node, DCAT_DATASET, dcat_fragment(dcat, page, "dataset"));
		dcat_add(dcat, service, DCAT_SERVES_DATASET, dcat_fragment(dcat, page, "dataset"));
	}
}

/* What all its datasets are about; open where one of them is. */
static void add_period(struct dcat *dcat, struct rdf_node *node)
{
	const struct catalog *catalog = dcat->catalog;
	struct date start = { 9999, 12, 31 }, end = { 0, 0, 0 };

	for (size_t i = 0; i < catalog->count; i++) {
		const struct dataset *dataset = catalog->datasets[i];

		if (dataset->temporal_start.year && date_cmp(dataset->temporal_start, start) < 0)
			start = dataset->temporal_start;
		if (dataset->temporal_end.year && date_cmp(dataset->temporal_end, end) > 0)
			end = dataset->temporal_end;
	}
	if (start.year < 9999 || end.year)
		dcat_add_period(dcat, node, dcat->base_url,
		    start.year < 9999 ? start : (struct date){ 0, 0, 0 }, end);
}

static void describe_catalog(struct dcat *dcat)
{
	const struct portal *portal = dcat->portal;
	struct date modified = portal->modified.year ? portal->modified
						     : portal_newest_date(portal);
	struct rdf_node *node = dcat_node(dcat, dcat_catalog_iri(dcat), "dcat:Catalog");

	dcat_add_names(dcat, node, &portal->title, &portal->description);
	dcat_add_portal_publisher(dcat, node);
	dcat_add_agent(dcat, node, DCT_CREATOR, portal_find_organization(portal, portal->creator));
	dcat_add_document(dcat, node, FOAF_HOMEPAGE, dcat->base_url);
	dcat_add_languages(dcat, node, portal->languages, portal->language_count);
	dcat_add_licence(dcat, node, portal->licence);
	dcat_add_rights(dcat, node, NULL);
	dcat_add_date(dcat, node, DCT_ISSUED, portal->issued);
	dcat_add_date(dcat, node, DCT_MODIFIED, modified);
	dcat_add_portal_place(dcat, node);
	dcat_add_legislation(
	    dcat, node, dcat->base_url, &portal->legal_basis, &portal->legislation, false);
	add_period(dcat, node);
	dcat_add_theme_taxonomy(dcat, node);
	if (portal->plan_count)
		dcat_add_data_map(dcat, node);
	if (dcat->page)
		add_paging(dcat, node);
	list_entries(dcat, dcat->first);
}

static void describe_entry(struct dcat *dcat, size_t index)
{
	if (index > dcat->first && (index - dcat->first) % DCAT_PAGE_DATASETS == 0)
		list_entries(dcat, index);
	if (index < dcat->catalog->count)
		dcat_describe_dataset(dcat, dcat->catalog->datasets[index]);
	else
		dcat_describe_withdrawn(dcat, entry_at(dcat->catalog, index));
}

const struct dcat_subject dcat_of_catalog = { describe_catalog, describe_entry };
