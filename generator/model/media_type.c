/* SPDX-License-Identifier: MIT */
#include "model/media_type.h"

static const struct media_type media_types[] = {
	/* files of one name, which say more than their ending */
	{ "/openapi.json", "application/vnd.oai.openapi+json", true },
	{ "csv-metadata.json", "application/csvm+json", true },
	{ "croissant.json", "application/ld+json", true },
	{ "feed.xml", "application/atom+xml", true },
	{ "opensearch.xml", "application/opensearchdescription+xml", true },
	/* pages and what they load */
	{ ".html", "text/html", true },
	{ ".css", "text/css", true },
	{ ".js", "text/javascript", true },
	{ ".svg", "image/svg+xml", true },
	{ ".png", "image/png", false },
	{ ".jpg", "image/jpeg", false },
	{ ".jpeg", "image/jpeg", false },
	{ ".webp", "image/webp", false },
	{ ".ico", "image/vnd.microsoft.icon", false },
	{ ".woff2", "font/woff2", false },
	/* data */
	{ ".csv", "text/csv", true },
	{ ".tsv", "text/tab-separated-values", true },
	{ ".tab", "text/tab-separated-values", true },
	{ ".json", "application/json", true },
	{ ".ndjson", "application/x-ndjson", true },
	{ ".geojson", "application/geo+json", true },
	{ ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false },
	{ ".ods", "application/vnd.oasis.opendocument.spreadsheet", false },
	{ ".sqlite", "application/vnd.sqlite3", false },
	{ ".zip", "application/zip", false },
	{ ".pdf", "application/pdf", false },
	/* metadata */
	{ ".jsonld", "application/ld+json", true },
	{ ".ttl", "text/turtle", true },
	{ ".nt", "application/n-triples", true },
	{ ".rdf", "application/rdf+xml", true },
	{ ".xml", "application/xml", true },
	{ ".ics", "text/calendar", true },
	{ ".md", "text/markdown", true },
	{ ".txt", "text/plain", true },
	{ ".gz", "application/gzip", false },
};

static const struct media_type action = { MEDIA_TYPE_ACTIONS, "application/json", true };

const struct media_type *media_type_at(size_t index)
{
	return index < sizeof(media_types) / sizeof(media_types[0]) ? &media_types[index] : NULL;
}

static bool ends_with(struct str path, struct str ending)
{
	return path.len >= ending.len &&
	       str_eq_ignoring_case(str_from(path, path.len - ending.len), ending);
}

const struct media_type *media_type_of_path(struct str path)
{
	const struct media_type *type;

	/* Its compressed twin is none. */
	if (str_starts_with(path, STR(MEDIA_TYPE_ACTIONS)) && str_find(path, '.') == path.len)
		return &action;
	for (size_t i = 0; (type = media_type_at(i)); i++) {
		if (ends_with(path, str_of(type->ending)))
			return type;
	}
	return NULL;
}

bool media_type_has_charset(const struct media_type *type)
{
	return str_starts_with(str_of(type->name), STR("text/"));
}
