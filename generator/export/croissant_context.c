/* SPDX-License-Identifier: MIT */
#include "export/croissant_context.h"

/* The terms that a Croissant file must define: appendix 1 of the specification. */
static const struct {
	const char *term, *id, *type;
} terms[] = {
	{ "citeAs", "cr:citeAs", NULL },
	{ "column", "cr:column", NULL },
	{ "conformsTo", "dct:conformsTo", NULL },
	{ "cr", "http://mlcommons.org/croissant/", NULL },
	{ "data", "cr:data", "@json" },
	{ "dataType", "cr:dataType", "@vocab" },
	{ "dct", "http://purl.org/dc/terms/", NULL },
	{ "equivalentProperty", "cr:equivalentProperty", NULL },
	{ "examples", "cr:examples", "@json" },
	{ "extract", "cr:extract", NULL },
	{ "field", "cr:field", NULL },
	{ "fileObject", "cr:fileObject", NULL },
	{ "fileProperty", "cr:fileProperty", NULL },
	{ "fileSet", "cr:fileSet", NULL },
	{ "format", "cr:format", NULL },
	{ "includes", "cr:includes", NULL },
	{ "isLiveDataset", "cr:isLiveDataset", NULL },
	{ "jsonPath", "cr:jsonPath", NULL },
	{ "key", "cr:key", NULL },
	{ "md5", "cr:md5", NULL },
	{ "parentField", "cr:parentField", NULL },
	{ "path", "cr:path", NULL },
	{ "rai", "http://mlcommons.org/croissant/RAI/", NULL },
	{ "recordSet", "cr:recordSet", NULL },
	{ "references", "cr:references", NULL },
	{ "regex", "cr:regex", NULL },
	{ "repeated", "cr:repeated", NULL },
	{ "replace", "cr:replace", NULL },
	{ "samplingRate", "cr:samplingRate", NULL },
	{ "sc", "https://schema.org/", NULL },
	{ "separator", "cr:separator", NULL },
	{ "source", "cr:source", NULL },
	{ "subField", "cr:subField", NULL },
	{ "transform", "cr:transform", NULL },
	{ "wd", "https://www.wikidata.org/wiki/", NULL },
};

void croissant_add_context(struct json_writer *json, struct str language)
{
	json_key(json, STR("@context"));
	json_begin_object(json);
	json_key_string(json, STR("@language"), language);
	json_key_string(json, STR("@vocab"), STR("https://schema.org/"));
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		json_key(json, str_of(terms[i].term));
		if (!terms[i].type) {
			json_string(json, str_of(terms[i].id));
			continue;
		}
		json_begin_object(json);
		json_key_string(json, STR("@id"), str_of(terms[i].id));
		json_key_string(json, STR("@type"), str_of(terms[i].type));
		json_end_object(json);
	}
	json_end_object(json);
}
