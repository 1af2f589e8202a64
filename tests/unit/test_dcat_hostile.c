/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text_fold.h"
#include "base/utf8.h"
#include "export/exporter.h"
#include "portal_fixture.h"
#include "tap.h"

/* Text and addresses that would break out of each syntax, wherever a dataset can say something:
 * what is read back, by the grammar of each, is what was said. */

#define SUBJECT "https://a.example/datasets/d/#dataset"
#define TITLE "http://purl.org/dc/terms/title"

struct hostile_text {
	struct str given, expected; /* expected: as every syntax can hold it */
};

#define SAME(text)                             \
	{                                      \
		STR_INIT(text), STR_INIT(text) \
	}

static const struct hostile_text texts[] = {
	SAME("\" . <http://evil.example/> <http://evil.example/p> \"x"),
	SAME("\\\" \\u0022 \\n \\"),
	SAME("\"\"\"''' \"@en . ^^<x> #"),
	SAME("line\nfeed\rreturn\ttab\r\n"),
	SAME("]]> --> <!-- <![CDATA[ &lt; &#0; &amp; </dct:title>"),
	SAME("\", \"@id\": \"http://evil.example/\", \"x\": \""),
	SAME("@prefix dct: <http://evil.example/> . @base <x> ."),
	SAME("</script><script>alert(1)</script>"),
	SAME("\xe2\x80\xae"
	     "bidi \xe2\x81\xa6 \xe2\x80\x8b zero \xef\xbb\xbf mark"),
	SAME("\x7f delete, \xc2\x85 next line, \xe2\x80\xa8 separator"),
	SAME("\xf0\x9f\x87\xbb\xf0\x9f\x87\xb3 \xf3\xa0\x80\x81 tag"),
	{ STR_INIT("a\0b"), STR_INIT("a\xef\xbf\xbd"
				     "b") },
	{ STR_INIT("\x01\x02\x1b[31m"), STR_INIT("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd[31m") },
	{ STR_INIT("\xef\xbf\xbe \xef\xbf\xbf"), STR_INIT("\xef\xbf\xbd \xef\xbf\xbd") },
	{ STR_INIT("\xff\xc0\xaf"), STR_INIT("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd") },
	{ STR_INIT("\xed\xa0\xbd"), STR_INIT("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd") },
};

static const struct str addresses[] = {
	STR_INIT("https://b.example/a b"),
	STR_INIT("https://b.example/\"q\"'s'"),
	STR_INIT("https://b.example/> . <http://evil.example/x"),
	STR_INIT("https://b.example/a\nb\tc\r"),
	STR_INIT("https://b.example/a\0b"),
	STR_INIT("https://b.example/\x01\x7f"),
	STR_INIT("https://b.example/\xe2\x80\xae\xe2\x81\xa6"),
	STR_INIT("https://b.example/\xe2\x80\x8b\xc2\xad"),
	STR_INIT("https://b.example/{x}|^`\\"),
	STR_INIT("https://b.example/\xff\xfe"),
	STR_INIT("https://b.example/dữ-liệu?năm=2024#x"),
	STR_INIT("https://user:secret@b.example/"),
	STR_INIT("javascript:alert(1)"),
	STR_INIT("data:text/turtle,<a> <b> <c> ."),
	STR_INIT("_:blank"),
	STR_INIT("//b.example/"),
};

static const struct str tags[] = { STR_INIT("vi . <x>"), STR_INIT("en\"^^<x>"), STR_INIT("@vi"),
	STR_INIT("vi\n"), STR_INIT("\xe2\x80\xae") };

/* --- a portal that says one thing everywhere --- */

struct said {
	struct arena *arena;
	struct text_entry entries[2];
	struct text text;
	struct reference reference;
	struct references references;
	struct dataset_link link;
	struct relationship relationship;
	struct activity activity;
	struct other_identifier identifier;
	struct source source;
	struct resource resource;
	struct dataset_series series;
	struct series_place place;
	struct plan_entry entry;
	struct dataset dataset;
	struct portal portal;
};

static void say(struct said *said, struct str text, struct str address, struct str tag)
{
	*said = (struct said){ .arena = said->arena, .text = { said->entries, 2 } };
	said->entries[0] = (struct text_entry){ STR("vi"), text };
	said->entries[1] = (struct text_entry){ tag, STR("x") };
	said->reference = (struct reference){ said->text, address };
	said->references = (struct references){ &said->reference, 1 };
	said->link.url = address;
	said->relationship = (struct relationship){ address, said->link };
	said->activity = (struct activity){ said->text, said->text, text };
	said->identifier = (struct other_identifier){ text, said->text };
	said->source = (struct source){ said->text, address, text, text, said->link };
	said->resource = (struct resource){ .name = STR("r"),
		.title = said->text,
		.description = said->text,
		.kind = RESOURCE_LINK,
		.url = address,
		.media_type = text,
		.standards = said->references,
		.documents = said->references };
	said->series = (struct dataset_series){ .id = STR("s"),
		.title = said->text,
		.description = said->text,
		.contact = { said->text, text, address },
		.legal_basis = said->text,
		.legislation = said->references,
		.spatial = said->text,
		.spatial_uri = address };
	said->place = (struct series_place){ &said->series, 0 };
	said->entry = (struct plan_entry){
		.id = STR("p"), .title = said->text, .note = said->text, .legal_basis = said->text
	};
	said->dataset = (struct dataset){ .id = STR("d"),
		.title = said->text,
		.description = said->text,
		.rights = said->text,
		.keywords = &said->text,
		.keyword_count = 1,
		.contact = { said->text, text, address },
		.landing_page = address,
		.identifier = text,
		.version = text,
		.version_notes = said->text,
		.spatial = said->text,
		.spatial_uri = address,
		.legal_basis = said->text,
		.sources = &said->source,
		.source_count = 1,
		.resources = &said->resource,
		.resource_count = 1,
		.relations = { .standards = said->references,
		    .documents = said->references,
		    .referenced_by = said->references,
		    .legislation = said->references,
		    .related = &said->link,
		    .related_count = 1,
		    .relationships = &said->relationship,
		    .relationship_count = 1,
		    .version_of = said->link,
		    .identifiers = &said->identifier,
		    .identifier_count = 1,
		    .provenance = said->text,
		    .activities = &said->activity,
		    .activity_count = 1,
		    .policy = address,
		    .places = &said->place,
		    .place_count = 1 } };
	said->portal = (struct portal){ .title = said->text,
		.description = said->text,
		.base_url = STR("https://a.example/"),
		.languages = fixture_languages,
		.language_count = 2,
		.contact = { said->text, text, address },
		.rights = said->text,
		.spatial = said->text,
		.legal_basis = said->text,
		.legislation = said->references,
		.datasets = &said->dataset,
		.dataset_count = 1,
		.plan = &said->entry,
		.plan_count = 1,
		.today = { 2024, 8, 1 } };
}

static struct output *export_memory(const struct said *said, const char *id)
{
	struct export_context context = { .portal = &said->portal };
	struct output *output = output_new_memory();

	context.catalog = catalog_new(said->arena, &said->portal);
	exporter_find(str_of(id))->write(&context, output);
	return output;
}

/* --- N-Triples by its grammar --- */

static bool take(struct str *rest, const char *part)
{
	if (!str_starts_with(*rest, str_of(part)))
		return false;
	*rest = str_from(*rest, strlen(part));
	return true;
}

/* IRIREF without escapes: nothing that ours would need one for is left in it. */
static bool take_iri(struct str *rest, struct str *iri)
{
	size_t end = str_find(*rest, '>');
	uint32_t hidden;

	if (!take(rest, "<") || end == 0 || end > rest->len)
		return false;
	*iri = str_slice(*rest, 0, end - 1);
	*rest = str_from(*rest, end);
	for (size_t i = 0; i < iri->len; i++) {
		if ((unsigned char)iri->data[i] <= ' ' || strchr("<\"{}|^`\\", iri->data[i]))
			return false;
	}
	return str_find(*iri, ':') < iri->len && text_is_utf8(*iri, NULL) &&
	       !text_find_hidden(*iri, NULL, &hidden);
}

static bool take_escape(struct str *rest, struct strbuf *value)
{
	static const char letters[] = "t\tb\bn\nr\rf\f\"\"''\\\\";
	char digits[9] = { 0 };

	for (size_t i = 0; i + 1 < sizeof(letters); i += 2) {
		if (rest->len && rest->data[0] == letters[i]) {
			strbuf_add_char(value, letters[i + 1]);
			*rest = str_from(*rest, 1);
			return true;
		}
	}
	if (rest->len < 5 || rest->data[0] != 'u')
		return false;
	memcpy(digits, rest->data + 1, 4);
	utf8_add(value, (uint32_t)strtoul(digits, NULL, 16));
	*rest = str_from(*rest, 5);
	return strspn(digits, "0123456789ABCDEFabcdef") == 4;
}

/* With its language, without its type. */
static bool take_literal(struct str *rest, struct strbuf *value)
{
	strbuf_clear(value);
	if (!take(rest, "\""))
		return false;
	while (rest->len && rest->data[0] != '"') {
		char c = rest->data[0];

		*rest = str_from(*rest, 1);
		if (c == '\n' || c == '\r' || (c == '\\' && !take_escape(rest, value)))
			return false;
		if (c != '\\')
			strbuf_add_char(value, c);
	}
	if (!take(rest, "\""))
		return false;
	if (!take(rest, "@"))
		return true;
	while (rest->len && (ascii_is_alpha(rest->data[0]) || rest->data[0] == '-'))
		*rest = str_from(*rest, 1);
	return true;
}

struct reading {
	size_t statements, literals;
	bool has_title;
};

static bool read_line(struct str line, struct str title, struct reading *reading)
{
	struct strbuf value = STRBUF_INIT;
	struct str subject, predicate, object;
	bool is_literal = false, is_fine;

	is_fine = take_iri(&line, &subject) && take(&line, " ") && take_iri(&line, &predicate) &&
		  take(&line, " ");
	if (is_fine && line.len && line.data[0] == '"')
		is_fine = is_literal = take_literal(&line, &value) &&
				       (!take(&line, "^^") || take_iri(&line, &object));
	else
		is_fine = is_fine && take_iri(&line, &object);
	is_fine = is_fine && str_eq(line, STR(" ."));
	reading->statements++;
	reading->literals += is_literal;
	if (is_literal && str_eq(subject, STR(SUBJECT)) && str_eq(predicate, STR(TITLE)) &&
	    str_eq(strbuf_str(&value), title))
		reading->has_title = true;
	strbuf_release(&value);
	return is_fine;
}

static bool read_ntriples(struct str file, struct str title, struct reading *reading)
{
	struct str line;

	*reading = (struct reading){ 0, 0, false };
	while (str_split(&file, '\n', &line)) {
		if (line.len && !read_line(line, title, reading)) {
			printf("# %.*s\n", STR_ARG(line));
			return false;
		}
	}
	return true;
}

/* --- Turtle as a row of tokens, of which only these can hold what was said --- */

static bool scan_turtle(struct str rest, size_t *literals)
{
	struct strbuf value = STRBUF_INIT;
	struct str iri;
	bool is_fine = true;

	*literals = 0;
	while (is_fine && rest.len) {
		if (rest.data[0] == '<') {
			is_fine = take_iri(&rest, &iri);
		} else if (rest.data[0] == '"') {
			is_fine = take_literal(&rest, &value);
			++*literals;
		} else {
			is_fine = strchr(" \t\n.;,:@^-0123456789", rest.data[0]) ||
				  ascii_is_alpha(rest.data[0]);
			rest = str_from(rest, 1);
		}
	}
	strbuf_release(&value);
	return is_fine;
}

/* --- JSON and XML by their own libraries --- */

static bool json_has_title(struct str file, struct str title)
{
	cJSON *root = cJSON_ParseWithLength(file.data, file.len), *node;
	bool has_title = false;

	cJSON_ArrayForEach(node, cJSON_GetObjectItemCaseSensitive(root, "@graph"))
	{
		const cJSON *id = cJSON_GetObjectItemCaseSensitive(node, "@id");
		const cJSON *value = cJSON_GetObjectItemCaseSensitive(
		    cJSON_GetObjectItemCaseSensitive(node, "title"), "vi");

		if (cJSON_IsString(id) && !strcmp(id->valuestring, SUBJECT) && value)
			has_title = str_eq(str_of(value->valuestring), title);
	}
	cJSON_Delete(root);
	return has_title;
}

static bool xml_has_title(struct str file, struct str title)
{
	xmlDoc *document = xmlReadMemory(
	    file.data, (int)file.len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
	xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
	bool has_title = false;

	for (xmlNode *node = root ? root->children : NULL; node; node = node->next) {
		for (xmlNode *child = node->children; child; child = child->next) {
			xmlChar *text = xmlNodeGetContent(child);

			if (child->name && !strcmp((const char *)child->name, "title"))
				has_title = has_title || str_eq(str_of((const char *)text), title);
			xmlFree(text);
		}
	}
	xmlFreeDoc(document);
	return has_title;
}

static void check(const struct said *said, struct str title, const char *what, size_t index)
{
	struct output *lines = export_memory(said, "dcat-ntriples"),
		      *turtle = export_memory(said, "dcat-turtle"),
		      *json = export_memory(said, "dcat-jsonld"),
		      *xml = export_memory(said, "dcat-rdfxml"),
		      *map = export_memory(said, "data-map-ntriples");
	struct reading reading, of_map;
	size_t literals = 0;
	bool is_fine = read_ntriples(output_memory(lines), title, &reading);

	is_fine = ok(is_fine && reading.has_title, "N-Triples say what was said") && is_fine;
	is_fine = ok(scan_turtle(output_memory(turtle), &literals) && literals == reading.literals,
		      "so does Turtle") &&
		  is_fine;
	is_fine = ok(json_has_title(output_memory(json), title), "JSON-LD") && is_fine;
	is_fine = ok(xml_has_title(output_memory(xml), title), "RDF/XML") && is_fine;
	is_fine = ok(read_ntriples(output_memory(map), title, &of_map) && of_map.has_title,
		      "and the data map") &&
		  is_fine;
	if (!is_fine)
		printf("# %s %zu\n", what, index);
	output_free(map);
	output_free(xml);
	output_free(json);
	output_free(turtle);
	output_free(lines);
}

int main(void)
{
	struct said said = { .arena = arena_new() };
	struct str plain = STR("plain");

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		say(&said, texts[i].given, STR("https://b.example/"), STR("en"));
		check(&said, texts[i].expected, "text", i);
	}
	for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
		say(&said, plain, addresses[i], STR("en"));
		check(&said, plain, "address", i);
	}
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		say(&said, plain, STR("https://b.example/"), tags[i]);
		check(&said, plain, "tag", i);
	}
	arena_free(said.arena);
	return tap_end();
}
