/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_DCAT_VOCABULARY_H
#define DATAMO_EXPORT_DCAT_VOCABULARY_H

#include "base/str.h"
#include "export/dcat_graph.h"
#include "model/resource.h"

/* The properties of DCAT-AP that the model can fill, and the controlled vocabularies of the EU. */
enum dcat_property {
	DCT_TITLE,
	DCT_DESCRIPTION,
	DCT_IDENTIFIER,
	DCT_PUBLISHER,
	DCT_CREATOR,
	DCT_ISSUED,
	DCT_MODIFIED,
	DCT_LANGUAGE,
	DCT_LICENSE,
	DCT_RIGHTS,
	DCT_ACCESS_RIGHTS,
	DCT_SPATIAL,
	DCT_TEMPORAL,
	DCT_ACCRUAL_PERIODICITY,
	DCT_PROVENANCE,
	DCT_SOURCE,
	DCT_FORMAT,
	DCT_TYPE,
	DCT_CONFORMS_TO,
	DCT_RELATION,
	DCT_IS_REFERENCED_BY,
	DCT_AVAILABLE,
	DCAT_THEME_TAXONOMY,
	DCAT_DATASET,
	DCAT_KEYWORD,
	DCAT_THEME,
	DCAT_CONTACT_POINT,
	DCAT_LANDING_PAGE,
	DCAT_VERSION,
	DCAT_DISTRIBUTION,
	DCAT_ACCESS_URL,
	DCAT_DOWNLOAD_URL,
	DCAT_MEDIA_TYPE,
	DCAT_BYTE_SIZE,
	DCAT_START_DATE,
	DCAT_END_DATE,
	DCAT_SPATIAL_RESOLUTION,
	DCAT_TEMPORAL_RESOLUTION,
	DCAT_BBOX,
	DCAT_CENTROID,
	DCAT_ACCESS_SERVICE,
	DCAT_COMPRESS_FORMAT,
	DCAT_PACKAGE_FORMAT,
	DCAT_IN_SERIES,
	DCAT_PREV,
	DCAT_NEXT,
	DCAT_FIRST,
	DCAT_LAST,
	DCAT_HAS_VERSION,
	DCAT_IS_VERSION_OF,
	DCAT_QUALIFIED_RELATION,
	DCAT_HAD_ROLE,
	DCAT_CATALOG,
	DCAT_SERVICE,
	DCAT_ENDPOINT_URL,
	DCAT_ENDPOINT_DESCRIPTION,
	DCAT_SERVES_DATASET,
	DCAT_RECORD,
	DCATAP_AVAILABILITY,
	DCATAP_APPLICABLE_LEGISLATION,
	DCATAP_HVD_CATEGORY,
	ADMS_IDENTIFIER,
	ADMS_SAMPLE,
	ADMS_SCHEMA_AGENCY,
	ADMS_STATUS,
	ADMS_VERSION_NOTES,
	SPDX_CHECKSUM,
	SPDX_ALGORITHM,
	SPDX_CHECKSUM_VALUE,
	FOAF_HOMEPAGE,
	FOAF_NAME,
	FOAF_MBOX,
	FOAF_PAGE,
	FOAF_PRIMARY_TOPIC,
	VCARD_FN,
	VCARD_HAS_EMAIL,
	VCARD_HAS_URL,
	RDFS_LABEL,
	SKOS_PREF_LABEL,
	SKOS_NOTATION,
	LOCN_GEOMETRY,
	ODRL_HAS_POLICY,
	PROV_AGENT,
	PROV_QUALIFIED_ATTRIBUTION,
	PROV_WAS_ASSOCIATED_WITH,
	PROV_WAS_DERIVED_FROM,
	PROV_WAS_GENERATED_BY,
	HYDRA_VIEW,
	HYDRA_FIRST,
	HYDRA_FIRST_PAGE,
	HYDRA_PREVIOUS,
	HYDRA_PREVIOUS_PAGE,
	HYDRA_NEXT,
	HYDRA_NEXT_PAGE,
	HYDRA_LAST,
	HYDRA_LAST_PAGE,
	HYDRA_TOTAL_ITEMS,
	HYDRA_ITEMS_PER_PAGE,
	DCAT_PROPERTY_COUNT
};

extern const struct rdf_predicate dcat_predicates[DCAT_PROPERTY_COUNT];

/* "http://publications.europa.eu/resource/authority/<scheme>/<code>"; empty for an empty code. */
struct str eu_iri(struct arena *arena, const char *scheme, struct str code);

/* Of the EU language list by a BCP 47 tag: "VIE"; empty when it is not known here. */
struct str eu_language(struct str tag);
/* "http://purl.org/adms/publishertype/LocalAuthority" by our "local-authority"; empty when unknown.
 */
struct str adms_publisher_type(struct str type);
/* Of the ADMS list of licence types, by an SPDX id: the index-th, such as
 * "http://purl.org/adms/licencetype/Attribution"; empty past the last. */
struct str adms_licence_type(struct str licence_id, size_t index);
/* Of the EU access-right list: "PUBLIC" for "public" and for nothing. */
struct str eu_access_right(struct str access_right);

#endif
