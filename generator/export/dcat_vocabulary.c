/* SPDX-License-Identifier: MIT */
#include "export/dcat_vocabulary.h"

#include <assert.h>

#include "base/language.h"
#include "export/dcat.h"

const struct rdf_prefix rdf_prefixes[] = {
	{ "adms", "http://www.w3.org/ns/adms#" },
	{ "dcat", "http://www.w3.org/ns/dcat#" },
	{ "dcatap", "http://data.europa.eu/r5r/" },
	{ "dct", "http://purl.org/dc/terms/" },
	{ "eli", "http://data.europa.eu/eli/ontology#" },
	{ "foaf", "http://xmlns.com/foaf/0.1/" },
	{ "geosparql", "http://www.opengis.net/ont/geosparql#" },
	{ "hydra", "http://www.w3.org/ns/hydra/core#" },
	{ "locn", "http://www.w3.org/ns/locn#" },
	{ "odrl", "http://www.w3.org/ns/odrl/2/" },
	{ "prov", "http://www.w3.org/ns/prov#" },
	{ "rdfs", "http://www.w3.org/2000/01/rdf-schema#" },
	{ "skos", "http://www.w3.org/2004/02/skos/core#" },
	{ "spdx", "http://spdx.org/rdf/terms#" },
	{ "vcard", "http://www.w3.org/2006/vcard/ns#" },
	{ "xsd", "http://www.w3.org/2001/XMLSchema#" },
};

const size_t rdf_prefix_count = sizeof(rdf_prefixes) / sizeof(rdf_prefixes[0]);

const struct rdf_predicate dcat_predicates[DCAT_PROPERTY_COUNT] = {
	[DCT_TITLE] = { "dct:title", "title", RDF_TEXT },
	[DCT_DESCRIPTION] = { "dct:description", "description", RDF_TEXT },
	[DCT_IDENTIFIER] = { "dct:identifier", "identifier", RDF_STRING },
	[DCT_PUBLISHER] = { "dct:publisher", "publisher", RDF_IRI },
	[DCT_CREATOR] = { "dct:creator", "creator", RDF_IRI },
	[DCT_ISSUED] = { "dct:issued", "issued", RDF_DATE },
	[DCT_MODIFIED] = { "dct:modified", "modified", RDF_DATE },
	[DCT_LANGUAGE] = { "dct:language", "language", RDF_IRI },
	[DCT_LICENSE] = { "dct:license", "license", RDF_IRI },
	[DCT_RIGHTS] = { "dct:rights", "rights", RDF_IRI },
	[DCT_ACCESS_RIGHTS] = { "dct:accessRights", "accessRights", RDF_IRI },
	[DCT_SPATIAL] = { "dct:spatial", "spatial", RDF_IRI },
	[DCT_TEMPORAL] = { "dct:temporal", "temporal", RDF_IRI },
	[DCT_ACCRUAL_PERIODICITY] = { "dct:accrualPeriodicity", "accrualPeriodicity", RDF_IRI },
	[DCT_PROVENANCE] = { "dct:provenance", "provenance", RDF_IRI },
	[DCT_SOURCE] = { "dct:source", "source", RDF_IRI },
	[DCT_FORMAT] = { "dct:format", "format", RDF_IRI },
	[DCT_TYPE] = { "dct:type", "type", RDF_IRI },
	[DCT_CONFORMS_TO] = { "dct:conformsTo", "conformsTo", RDF_IRI },
	[DCT_RELATION] = { "dct:relation", "relation", RDF_IRI },
	[DCT_IS_REFERENCED_BY] = { "dct:isReferencedBy", "isReferencedBy", RDF_IRI },
	[DCT_AVAILABLE] = { "dct:available", "available", RDF_DATE },
	[DCAT_THEME_TAXONOMY] = { "dcat:themeTaxonomy", "themeTaxonomy", RDF_IRI },
	[DCAT_DATASET] = { "dcat:dataset", "dataset", RDF_IRI },
	[DCAT_KEYWORD] = { "dcat:keyword", "keyword", RDF_TEXT },
	[DCAT_THEME] = { "dcat:theme", "theme", RDF_IRI },
	[DCAT_CONTACT_POINT] = { "dcat:contactPoint", "contactPoint", RDF_IRI },
	[DCAT_LANDING_PAGE] = { "dcat:landingPage", "landingPage", RDF_IRI },
	[DCAT_VERSION] = { "dcat:version", "version", RDF_STRING },
	[DCAT_DISTRIBUTION] = { "dcat:distribution", "distribution", RDF_IRI },
	[DCAT_ACCESS_URL] = { "dcat:accessURL", "accessURL", RDF_IRI },
	[DCAT_DOWNLOAD_URL] = { "dcat:downloadURL", "downloadURL", RDF_IRI },
	[DCAT_MEDIA_TYPE] = { "dcat:mediaType", "mediaType", RDF_IRI },
	[DCAT_BYTE_SIZE] = { "dcat:byteSize", "byteSize", RDF_INTEGER },
	[DCAT_START_DATE] = { "dcat:startDate", "startDate", RDF_DATE },
	[DCAT_END_DATE] = { "dcat:endDate", "endDate", RDF_DATE },
	[DCAT_SPATIAL_RESOLUTION] = { "dcat:spatialResolutionInMeters", "spatialResolutionInMeters",
	    RDF_DECIMAL },
	[DCAT_TEMPORAL_RESOLUTION] = { "dcat:temporalResolution", "temporalResolution",
	    RDF_DURATION },
	[DCAT_BBOX] = { "dcat:bbox", "bbox", RDF_WKT },
	[DCAT_CENTROID] = { "dcat:centroid", "centroid", RDF_WKT },
	[DCAT_ACCESS_SERVICE] = { "dcat:accessService", "accessService", RDF_IRI },
	[DCAT_COMPRESS_FORMAT] = { "dcat:compressFormat", "compressFormat", RDF_IRI },
	[DCAT_PACKAGE_FORMAT] = { "dcat:packageFormat", "packageFormat", RDF_IRI },
	[DCAT_IN_SERIES] = { "dcat:inSeries", "inSeries", RDF_IRI },
	[DCAT_PREV] = { "dcat:prev", "prev", RDF_IRI },
	[DCAT_NEXT] = { "dcat:next", "next", RDF_IRI },
	[DCAT_FIRST] = { "dcat:first", "first", RDF_IRI },
	[DCAT_LAST] = { "dcat:last", "last", RDF_IRI },
	[DCAT_HAS_VERSION] = { "dcat:hasVersion", "hasVersion", RDF_IRI },
	[DCAT_IS_VERSION_OF] = { "dcat:isVersionOf", "isVersionOf", RDF_IRI },
	[DCAT_QUALIFIED_RELATION] = { "dcat:qualifiedRelation", "qualifiedRelation", RDF_IRI },
	[DCAT_HAD_ROLE] = { "dcat:hadRole", "hadRole", RDF_IRI },
	[DCAT_CATALOG] = { "dcat:catalog", "catalog", RDF_IRI },
	[DCAT_SERVICE] = { "dcat:service", "service", RDF_IRI },
	[DCAT_ENDPOINT_URL] = { "dcat:endpointURL", "endpointURL", RDF_IRI },
	[DCAT_ENDPOINT_DESCRIPTION] = { "dcat:endpointDescription", "endpointDescription",
	    RDF_IRI },
	[DCAT_SERVES_DATASET] = { "dcat:servesDataset", "servesDataset", RDF_IRI },
	[DCAT_RECORD] = { "dcat:record", "record", RDF_IRI },
	[DCATAP_AVAILABILITY] = { "dcatap:availability", "availability", RDF_IRI },
	[DCATAP_APPLICABLE_LEGISLATION] = { "dcatap:applicableLegislation", "applicableLegislation",
	    RDF_IRI },
	[DCATAP_HVD_CATEGORY] = { "dcatap:hvdCategory", "hvdCategory", RDF_IRI },
	[ADMS_IDENTIFIER] = { "adms:identifier", "otherIdentifier", RDF_IRI },
	[ADMS_SAMPLE] = { "adms:sample", "sample", RDF_IRI },
	[ADMS_SCHEMA_AGENCY] = { "adms:schemaAgency", "schemaAgency", RDF_TEXT },
	[ADMS_STATUS] = { "adms:status", "status", RDF_IRI },
	[ADMS_VERSION_NOTES] = { "adms:versionNotes", "versionNotes", RDF_TEXT },
	[SPDX_CHECKSUM] = { "spdx:checksum", "checksum", RDF_IRI },
	[SPDX_ALGORITHM] = { "spdx:algorithm", "algorithm", RDF_IRI },
	[SPDX_CHECKSUM_VALUE] = { "spdx:checksumValue", "checksumValue", RDF_HEX },
	[FOAF_HOMEPAGE] = { "foaf:homepage", "homepage", RDF_IRI },
	[FOAF_NAME] = { "foaf:name", "name", RDF_TEXT },
	[FOAF_MBOX] = { "foaf:mbox", "mbox", RDF_IRI },
	[FOAF_PAGE] = { "foaf:page", "page", RDF_IRI },
	[FOAF_PRIMARY_TOPIC] = { "foaf:primaryTopic", "primaryTopic", RDF_IRI },
	[VCARD_FN] = { "vcard:fn", "fn", RDF_TEXT },
	[VCARD_HAS_EMAIL] = { "vcard:hasEmail", "hasEmail", RDF_IRI },
	[VCARD_HAS_URL] = { "vcard:hasURL", "hasURL", RDF_IRI },
	[RDFS_LABEL] = { "rdfs:label", "label", RDF_TEXT },
	[SKOS_PREF_LABEL] = { "skos:prefLabel", "prefLabel", RDF_TEXT },
	[SKOS_NOTATION] = { "skos:notation", "notation", RDF_STRING },
	[LOCN_GEOMETRY] = { "locn:geometry", "geometry", RDF_WKT },
	[ODRL_HAS_POLICY] = { "odrl:hasPolicy", "hasPolicy", RDF_IRI },
	[PROV_AGENT] = { "prov:agent", "agent", RDF_IRI },
	[PROV_QUALIFIED_ATTRIBUTION] = { "prov:qualifiedAttribution", "qualifiedAttribution",
	    RDF_IRI },
	[PROV_WAS_ASSOCIATED_WITH] = { "prov:wasAssociatedWith", "wasAssociatedWith", RDF_IRI },
	[PROV_WAS_DERIVED_FROM] = { "prov:wasDerivedFrom", "wasDerivedFrom", RDF_IRI },
	[PROV_WAS_GENERATED_BY] = { "prov:wasGeneratedBy", "wasGeneratedBy", RDF_IRI },
	[HYDRA_VIEW] = { "hydra:view", "hydra:view", RDF_IRI },
	[HYDRA_FIRST] = { "hydra:first", "hydra:first", RDF_IRI },
	[HYDRA_FIRST_PAGE] = { "hydra:firstPage", "hydra:firstPage", RDF_IRI },
	[HYDRA_PREVIOUS] = { "hydra:previous", "hydra:previous", RDF_IRI },
	[HYDRA_PREVIOUS_PAGE] = { "hydra:previousPage", "hydra:previousPage", RDF_IRI },
	[HYDRA_NEXT] = { "hydra:next", "hydra:next", RDF_IRI },
	[HYDRA_NEXT_PAGE] = { "hydra:nextPage", "hydra:nextPage", RDF_IRI },
	[HYDRA_LAST] = { "hydra:last", "hydra:last", RDF_IRI },
	[HYDRA_LAST_PAGE] = { "hydra:lastPage", "hydra:lastPage", RDF_IRI },
	[HYDRA_TOTAL_ITEMS] = { "hydra:totalItems", "hydra:totalItems", RDF_INTEGER },
	[HYDRA_ITEMS_PER_PAGE] = { "hydra:itemsPerPage", "hydra:itemsPerPage", RDF_INTEGER },
};

const struct rdf_predicate *dcat_predicate_at(size_t index)
{
	return index < DCAT_PROPERTY_COUNT ? &dcat_predicates[index] : NULL;
}

struct str eu_iri(struct arena *arena, const char *scheme, struct str code)
{
	if (!code.len)
		return code;
	return arena_format(arena, "http://publications.europa.eu/resource/authority/%s/%.*s",
	    scheme, STR_ARG(code));
}

void rdf_add_expanded(struct strbuf *iri, const char *curie)
{
	struct str name = str_of(curie), prefix = str_slice(name, 0, str_find(name, ':'));

	for (size_t i = 0; i < rdf_prefix_count; i++) {
		if (!str_eq(prefix, str_of(rdf_prefixes[i].name)))
			continue;
		strbuf_add_cstr(iri, rdf_prefixes[i].iri);
		strbuf_add(iri, str_from(name, prefix.len + 1));
		return;
	}
	assert(!"a prefix of the table");
}

const char *rdf_datatype(enum rdf_kind kind)
{
	static const char *const datatypes[] = { [RDF_IRI] = NULL,
		[RDF_TEXT] = NULL,
		[RDF_STRING] = NULL,
		[RDF_DATE] = "xsd:date",
		[RDF_INTEGER] = "xsd:nonNegativeInteger",
		[RDF_HEX] = "xsd:hexBinary",
		[RDF_DECIMAL] = "xsd:decimal",
		[RDF_DURATION] = "xsd:duration",
		[RDF_WKT] = "geosparql:wktLiteral" };

	return datatypes[kind];
}

/* Two texts of a row: what we call it, what the others do. */
struct pair {
	struct str ours, theirs;
};

#define PAIR(ours, theirs)                       \
	{                                        \
		STR_INIT(ours), STR_INIT(theirs) \
	}
#define COUNT_OF(table) (sizeof(table) / sizeof((table)[0]))

static struct str find_pair(const struct pair *pairs, size_t count, struct str ours)
{
	for (size_t i = 0; i < count; i++) {
		if (str_eq_ignoring_case(pairs[i].ours, ours))
			return pairs[i].theirs;
	}
	return STR("");
}

struct str eu_language(struct str tag)
{
	static const struct pair languages[] = { PAIR("vi", "VIE"), PAIR("en", "ENG"),
		PAIR("fr", "FRA"), PAIR("de", "DEU"), PAIR("zh", "ZHO"), PAIR("ja", "JPN"),
		PAIR("ko", "KOR"), PAIR("lo", "LAO"), PAIR("km", "KHM"), PAIR("th", "THA"),
		PAIR("my", "MYA"), PAIR("id", "IND"), PAIR("ms", "MSA"), PAIR("fil", "FIL"),
		PAIR("hi", "HIN"), PAIR("ru", "RUS"), PAIR("uk", "UKR"), PAIR("es", "SPA"),
		PAIR("pt", "POR"), PAIR("it", "ITA"), PAIR("nl", "NLD"), PAIR("pl", "POL"),
		PAIR("cs", "CES"), PAIR("ar", "ARA"), PAIR("mul", "MUL") };

	for (size_t i = 0; i < COUNT_OF(languages); i++) {
		if (language_is(tag, languages[i].ours))
			return languages[i].theirs;
	}
	return STR("");
}

struct str adms_publisher_type(struct str type)
{
#define ADMS(ours, theirs) PAIR(ours, "http://purl.org/adms/publishertype/" theirs)
	static const struct pair types[] = { ADMS("national-authority", "NationalAuthority"),
		ADMS("regional-authority", "RegionalAuthority"),
		ADMS("local-authority", "LocalAuthority"), ADMS("company", "Company"),
		ADMS("non-governmental-organisation", "NonGovernmentalOrganisation"),
		ADMS("academia-scientific-organisation", "Academia-ScientificOrganisation"),
		ADMS("supra-national-authority", "SupraNationalAuthority"),
		ADMS("industry-consortium", "IndustryConsortium"),
		ADMS("standardisation-body", "StandardisationBody"),
		ADMS("private-individual", "PrivateIndividual(s)"),
		ADMS("non-profit-organisation", "NonProfitOrganisation") };
#undef ADMS

	return find_pair(types, COUNT_OF(types), type);
}

struct str adms_licence_type(struct str licence_id, size_t index)
{
#define TYPE(part, type) PAIR(part, "http://purl.org/adms/licencetype/" type)
	/* what an id begins with, or has behind a dash */
	static const struct pair types[] = { TYPE("CC-BY", "Attribution"),
		TYPE("ODC-By", "Attribution"), TYPE("ODbL", "Attribution"),
		TYPE("OGL", "Attribution"), TYPE("etalab", "Attribution"),
		TYPE("DL-DE-BY", "Attribution"), TYPE("NLOD", "Attribution"),
		TYPE("MIT", "Attribution"), TYPE("Apache", "Attribution"),
		TYPE("BSD", "Attribution"), TYPE("ISC", "Attribution"),
		TYPE("-NC", "NonCommercialUseOnly"), TYPE("-ND", "NoDerivativeWork"),
		TYPE("-SA", "ViralEffect-ShareAlike"), TYPE("ODbL", "ViralEffect-ShareAlike"),
		TYPE("-Sharing", "ViralEffect-ShareAlike"), TYPE("GPL", "ViralEffect-ShareAlike"),
		TYPE("GFDL", "ViralEffect-ShareAlike"), TYPE("MPL", "ViralEffect-ShareAlike"),
		TYPE("EUPL", "ViralEffect-ShareAlike"), TYPE("CC0", "PublicDomain"),
		TYPE("CC-PDM", "PublicDomain"), TYPE("PDDL", "PublicDomain"),
		TYPE("Unlicense", "PublicDomain"), TYPE("public-domain", "PublicDomain"),
		TYPE("DL-DE-ZERO", "PublicDomain") };
#undef TYPE

	for (size_t i = 0; i < COUNT_OF(types); i++) {
		bool is_so = types[i].ours.data[0] == '-'
				 ? str_contains(licence_id, types[i].ours)
				 : str_starts_with(licence_id, types[i].ours);

		if (is_so && !index--)
			return types[i].theirs;
	}
	return STR("");
}

struct str eu_access_right(struct str access_right)
{
	static const struct pair rights[] = { PAIR("", "PUBLIC"), PAIR("public", "PUBLIC"),
		PAIR("restricted", "RESTRICTED"), PAIR("non-public", "NON_PUBLIC") };

	return find_pair(rights, COUNT_OF(rights), access_right);
}
