/* SPDX-License-Identifier: MIT */
#include "export/dcat_vocabulary.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/strbuf.h"
#include "export/exporter.h"
#include "model/file_type.h"
#include "model/frequency.h"
#include "model/licence.h"
#include "model/link_type.h"
#include "tap.h"

/* The IRIs of the controlled vocabularies, when they lie beside the repository. */
struct vocabulary {
	struct arena *arena;
	struct map iris;
	size_t unknown;
};

static bool read_vocabulary(struct vocabulary *vocabulary)
{
	const char *shared = getenv("DATAMO_SHARED");
	struct strbuf path = STRBUF_INIT;
	char line[4096];
	FILE *list;

	strbuf_add_format(
	    &path, "%s/standards/eu-vocab/eu-vocab-uris.csv", shared ? shared : "../shared");
	list = fopen(path.data, "r");
	strbuf_release(&path);
	if (!list)
		return false;
	while (fgets(line, sizeof(line), list)) {
		struct str rest = str_of(line), scheme, iri;

		if (str_split(&rest, ',', &scheme) && str_split(&rest, ',', &iri))
			map_put(&vocabulary->iris, arena_str(vocabulary->arena, iri), 0, NULL);
	}
	fclose(list);
	return true;
}

static void look_up(struct vocabulary *vocabulary, struct str iri)
{
	if (!iri.len || map_find(&vocabulary->iris, iri))
		return;
	vocabulary->unknown++;
	printf("# %.*s\n", STR_ARG(iri));
}

static void test_tables(struct vocabulary *vocabulary)
{
	struct arena *arena = vocabulary->arena;

	for (size_t i = 0; licence_at(i); i++)
		look_up(vocabulary, eu_iri(arena, "licence", licence_at(i)->eu_code));
	for (size_t i = 0; frequency_at(i); i++)
		look_up(vocabulary, eu_iri(arena, "frequency", str_of(frequency_at(i)->eu_code)));
	for (size_t i = 0; file_type_at(i); i++)
		look_up(vocabulary, eu_iri(arena, "file-type", str_of(file_type_at(i)->eu_code)));
	for (size_t i = 0; exporter_at(i); i++)
		look_up(
		    vocabulary, eu_iri(arena, "file-type", str_of(exporter_at(i)->eu_file_type)));
	is_number(vocabulary->unknown, 0, "codes of licences, frequencies and file types");
}

static void test_words(struct vocabulary *vocabulary)
{
	static const char *const languages[] = { "vi", "en-GB", "fr", "de", "zh-Hant", "ja", "ko",
		"lo", "km", "th", "my", "id", "ms", "fil", "hi", "ru", "uk", "es", "pt", "it", "nl",
		"pl", "cs", "ar", "mul" };
	static const char *const types[] = { "national-authority", "regional-authority",
		"local-authority", "company", "non-governmental-organisation",
		"academia-scientific-organisation", "supra-national-authority",
		"industry-consortium", "standardisation-body", "private-individual",
		"non-profit-organisation" };
	static const char *const formats[] = { "html", "xml", "kml", "shp", "gpkg", "gml", "xls",
		"doc", "docx", "odt", "rdf", "ttl", "jsonld", "rss", "atom", "ics", "gz", "7z",
		"tiff", "yaml", "wms", "wfs", "rest", "api", "webp", "pdf", "kmz" };
	size_t found = 0;

	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		struct str code = eu_language(str_of(languages[i]));

		found += code.len > 0;
		look_up(vocabulary, eu_iri(vocabulary->arena, "language", code));
	}
	is_number(found, sizeof(languages) / sizeof(languages[0]), "languages have a code");
	found = 0;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		found += adms_publisher_type(str_of(types[i])).len > 0;
		look_up(vocabulary, adms_publisher_type(str_of(types[i])));
	}
	is_number(found, sizeof(types) / sizeof(types[0]), "types of organizations have an IRI");
	found = 0;
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct resource link = { .kind = RESOURCE_LINK, .format = str_of(formats[i]) };

		found += link_eu_file_type(&link).len > 0;
		look_up(
		    vocabulary, eu_iri(vocabulary->arena, "file-type", link_eu_file_type(&link)));
	}
	is_number(found, sizeof(formats) / sizeof(formats[0]), "formats of links have a code");
	look_up(vocabulary, eu_iri(vocabulary->arena, "access-right", eu_access_right(STR(""))));
	look_up(vocabulary,
	    eu_iri(vocabulary->arena, "access-right", eu_access_right(STR("non-public"))));
	is_number(vocabulary->unknown, 0, "which the lists have");
}

static void test_links(void)
{
	struct resource link = { .kind = RESOURCE_LINK, .url = STR("https://a.example/b.XLSX") };

	is_str(link_eu_file_type(&link), STR("XLSX"), "a link's format is told by its address");
	is_str(link_media_type(&link),
	    STR("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), "its type");
	link.media_type = STR("text/x-own");
	is_str(link_media_type(&link), STR("text/x-own"), "unless it is declared");
	link.url = STR("https://a.example/");
	is_str(link_eu_file_type(&link), STR(""), "or cannot be known");
	is_str(eu_language(STR("tlh")), STR(""), "a language may be unknown");
	is_str(eu_access_right(STR("secret")), STR(""), "so may a right");
}

int main(void)
{
	struct vocabulary vocabulary = { arena_new(), MAP_INIT, 0 };

	if (read_vocabulary(&vocabulary)) {
		test_tables(&vocabulary);
		test_words(&vocabulary);
	} else {
		tap_skip("all codes are those of the EU lists", "no ../shared");
	}
	test_links();
	map_release(&vocabulary.iris);
	arena_free(vocabulary.arena);
	return tap_end();
}
