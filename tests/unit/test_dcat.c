/* SPDX-License-Identifier: MIT */
#include "export/exporter.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "portal_fixture.h"
#include "tap.h"

static const char *const ids[] = { "dcat-turtle", "dcat-jsonld", "dcat-rdfxml", "dcat-ntriples" };

static void contains(struct output *output, const char *part, const char *name)
{
	if (!ok(str_contains(output_memory(output), str_of(part)), name))
		printf("# no %s\n", part);
}

static void test_turtle(struct output *output)
{
	contains(output, "<https://du-lieu.example.vn/mo/#catalog> a dcat:Catalog ;\n",
	    "the catalogue has an IRI of its own");
	contains(output,
	    "<https://du-lieu.example.vn/mo/datasets/vien-thong/#dataset> a dcat:Dataset",
	    "so has a dataset");
	contains(output, "dct:title \"Viễn thông 2023\"@vi,\n\t\t\"Telecommunications 2023\"@en",
	    "text has its language");
	contains(output, "dct:title \"Tối thiểu\"@vi", "which is the first one when none is given");
	contains(output,
	    "\"Tệp \\\"một\\\" \\\\ <b>&</b>\\n'''\\r\\t\\u007F\xef\xbf\xbd @vi . "
	    "<http://evil.example/> \xef\xbf\xbd\"@vi",
	    "text cannot leave its quotes");
	contains(output,
	    "dcat:accessURL <https://example.vn/dữ-liệu/b%E1%BA%A3ng.xlsx?a=1&b=';,()>",
	    "an address stays as it is");
	ok(!str_contains(output_memory(output), STR("> . <x")), "none leaves its brackets");
	contains(output, "dcat:byteSize \"5000000000\"^^xsd:nonNegativeInteger", "sizes are typed");
	contains(output, "dct:issued \"2024-01-15\"^^xsd:date", "dates are typed");
	contains(output, "<mailto:tt%2Bd%E1%BB%AF_li%E1%BB%87u@example.vn>", "mail addresses");
	contains(output, "rdfs:label \"Báo cáo năm 2023 (Cục Viễn thông, 2024-01)\"@vi",
	    "a source is named with publisher and date");
	contains(output,
	    "dct:title \"Thuê bao theo tỉnh (TSV, bản gốc)\"@vi,\n"
	    "\t\t\"Subscriptions by province (TSV, original)\"@en",
	    "a distribution is named after its resource and format");
	contains(output,
	    "<https://du-lieu.example.vn/mo/#licence-Gi%E1%BA%A5y%20ph%C3%A9p%20c%E1%BB%A7a%20"
	    "S%E1%BB%9F>",
	    "a licence without address has an IRI all the same");
	ok(!str_contains(output_memory(output), STR("javascript")), "scripts are no addresses");
	ok(!str_contains(output_memory(output), STR("datasets/x-rut-lai/#dataset>,")) &&
		!str_contains(output_memory(output), STR("datasets/x-rut-lai/#dataset> .")),
	    "a withdrawn dataset is not listed");
	contains(output,
	    "<https://du-lieu.example.vn/mo/datasets/x-rut-lai/#record> a dcat:CatalogRecord",
	    "but has a record");
	contains(output,
	    "adms:status "
	    "<http://publications.europa.eu/resource/authority/dataset-status/WITHDRAWN>",
	    "that says so");
	contains(output, "dcat:endpointURL <https://du-lieu.example.vn/mo/api/v1/>",
	    "the API is a service");
	ok(!str_contains(output_memory(output), STR("giu-lai")), "nor a withheld table");
	ok(!str_contains(output_memory(output), STR("_:")), "there are no blank nodes");
}

static struct output *export_memory(const struct export_context *context, const char *id)
{
	struct output *output = output_new_memory();

	exporter_find(str_of(id))->write(context, output);
	return output;
}

static void save(struct output *output, const char *folder, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	int fd;

	strbuf_add_format(&path, "%s/%s", folder, name);
	fd = open(path.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	ok(fd >= 0 && dprintf(fd, "%.*s", STR_ARG(output_memory(output))) >= 0, path.data);
	close(fd);
	strbuf_release(&path);
}

/* rapper reads the Turtle from standard input. */
static void test_rapper(struct output *output)
{
	char *argv[] = { (char[]){ "rapper" }, (char[]){ "-q" }, (char[]){ "-c" }, (char[]){ "-i" },
		(char[]){ "turtle" }, (char[]){ "-" }, (char[]){ "http://base.example/" }, NULL };
	char path[] = "/tmp/datamo-test-XXXXXX";
	posix_spawn_file_actions_t actions;
	int fd = mkstemp(path), status = -1;
	pid_t pid;

	unlink(path);
	dprintf(fd, "%.*s", STR_ARG(output_memory(output)));
	lseek(fd, 0, SEEK_SET);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, fd, 0);
	if (posix_spawnp(&pid, "rapper", &actions, NULL, argv, environ)) {
		tap_skip("rapper reads the Turtle", "no rapper");
	} else {
		waitpid(pid, &status, 0);
		ok(status == 0, "rapper reads the Turtle");
	}
	posix_spawn_file_actions_destroy(&actions);
	close(fd);
}

static void test_without_address(struct export_context context)
{
	struct portal portal = *context.portal;
	size_t warnings;

	portal.base_url = STR("");
	context.portal = &portal;
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		ok(!exporter_find(str_of(ids[i]))->accepts(&context),
		    "without base_url it is not written");
	warnings = diags_count(context.diags, DIAG_WARNING);
	is_number(warnings, 1, "which is said once");
	is_str(str_of(diags_at(context.diags, 0)->kind->id), STR("portal.base-url-missing"),
	    "by its id");
}

static struct text_entry bare_words[] = { { STR_INIT(""), STR_INIT("Cổng") } };
static const struct text bare_title = { bare_words, 1 };

/* Nothing but what is mandatory: the catalogue still has a publisher and a description. */
static void test_bare_portal(struct arena *arena)
{
	struct portal portal = { .title = bare_title,
		.base_url = STR("http://a.example/"),
		.languages = fixture_languages,
		.language_count = 1 };
	struct export_context context = { .portal = &portal };
	struct output *output;

	context.catalog = catalog_new(arena, &portal);
	output = export_memory(&context, "dcat-turtle");
	contains(output, "dct:description \"Cổng\"@vi", "a title stands in for the description");
	contains(output, "<http://a.example/#publisher> a foaf:Agent ;\n\tfoaf:name \"Cổng\"@vi",
	    "and for the publisher");
	output_free(output);
}

static void test_other_syntaxes(const struct export_context *context)
{
	struct output *xml = export_memory(context, "dcat-rdfxml");
	struct output *lines = export_memory(context, "dcat-ntriples");
	struct export_context one = *context;
	struct output *dataset;

	contains(xml,
	    "<dcat:byteSize "
	    "rdf:datatype=\"http://www.w3.org/2001/XMLSchema#nonNegativeInteger\">5000000000<",
	    "RDF/XML has typed sizes");
	contains(xml,
	    ">Tệp &quot;một&quot; \\ &lt;b&gt;&amp;&lt;/b&gt;\n'''&#13;\t\x7f\xef\xbf\xbd @vi . "
	    "&lt;http://evil.example/&gt; \xef\xbf\xbd<",
	    "where text cannot leave its element");
	contains(lines, "<http://purl.org/dc/terms/title> \"Tối thiểu\"@vi .\n",
	    "N-Triples has whole lines");
	one.dataset = context->catalog->datasets[0];
	one.catalog = NULL;
	dataset = export_memory(&one, "dataset-turtle");
	contains(dataset, " a dcat:Dataset", "a dataset has a file of its own");
	ok(!str_contains(output_memory(dataset), STR("dcat:Catalog ")),
	    "without the catalogue around it");
	output_free(dataset);
	output_free(lines);
	output_free(xml);
}

/* With a folder as argument the four files are left there, for programs of others. */
int main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct portal portal = fixture_portal();
	struct export_context context = { .portal = &portal, .diags = diags };
	static const char *const names[] = { "catalog.ttl", "catalog.jsonld", "catalog.rdf",
		"catalog.nt" };
	struct output *turtle, *jsonld;

	context.catalog = catalog_new(arena, &portal);
	ok(exporter_find(STR("dcat-turtle"))->accepts(&context), "with base_url it is written");
	turtle = export_memory(&context, "dcat-turtle");
	jsonld = export_memory(&context, "dcat-jsonld");
	test_turtle(turtle);
	test_rapper(turtle);
	contains(jsonld, "\"keyword\": {\n        \"vi\": [\n          \"hộ gia đình\"",
	    "JSON-LD has text by language");
	contains(jsonld, "\"byteSize\": 5000000000", "and sizes as numbers");
	test_without_address(context);
	test_bare_portal(arena);
	test_other_syntaxes(&context);
	for (size_t i = 0; argc > 1 && i < sizeof(names) / sizeof(names[0]); i++) {
		struct output *output = export_memory(&context, ids[i]);

		save(output, argv[1], names[i]);
		output_free(output);
	}
	output_free(turtle);
	output_free(jsonld);
	diags_free(diags);
	arena_free(arena);
	return tap_end();
}
