/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"
#include "model/site_path.h"

static void add_date(
    struct dcat *dcat, struct rdf_node *node, enum dcat_property property, struct date date)
{
	rdf_add_date(&dcat->graph, node, &dcat_predicates[property], date);
}

static void add_page(struct dcat *dcat, struct rdf_node *node, struct str iri)
{
	if (!iri.len)
		return;
	dcat_add(dcat, node, DCAT_LANDING_PAGE, iri);
	dcat_node(dcat, iri, "foaf:Document");
}

static void add_themes(struct dcat *dcat, const struct dcat_dataset *dataset)
{
	for (size_t i = 0; i < dataset->dataset->theme_count; i++) {
		const struct data_theme *theme = portal_find_data_theme(
		    dcat->portal, dataset->dataset->themes[i]);

		if (theme)
			dcat_add(dcat, dataset->node, DCAT_THEME,
			    eu_iri(dcat->graph.arena, "data-theme", theme->dcat_theme));
	}
}

/* A vCard must have a name. `owner`: the IRI on whose fragment it is named. */
static void add_contact(struct dcat *dcat, const struct dcat_dataset *dataset, struct str owner,
    const struct text *name, struct str email, struct str url)
{
	struct str iri = dcat_fragment(dcat, owner, "contact");
	struct rdf_node *contact;

	dcat_add(dcat, dataset->node, DCAT_CONTACT_POINT, iri);
	if (!dcat_is_new(dcat, iri))
		return;
	contact = dcat_node(dcat, iri, "vcard:Organization");
	/* SHACL does not infer that an Organization is a Kind */
	rdf_add_type(&dcat->graph, contact, "vcard:Kind");
	if (text_is_empty(name))
		dcat_add(dcat, contact, VCARD_FN, email.len ? email : url);
	dcat_add_text(dcat, contact, VCARD_FN, name);
	dcat_add(dcat, contact, VCARD_HAS_EMAIL, rdf_mail_iri(dcat->graph.arena, email));
	dcat_add(dcat, contact, VCARD_HAS_URL, rdf_iri(dcat->graph.arena, url));
}

/* The dataset's contact, else the portal's, else its publisher if that can be reached. */
static void add_contact_point(struct dcat *dcat, const struct dcat_dataset *dataset)
{
	const struct contact *contact = portal_contact_of(dcat->portal, dataset->dataset);
	const struct organization *publisher = portal_publisher_of(dcat->portal, dataset->dataset);

	if (contact && (contact->email.len || contact->url.len || !text_is_empty(&contact->name)))
		add_contact(dcat, dataset,
		    contact == &dataset->dataset->contact ? dataset->page : dcat->base_url,
		    text_is_empty(&contact->name) && publisher ? &publisher->name : &contact->name,
		    contact->email, contact->url);
	else if (publisher && (publisher->email.len || publisher->homepage.len))
		add_contact(dcat, dataset, dataset->page, &publisher->name, publisher->email,
		    publisher->homepage);
}

static void add_period(struct dcat *dcat, const struct dcat_dataset *dataset)
{
	struct str iri;
	struct rdf_node *period;

	if (!dataset->dataset->temporal_start.year && !dataset->dataset->temporal_end.year)
		return;
	iri = dcat_fragment(dcat, dataset->page, "period");
	period = dcat_node(dcat, iri, "dct:PeriodOfTime");
	dcat_add(dcat, dataset->node, DCT_TEMPORAL, iri);
	add_date(dcat, period, DCAT_START_DATE, dataset->dataset->temporal_start);
	add_date(dcat, period, DCAT_END_DATE, dataset->dataset->temporal_end);
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
 * dct:source would need a dataset with title and description; what people name as sources are
 * reports and web pages. So each is a statement of provenance that points to it.
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
			dcat_add(dcat, node, RDFS_LABEL, source->url);
		dcat_add(dcat, node, DCT_SOURCE, rdf_iri(dcat->graph.arena, source->url));
	}
	strbuf_release(&label);
}

static void add_legal_basis(struct dcat *dcat, const struct dcat_dataset *dataset)
{
	struct str iri = dcat_fragment(dcat, dataset->page, "legal-basis");

	if (text_is_empty(&dataset->dataset->legal_basis))
		return;
	dcat_add(dcat, dataset->node, DCATAP_APPLICABLE_LEGISLATION, iri);
	dcat_add_text(dcat, dcat_node(dcat, iri, "eli:LegalResource"), DCT_TITLE,
	    &dataset->dataset->legal_basis);
}

/* What dataset.md says of itself, in the order of DCAT-AP's table. */
static void add_own_words(struct dcat *dcat, const struct dcat_dataset *self)
{
	const struct dataset *dataset = self->dataset;
	struct arena *arena = dcat->graph.arena;
	struct rdf_node *node = self->node;

	dcat_add_text(dcat, node, DCT_TITLE, &dataset->title);
	dcat_add_text(dcat, node, DCT_DESCRIPTION,
	    text_is_empty(&dataset->description) ? &dataset->title : &dataset->description);
	dcat_add(dcat, node, DCT_IDENTIFIER,
	    dataset->identifier.len ? dataset->identifier : dataset->id);
	add_date(dcat, node, DCT_ISSUED, dataset->issued);
	add_date(dcat, node, DCT_MODIFIED, dataset->modified);
	if (dataset->frequency)
		dcat_add(dcat, node, DCT_ACCRUAL_PERIODICITY,
		    eu_iri(arena, "frequency", str_of(dataset->frequency->eu_code)));
	dcat_add_languages(dcat, node, dataset->languages, dataset->language_count);
	for (size_t i = 0; i < dataset->keyword_count; i++)
		dcat_add_text(dcat, node, DCAT_KEYWORD, &dataset->keywords[i]);
	dcat_add(dcat, node, DCT_ACCESS_RIGHTS,
	    eu_iri(arena, "access-right", eu_access_right(dataset->access_right)));
	dcat_add(dcat, node, DCAT_VERSION, dataset->version);
	dcat_add_text(dcat, node, ADMS_VERSION_NOTES, &dataset->version_notes);
}

void dcat_describe_dataset(struct dcat *dcat, const struct dataset *dataset)
{
	struct strbuf path = STRBUF_INIT;
	struct dcat_dataset self = { .dataset = dataset };

	site_path_dataset_file(&path, dataset->id, STR("index.html"));
	self.page = dcat_url(dcat, strbuf_str(&path));
	strbuf_release(&path);
	self.node = dcat_node(dcat, dcat_fragment(dcat, self.page, "dataset"), "dcat:Dataset");
	add_own_words(dcat, &self);
	add_page(dcat, self.node, self.page);
	add_page(dcat, self.node, rdf_iri(dcat->graph.arena, dataset->landing_page));
	add_themes(dcat, &self);
	dcat_add_agent(dcat, self.node, DCT_PUBLISHER, portal_publisher_of(dcat->portal, dataset));
	dcat_add_agent(
	    dcat, self.node, DCT_CREATOR, portal_find_organization(dcat->portal, dataset->creator));
	add_contact_point(dcat, &self);
	dcat_add_place(dcat, self.node, &self);
	add_period(dcat, &self);
	add_sources(dcat, &self);
	add_legal_basis(dcat, &self);
	dcat_describe_distributions(dcat, &self);
}
