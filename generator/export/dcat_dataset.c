/* SPDX-License-Identifier: MIT */
#include "export/dcat_builder.h"

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
	struct rdf_node *node = self->node;

	dcat_add_text(dcat, node, DCT_TITLE, &dataset->title);
	dcat_add_text(dcat, node, DCT_DESCRIPTION,
	    text_is_empty(&dataset->description) ? &dataset->title : &dataset->description);
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
	dcat_add_contact(dcat, self.node, &self);
	dcat_add_place(dcat, self.node, &self);
	dcat_add_period(dcat, self.node, self.page, dataset->temporal_start, dataset->temporal_end);
	add_sources(dcat, &self);
	add_legal_basis(dcat, &self);
	dcat_describe_distributions(dcat, &self);
	dcat_add_record(dcat, &self);
}

static void describe_alone(struct dcat *dcat)
{
	dcat_describe_dataset(dcat, dcat->dataset);
}

const struct dcat_subject dcat_of_dataset = { describe_alone, NULL };
