/* SPDX-License-Identifier: MIT */
#include "base/language.h"
#include "export/dcat_builder.h"
#include "model/link_type.h"
#include "model/site_path.h"

/* "CSV"; of an original or a link the kind of its file. What belongs to a dataset as a whole has no
 * resource: NULL here and below. */
static struct str distribution_format(
    struct dcat *dcat, const struct resource *resource, struct str format)
{
	const struct exporter *exporter = exporter_find(format);

	return exporter || !resource
		   ? str_of(exporter ? exporter->name : "")
		   : file_format_name(dcat->graph.arena, resource_original_format(resource));
}

/* The resource's title, else the dataset's, with the format; in each language that has it. */
static void add_titles(struct dcat *dcat, const struct dcat_dataset *dataset,
    const struct resource *resource, struct str format, struct rdf_node *node)
{
	const struct text *title = resource && !text_is_empty(&resource->title)
				       ? &resource->title
				       : &dataset->dataset->title;
	struct str name = distribution_format(dcat, resource, format);
	bool is_original = str_eq(format, STR("original"));
	struct strbuf value = STRBUF_INIT;

	for (size_t i = 0; i < title->count; i++) {
		struct str language = title->entries[i].language.len ? title->entries[i].language
								     : dcat->first_language;
		const char *original = language_is(language, STR("vi")) ? "bản gốc" : "original";

		if (!title->entries[i].value.len)
			continue;
		strbuf_clear(&value);
		strbuf_add(&value, title->entries[i].value);
		if (name.len || is_original)
			strbuf_add_format(&value, " (%.*s%s%s)", STR_ARG(name),
			    name.len && is_original ? ", " : "", is_original ? original : "");
		rdf_add_text_in(
		    &dcat->graph, node, &dcat_predicates[DCT_TITLE], strbuf_str(&value), language);
	}
	strbuf_release(&value);
}

/* "text/csv" without parameters; empty for what is no name of IANA's. */
static struct str media_type_iri(struct dcat *dcat, struct str media_type)
{
	size_t slash = str_find(media_type, '/');

	media_type = str_trim(str_slice(media_type, 0, str_find(media_type, ';')));
	if (!slash || slash + 1 >= media_type.len)
		return STR("");
	for (size_t i = 0; i < media_type.len; i++) {
		char c = media_type.data[i];

		if (!ascii_is_alpha(c) && !ascii_is_digit(c) && c != '-' && c != '.' && c != '+' &&
		    c != '_' && i != slash)
			return STR("");
	}
	return arena_format(dcat->graph.arena, "http://www.iana.org/assignments/media-types/%.*s",
	    STR_ARG(media_type));
}

static void add_formats(
    struct dcat *dcat, struct rdf_node *node, struct str eu_file_type, struct str media_type)
{
	struct str iri = media_type_iri(dcat, media_type);

	dcat_add(dcat, node, DCT_FORMAT, eu_iri(dcat->graph.arena, "file-type", eu_file_type));
	dcat_add(dcat, node, DCAT_MEDIA_TYPE, iri);
	if (str_eq(eu_file_type, STR("ZIP")))
		dcat_add(dcat, node, DCAT_PACKAGE_FORMAT, iri);
	if (str_eq(eu_file_type, STR("GZIP")))
		dcat_add(dcat, node, DCAT_COMPRESS_FORMAT, iri);
	if (iri.len && dcat_is_new(dcat, iri))
		dcat_node(dcat, iri, "dct:MediaType");
}

/* What the curator says of it, else what such a form is for. */
static void add_description(
    struct dcat *dcat, const struct resource *resource, struct str format, struct rdf_node *node)
{
	const struct exporter *exporter = exporter_find(format);

	if (resource && !text_is_empty(&resource->description))
		dcat_add_text(dcat, node, DCT_DESCRIPTION, &resource->description);
	else if (exporter)
		dcat_add_words(dcat, node, DCT_DESCRIPTION, exporter->purpose[MESSAGES_VI],
		    exporter->purpose[MESSAGES_EN]);
	else if (format.len)
		dcat_add_words(dcat, node, DCT_DESCRIPTION,
		    "Tệp gốc, đúng từng byte như cơ quan cung cấp",
		    "The file as it was given, byte for byte");
}

/* The EU's lists have the words of ours in capitals. */
static void add_state(struct dcat *dcat, struct rdf_node *node, enum dcat_property property,
    const char *scheme, struct str state)
{
	char *code = arena_cstr(dcat->graph.arena, state);

	for (size_t i = 0; i < state.len; i++)
		code[i] = (char)(ascii_is_alpha(code[i]) ? code[i] & ~0x20 : code[i]);
	dcat_add_eu(dcat, node, property, scheme, (struct str){ code, state.len });
}

static bool is_sample(const struct relations *relations, const struct resource *resource)
{
	for (size_t i = 0; i < relations->sample_count; i++) {
		if (str_eq(relations->samples[i], resource->name))
			return true;
	}
	return false;
}

/* What a distribution has of its dataset. */
static void add_of_dataset(
    struct dcat *dcat, const struct dcat_dataset *self, struct rdf_node *node)
{
	const struct dataset *dataset = self->dataset;
	const struct relations *relations = &dataset->relations;
	struct str policy = rdf_iri(dcat->graph.arena, relations->policy);

	dcat_add_rights(dcat, node, self);
	dcat_add_languages(dcat, node, dataset->languages, dataset->language_count);
	dcat_add_date(dcat, node, DCT_ISSUED, dataset->issued);
	dcat_add_date(dcat, node, DCT_MODIFIED, dataset->modified);
	dcat_add_legislation(dcat, node, self->page, &dataset->legal_basis, &relations->legislation,
	    relations->hvd_category_count > 0);
	dcat_add(dcat, node, DCAT_SPATIAL_RESOLUTION, relations->spatial_resolution);
	dcat_add(dcat, node, DCAT_TEMPORAL_RESOLUTION, relations->temporal_resolution);
	if (policy.len) {
		dcat_add(dcat, node, ODRL_HAS_POLICY, policy);
		dcat_node(dcat, policy, "odrl:Policy");
	}
}

/* What all forms of a resource have in common. */
static void add_resource(struct dcat *dcat, const struct dcat_dataset *self,
    const struct resource *resource, struct rdf_node *node)
{
	dcat_add(dcat, self->node, DCAT_DISTRIBUTION, node->iri);
	dcat_add_licence(dcat, node, portal_licence_of(dcat->portal, self->dataset, resource));
	add_of_dataset(dcat, self, node);
	if (!resource)
		return;
	if (is_sample(&self->dataset->relations, resource))
		dcat_add(dcat, self->node, ADMS_SAMPLE, node->iri);
	dcat_add_references(dcat, node, self->page, &resource->standards, &dcat_standards);
	dcat_add_references(dcat, node, self->page, &resource->documents, &dcat_documents);
	add_state(dcat, node, ADMS_STATUS, "distribution-status", resource->status);
	add_state(dcat, node, DCATAP_AVAILABILITY, "planned-availability", resource->availability);
}

static void add_checksum(
    struct dcat *dcat, struct rdf_node *node, const struct distribution *distribution)
{
	struct str hash = str_of(distribution->sha256.text), iri;
	struct rdf_node *checksum;

	if (!hash.len)
		return;
	iri = arena_format(dcat->graph.arena, "%.*s-checksum", STR_ARG(node->iri));
	checksum = dcat_node(dcat, iri, "spdx:Checksum");
	dcat_add(dcat, node, SPDX_CHECKSUM, iri);
	dcat_add(dcat, checksum, SPDX_ALGORITHM,
	    STR("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"));
	dcat_add(dcat, checksum, SPDX_CHECKSUM_VALUE, hash);
}

static void describe_file(struct dcat *dcat, const struct dcat_dataset *dataset,
    const struct resource *resource, const struct distribution *distribution)
{
	struct arena *arena = dcat->graph.arena;
	struct str url = dcat_url(dcat, distribution->path);
	struct str name = resource ? resource->name : dataset->dataset->id;
	struct str iri = dcat_fragment(
	    dcat, dataset->page, "%.*s.%.*s", STR_ARG(name), STR_ARG(distribution->format));
	struct rdf_node *node = dcat_node(dcat, iri, "dcat:Distribution");

	add_titles(dcat, dataset, resource, distribution->format, node);
	add_description(dcat, resource, distribution->format, node);
	add_resource(dcat, dataset, resource, node);
	dcat_add(dcat, node, DCAT_ACCESS_URL, url);
	dcat_add(dcat, node, DCAT_DOWNLOAD_URL, url);
	add_formats(dcat, node, distribution->eu_file_type, distribution->media_type);
	dcat_add(
	    dcat, node, DCAT_BYTE_SIZE, arena_format(arena, "%ju", (uintmax_t)distribution->bytes));
	add_checksum(dcat, node, distribution);
	if (!resource || !resource->status.len)
		dcat_add_eu(dcat, node, ADMS_STATUS, "distribution-status", STR("COMPLETED"));
	if (!resource || !resource->availability.len)
		dcat_add_eu(dcat, node, DCATAP_AVAILABILITY, "planned-availability", STR("STABLE"));
	if (str_eq(distribution->format, STR("json")))
		dcat_add_service(dcat, node, DCAT_ACCESS_SERVICE);
}

/* A link names a file when its address tells a format other than a page's. */
static void describe_link(
    struct dcat *dcat, const struct dcat_dataset *dataset, const struct resource *resource)
{
	struct str url = rdf_iri(dcat->graph.arena, resource->url);
	struct str iri = dcat_fragment(dcat, dataset->page, "%.*s", STR_ARG(resource->name));
	struct str eu_file_type = link_eu_file_type(resource);
	struct rdf_node *node;

	if (!url.len)
		return;
	node = dcat_node(dcat, iri, "dcat:Distribution");
	add_titles(dcat, dataset, resource, STR(""), node);
	add_description(dcat, resource, STR(""), node);
	add_resource(dcat, dataset, resource, node);
	dcat_add(dcat, node, DCAT_ACCESS_URL, url);
	if (eu_file_type.len && !str_eq(eu_file_type, STR("HTML")) &&
	    !str_eq(eu_file_type, STR("REST")))
		dcat_add(dcat, node, DCAT_DOWNLOAD_URL, url);
	add_formats(dcat, node, eu_file_type, link_media_type(resource));
}

void dcat_describe_distributions(struct dcat *dcat, const struct dcat_dataset *dataset)
{
	for (size_t i = 0; i < dataset->dataset->resource_count; i++) {
		const struct resource *resource = &dataset->dataset->resources[i];

		if (resource->is_withheld)
			continue;
		if (resource->kind == RESOURCE_LINK)
			describe_link(dcat, dataset, resource);
		for (size_t j = 0; j < resource->distribution_count; j++)
			describe_file(dcat, dataset, resource, &resource->distributions[j]);
	}
	for (size_t i = 0; i < dataset->dataset->distribution_count; i++)
		describe_file(dcat, dataset, NULL, &dataset->dataset->distributions[i]);
}
