/* SPDX-License-Identifier: MIT */
#include "model/link_type.h"

#include "model/file_type.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define PAIR(ours, theirs)                       \
	{                                        \
		STR_INIT(ours), STR_INIT(theirs) \
	}

struct pair {
	struct str ours, theirs;
};

static struct str find_pair(const struct pair *pairs, size_t count, struct str ours)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq_ignoring_case(pairs[i].ours, ours))
			return pairs[i].theirs;
	return STR("");
}

/* What lies behind links, beside the types that a portal publishes itself. */
static const struct pair link_codes[] = { PAIR("html", "HTML"), PAIR("htm", "HTML"),
	PAIR("xml", "XML"), PAIR("kml", "KML"), PAIR("kmz", "KMZ"), PAIR("shp", "SHP"),
	PAIR("gpkg", "GPKG"), PAIR("gml", "GML"), PAIR("xls", "XLS"), PAIR("doc", "DOC"),
	PAIR("docx", "DOCX"), PAIR("odt", "ODT"), PAIR("rdf", "RDF_XML"), PAIR("ttl", "RDF_TURTLE"),
	PAIR("jsonld", "JSON_LD"), PAIR("rss", "RSS"), PAIR("atom", "ATOM"), PAIR("ics", "ICS"),
	PAIR("gz", "GZIP"), PAIR("7z", "7Z"), PAIR("tiff", "TIFF"), PAIR("yaml", "YAML"),
	PAIR("wms", "WMS_SRVC"), PAIR("wfs", "WFS_SRVC"), PAIR("rest", "REST"),
	PAIR("api", "REST") };

static const struct pair link_media[] = { PAIR("html", "text/html"), PAIR("htm", "text/html"),
	PAIR("xml", "application/xml"), PAIR("kml", "application/vnd.google-earth.kml+xml"),
	PAIR("kmz", "application/vnd.google-earth.kmz"),
	PAIR("gpkg", "application/geopackage+sqlite3"), PAIR("gml", "application/gml+xml"),
	PAIR("xls", "application/vnd.ms-excel"), PAIR("doc", "application/msword"),
	PAIR("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
	PAIR("odt", "application/vnd.oasis.opendocument.text"), PAIR("rdf", "application/rdf+xml"),
	PAIR("ttl", "text/turtle"), PAIR("jsonld", "application/ld+json"),
	PAIR("atom", "application/atom+xml"), PAIR("ics", "text/calendar"),
	PAIR("gz", "application/gzip"), PAIR("tiff", "image/tiff"),
	PAIR("yaml", "application/yaml") };

struct str link_eu_file_type(const struct resource *link)
{
	struct str format = resource_original_format(link);
	const struct file_type *type = file_type_find(format);

	return type ? str_of(type->eu_code) : find_pair(link_codes, COUNT_OF(link_codes), format);
}

struct str link_media_type(const struct resource *link)
{
	struct str format = resource_original_format(link);
	const struct file_type *type = file_type_find(format);

	if (link->media_type.len)
		return link->media_type;
	return type ? str_of(type->media_type)
		    : find_pair(link_media, COUNT_OF(link_media), format);
}
