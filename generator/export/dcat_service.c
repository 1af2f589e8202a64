/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"

/* What its datasets are about; a service of high-value datasets is one itself. */
static void add_subjects(struct dcat *dcat, struct rdf_node *service)
{
	static const struct text no_words = { NULL, 0 };
	static const struct references no_acts = { NULL, 0 };
	const struct dataset *const *datasets = dcat->catalog ? dcat->catalog->datasets
							      : &dcat->dataset;
	size_t count = dcat->catalog ? dcat->catalog->count : 1;
	bool is_high_value = false;

	for (size_t i = 0; i < count; i++) {
		const struct relations *relations = &datasets[i]->relations;

		dcat_add_themes(dcat, service, datasets[i]);
		dcat_add_hvd_categories(
		    dcat, service, relations->hvd_categories, relations->hvd_category_count);
		is_high_value = is_high_value || relations->hvd_category_count;
	}
	dcat_add_legislation(dcat, service, dcat->base_url, &no_words, &no_acts, is_high_value);
}

/* OpenAPI describes it, for programs; that is also what there is to read about it. */
static void add_description(struct dcat *dcat, struct rdf_node *service)
{
	struct str description = dcat_url(dcat, STR("api/v1/openapi.json"));
	struct str standard = STR("https://spec.openapis.org/oas/v3.1.0");

	dcat_add(dcat, service, DCAT_ENDPOINT_DESCRIPTION, description);
	dcat_add_document(dcat, service, FOAF_PAGE, description);
	dcat_add(dcat, service, DCT_CONFORMS_TO, standard);
	rdf_add_text_in(&dcat->graph, dcat_node(dcat, standard, "dct:Standard"),
	    &dcat_predicates[DCT_TITLE], STR("OpenAPI 3.1"), STR("en"));
}

struct str dcat_add_service(struct dcat *dcat, struct rdf_node *node, enum dcat_property property)
{
	struct str iri = dcat_fragment(dcat, dcat->base_url, "api");
	struct rdf_node *service;

	dcat_add(dcat, node, property, iri);
	if (!dcat_is_new(dcat, iri))
		return iri;
	service = dcat_node(dcat, iri, "dcat:DataService");
	dcat_add_words(dcat, service, DCT_TITLE, "API của cổng", "The portal's API");
	dcat_add_words(dcat, service, DCT_DESCRIPTION,
	    "Mô tả của các tập dữ liệu, những dòng đầu của bảng và địa chỉ các tệp, ở dạng JSON; "
	    "đọc bằng GET, không cần khóa truy cập.",
	    "What is said of the datasets, the first rows of their tables and where their files "
	    "are, in JSON; by plain GET, without a key.");
	dcat_add_words(dcat, service, DCAT_KEYWORD, "dữ liệu mở", "open data");
	dcat_add(dcat, service, DCAT_ENDPOINT_URL, dcat_url(dcat, STR("api/v1/")));
	add_description(dcat, service);
	dcat_add_eu(dcat, service, DCT_FORMAT, "file-type", STR("JSON"));
	dcat_add_document(dcat, service, DCAT_LANDING_PAGE, dcat->base_url);
	dcat_add_portal_publisher(dcat, service);
	dcat_add_contact(dcat, service, dcat->base_url, &dcat->portal->contact,
	    portal_find_organization(dcat->portal, dcat->portal->publisher));
	dcat_add_licence(dcat, service, dcat->portal->licence);
	dcat_add_eu(dcat, service, DCT_ACCESS_RIGHTS, "access-right", STR("PUBLIC"));
	add_subjects(dcat, service);
	return iri;
}
