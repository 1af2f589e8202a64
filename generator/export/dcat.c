/* SPDX-License-Identifier: MIT */
#include "export/dcat.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"
#include "export/dcat_builder.h"
#include "export/exporters.h"
#include "model/site_path.h"

struct str dcat_url(struct dcat *dcat, struct str path)
{
	struct strbuf url = STRBUF_INIT;
	struct str result;

	site_path_url(&url, dcat->base_url, path);
	result = arena_str(dcat->graph.arena, strbuf_str(&url));
	strbuf_release(&url);
	return result;
}

struct str dcat_fragment(struct dcat *dcat, struct str page, const char *format, ...)
{
	struct strbuf iri = STRBUF_INIT;
	char fragment[512];
	struct str result;
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(fragment, sizeof(fragment), format, arguments);
	va_end(arguments);
	strbuf_add(&iri, page);
	strbuf_add_char(&iri, '#');
	percent_encode_add(&iri, str_of(fragment));
	result = arena_str(dcat->graph.arena, strbuf_str(&iri));
	strbuf_release(&iri);
	return result;
}

bool dcat_is_new(struct dcat *dcat, struct str iri)
{
	bool is_new;

	map_put(&dcat->described, arena_str(dcat->arena, iri), 0, &is_new);
	return is_new;
}

struct rdf_node *dcat_node(struct dcat *dcat, struct str iri, const char *type)
{
	struct rdf_node *node = rdf_graph_node(&dcat->graph, iri);

	rdf_add_type(&dcat->graph, node, type);
	return node;
}

void dcat_add(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, struct str value)
{
	rdf_add(&dcat->graph, node, &dcat_predicates[property], value);
}

void dcat_add_text(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, const struct text *text)
{
	rdf_add_text(&dcat->graph, node, &dcat_predicates[property], text, dcat->first_language);
}

void dcat_add_languages(
    struct dcat *dcat, struct rdf_node *node, const struct str *languages, size_t count)
{
	for (size_t i = 0; i < count; i++)
		dcat_add(dcat, node, DCT_LANGUAGE,
		    eu_iri(dcat->graph.arena, "language", eu_language(languages[i])));
}

static struct str organization_page(struct dcat *dcat, const struct organization *organization)
{
	struct strbuf path = STRBUF_INIT, folder = STRBUF_INIT;
	struct str result;

	strbuf_add_format(&folder, "%.*s/%.*s", STR_ARG(facet_folder(FACET_ORGANIZATION)),
	    STR_ARG(organization->id));
	site_path_list(&path, strbuf_str(&folder), 1);
	result = dcat_url(dcat, strbuf_str(&path));
	strbuf_release(&folder);
	strbuf_release(&path);
	return result;
}

static void add_homepage(struct dcat *dcat, struct rdf_node *node, struct str iri)
{
	if (!iri.len)
		return;
	dcat_add(dcat, node, FOAF_HOMEPAGE, iri);
	dcat_node(dcat, iri, "foaf:Document");
}

void dcat_add_agent(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const struct organization *organization)
{
	struct str iri;
	struct rdf_node *agent;

	if (!organization)
		return;
	iri = dcat_fragment(dcat, organization_page(dcat, organization), "organization");
	dcat_add(dcat, node, property, iri);
	if (!dcat_is_new(dcat, iri))
		return;
	agent = dcat_node(dcat, iri, "foaf:Agent");
	dcat_add_text(dcat, agent, FOAF_NAME, &organization->name);
	if (text_is_empty(&organization->name))
		dcat_add(dcat, agent, FOAF_NAME, organization->id);
	dcat_add(dcat, agent, DCT_TYPE, adms_publisher_type(organization->type));
	dcat_add(dcat, agent, FOAF_MBOX, rdf_mail_iri(dcat->graph.arena, organization->email));
	add_homepage(dcat, agent, rdf_iri(dcat->graph.arena, organization->homepage));
}

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

/* A catalogue must have one publisher: who has not said so gets the name of the portal. */
static void add_publisher(struct dcat *dcat, struct rdf_node *node)
{
	const struct portal *portal = dcat->portal;
	const struct organization *publisher = portal_find_organization(portal, portal->publisher);
	bool is_named = !text_is_empty(&portal->contact.name);
	struct str iri;

	if (publisher) {
		dcat_add_agent(dcat, node, DCT_PUBLISHER, publisher);
		return;
	}
	iri = dcat_fragment(dcat, dcat->base_url, "publisher");
	dcat_add(dcat, node, DCT_PUBLISHER, iri);
	dcat_add_text(dcat, dcat_node(dcat, iri, "foaf:Agent"), FOAF_NAME,
	    is_named ? &portal->contact.name : &portal->title);
}

/* The list that dcat:theme is from; a concept scheme must have a title. */
static void add_themes(struct dcat *dcat, struct rdf_node *node)
{
	struct str iri = STR("http://publications.europa.eu/resource/authority/data-theme");
	struct rdf_node *scheme = dcat_node(dcat, iri, "skos:ConceptScheme");

	dcat_add(dcat, node, DCAT_THEME_TAXONOMY, iri);
	rdf_add_text_in(
	    &dcat->graph, scheme, &dcat_predicates[DCT_TITLE], STR("Data theme"), STR("en"));
}

static struct str dataset_iri(struct dcat *dcat, const struct dataset *dataset)
{
	struct strbuf path = STRBUF_INIT;
	struct str page;

	site_path_dataset_file(&path, dataset->id, STR("index.html"));
	page = dcat_url(dcat, strbuf_str(&path));
	strbuf_release(&path);
	return dcat_fragment(dcat, page, "dataset");
}

/* api/v1/ as a service that gives each dataset's metadata and rows. */
static void add_service(struct dcat *dcat, struct rdf_node *catalog)
{
	static const struct text_entry words[] = { { STR_INIT("vi"), STR_INIT("API của cổng") },
		{ STR_INIT("en"), STR_INIT("The portal's API") } };
	const struct text title = { (struct text_entry *)words, 2 };
	struct str iri = dcat_fragment(dcat, dcat->base_url, "api");
	struct rdf_node *service = dcat_node(dcat, iri, "dcat:DataService");

	dcat_add(dcat, catalog, DCAT_SERVICE, iri);
	dcat_add_text(dcat, service, DCT_TITLE, &title);
	dcat_add(dcat, service, DCAT_ENDPOINT_URL, dcat_url(dcat, STR("api/v1/")));
	dcat_add_licence(dcat, service, dcat->portal->licence);
	for (size_t i = 0; i < dcat->catalog->count; i++)
		dcat_add(dcat, service, DCAT_SERVES_DATASET,
		    dataset_iri(dcat, dcat->catalog->datasets[i]));
}

/* A withdrawn dataset is no longer one of the catalogue's; its record still says what became of it.
 */
static void add_record(struct dcat *dcat, struct rdf_node *catalog, const struct dataset *dataset)
{
	struct str topic = dataset_iri(dcat, dataset);
	struct str page = str_slice(topic, 0, str_find(topic, '#'));
	struct str iri = dcat_fragment(dcat, page, "record");
	struct rdf_node *record = dcat_node(dcat, iri, "dcat:CatalogRecord"), *node;
	struct date modified = dataset_updated(dataset);
	bool has_reason = !text_is_empty(&dataset->withdrawn_reason);

	dcat_add(dcat, catalog, DCAT_RECORD, iri);
	dcat_add(dcat, record, FOAF_PRIMARY_TOPIC, topic);
	rdf_add_date(&dcat->graph, record, &dcat_predicates[DCT_MODIFIED],
	    modified.year ? modified : dcat->portal->today);
	node = dcat_node(dcat, topic, "dcat:Dataset");
	dcat_add_text(dcat, node, DCT_TITLE, &dataset->title);
	dcat_add_text(dcat, node, DCT_DESCRIPTION,
	    has_reason                             ? &dataset->withdrawn_reason
	    : text_is_empty(&dataset->description) ? &dataset->title
						   : &dataset->description);
	dcat_add(dcat, node, DCT_IDENTIFIER,
	    dataset->identifier.len ? dataset->identifier : dataset->id);
	dcat_add(
	    dcat, node, ADMS_STATUS, eu_iri(dcat->graph.arena, "dataset-status", STR("WITHDRAWN")));
	dcat_add(dcat, node, DCAT_LANDING_PAGE, page);
	dcat_node(dcat, page, "foaf:Document");
}

static void describe_catalog(struct dcat *dcat)
{
	const struct portal *portal = dcat->portal;
	struct date modified = portal->modified.year ? portal->modified
						     : portal_newest_date(portal);
	struct rdf_node *node = dcat_node(
	    dcat, dcat_fragment(dcat, dcat->base_url, "catalog"), "dcat:Catalog");

	dcat_add_text(dcat, node, DCT_TITLE, &portal->title);
	dcat_add_text(dcat, node, DCT_DESCRIPTION,
	    text_is_empty(&portal->description) ? &portal->title : &portal->description);
	add_publisher(dcat, node);
	add_homepage(dcat, node, dcat->base_url);
	dcat_add_languages(dcat, node, portal->languages, portal->language_count);
	dcat_add_licence(dcat, node, portal->licence);
	dcat_add_rights(dcat, node, NULL);
	rdf_add_date(&dcat->graph, node, &dcat_predicates[DCT_ISSUED], portal->issued);
	rdf_add_date(&dcat->graph, node, &dcat_predicates[DCT_MODIFIED], modified);
	dcat_add_place(dcat, node, NULL);
	add_themes(dcat, node);
	for (size_t i = 0; i < dcat->catalog->count; i++)
		dcat_add(dcat, node, DCAT_DATASET, dataset_iri(dcat, dcat->catalog->datasets[i]));
	if (dcat->catalog->count)
		add_service(dcat, node);
	for (size_t i = 0; i < dcat->catalog->withdrawn_count; i++)
		add_record(dcat, node, dcat->catalog->withdrawn[i]);
}

static struct dcat *new_of_portal(const struct portal *portal)
{
	struct dcat *dcat = memory_alloc_zeroed(1, sizeof(*dcat));

	dcat->portal = portal;
	dcat->arena = arena_new();
	dcat->base_url = rdf_iri(dcat->arena, portal->base_url);
	dcat->first_language = portal->languages[0];
	rdf_graph_init(&dcat->graph);
	return dcat;
}

struct dcat *dcat_new(const struct catalog *catalog)
{
	struct dcat *dcat = new_of_portal(catalog->portal);

	dcat->catalog = catalog;
	return dcat;
}

struct dcat *dcat_new_dataset(const struct portal *portal, const struct dataset *dataset)
{
	struct dcat *dcat = new_of_portal(portal);

	dcat->dataset = dataset;
	return dcat;
}

struct dcat *dcat_new_of(const struct export_context *context)
{
	return context->dataset ? dcat_new_dataset(context->portal, context->dataset)
				: dcat_new(context->catalog);
}

void dcat_free(struct dcat *dcat)
{
	if (!dcat)
		return;
	rdf_graph_release(&dcat->graph);
	map_release(&dcat->described);
	arena_free(dcat->arena);
	memory_free(dcat);
}

const struct rdf_graph *dcat_next(struct dcat *dcat)
{
	rdf_graph_clear(&dcat->graph);
	if (!dcat->is_begun) {
		dcat->is_begun = true;
		if (dcat->dataset)
			dcat_describe_dataset(dcat, dcat->dataset);
		else
			describe_catalog(dcat);
		return &dcat->graph;
	}
	if (dcat->dataset || dcat->next == dcat->catalog->count)
		return NULL;
	dcat_describe_dataset(dcat, dcat->catalog->datasets[dcat->next++]);
	return &dcat->graph;
}
