/* SPDX-License-Identifier: MIT */
#include "model/dataset_type.h"

static const struct dataset_type types[] = {
	{ "application-profile", "APROF" },
	{ "code-list", "CODE_LIST" },
	{ "core-component", "CORE_COMP" },
	{ "directory", "DIRECTORY" },
	{ "domain-model", "DOMAIN_MODEL" },
	{ "geospatial", "GEOSPATIAL" },
	{ "glossary", "GLOSSARY" },
	{ "high-value", "HVD" },
	{ "mapping", "MAPPING" },
	{ "name-authority-list", "NAL" },
	{ "ontology", "ONTOLOGY" },
	{ "release", "RELEASE" },
	{ "schema", "SCHEMA" },
	{ "service-description", "DSCRP_SERV" },
	{ "statistical", "STATISTICAL" },
	{ "style-sheets", "STYLES" },
	{ "synthetic-data", "SYNTHETIC_DATA" },
	{ "taxonomy", "TAXONOMY" },
	{ "test-data", "TEST_DATA" },
	{ "thesaurus", "THESAURUS" },
};

const struct dataset_type *dataset_type_at(size_t index)
{
	return index < sizeof(types) / sizeof(types[0]) ? &types[index] : NULL;
}
