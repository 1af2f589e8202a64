/* SPDX-License-Identifier: MIT */
#include "export/exporter.h"

#include <cjson/cJSON.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "portal_fixture.h"
#include "tap.h"

static const cJSON *item(const cJSON *object, const char *key)
{
	return cJSON_GetObjectItemCaseSensitive(object, key);
}

static void is_member(const cJSON *object, const char *key, const char *expected, const char *name)
{
	const cJSON *value = item(object, key);

	is_str(str_of(cJSON_IsString(value) ? value->valuestring : NULL), str_of(expected), name);
}

/* The values of a member as JSON. */
static void is_json(const cJSON *value, const char *expected, const char *name)
{
	char *text = cJSON_PrintUnformatted(value);

	is_str(str_of(text), str_of(expected), name);
	cJSON_free(text);
}

static void test_package(const cJSON *package)
{
	const cJSON *contributors = item(package, "contributors");

	is_member(package, "name", "vien-thong", "the name is the id");
	is_member(package, "id", "https://du-lieu.example.vn/mo/datasets/vien-thong/",
	    "the id is the page");
	is_member(package, "title", "Viễn thông 2023", "the title, in the first language");
	is_member(package, "title@en", "Telecommunications 2023", "and translated");
	is_member(package, "modified", "2024-07-10", "the date of change");
	is_json(item(package, "keywords"), "[\"hộ gia đình\",\"cáp quang\",\"Internet\"]",
	    "keywords are plain strings");
	is_number(cJSON_GetArraySize(contributors), 3, "publisher, creator and contact");
	is_json(item(cJSON_GetArrayItem(contributors, 2), "roles"), "[\"contact\"]",
	    "have roles of version 2");
	is_member(cJSON_GetArrayItem(contributors, 1), "role", "author", "and of version 1");
	ok(!item(cJSON_GetArrayItem(contributors, 1), "path"), "what is no address is left out");
	is_member(cJSON_GetArrayItem(contributors, 0), "email", "van-thu@mic.example.vn",
	    "a mail address");
	ok(!item(cJSON_GetArrayItem(contributors, 1), "email") &&
		!item(cJSON_GetArrayItem(contributors, 2), "email"),
	    "only if JSON Schema takes it for one");
	is_json(item(package, "licenses"),
	    "[{\"name\":\"CC-BY-4.0\",\"path\":\"https://creativecommons.org/licenses/by/4.0/\","
	    "\"title\":\"Creative Commons Ghi công 4.0 Quốc tế\","
	    "\"title@en\":\"Creative Commons Attribution 4.0 International\"}]",
	    "the licence has name, path and title");
	is_json(item(item(package, "datamo"), "keywords"),
	    "[{\"vi\":\"hộ gia đình\",\"en\":\"households\"},"
	    "{\"vi\":\"cáp quang\",\"en\":\"fibre\"},{\"vi\":\"Internet\"}]",
	    "what the standard lacks has the keys of dataset.md");
	is_json(item(item(package, "datamo"), "temporal"),
	    "{\"start\":\"2023-01-01\",\"end\":\"2023-12-31\"}", "and their values");
	is_member(cJSON_GetArrayItem(item(package, "sources"), 1), "title", "https://example.vn/b",
	    "a source without title is named by its address");
}

static void test_resources(const cJSON *resources)
{
	static const char *const names[] = { "thue-bao", "thue-bao.original", "thue-bao.json",
		"ban-do", "lien-ket", "trang" };
	const cJSON *table = cJSON_GetArrayItem(resources, 0);
	const cJSON *attachment = cJSON_GetArrayItem(resources, 3);

	is_number(cJSON_GetArraySize(resources), 6,
	    "all distributions and links, not what is withheld or has no good address");
	for (int i = 0; i < 6; i++)
		is_member(cJSON_GetArrayItem(resources, i), "name", names[i], names[i]);
	is_member(table, "type", "table", "the clean CSV is the table");
	is_member(table, "path", "thue-bao.csv", "beside the descriptor");
	is_member(table, "hash",
	    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	    "the hash names its kind");
	is_json(item(table, "bytes"), "5000000000", "its size");
	is_json(item(table, "dialect"),
	    "{\"delimiter\":\",\",\"lineTerminator\":\"\\r\\n\",\"quoteChar\":\"\\\"\","
	    "\"doubleQuote\":true,\"header\":true}",
	    "its dialect is what csv.c writes");
	ok(!item(attachment, "schema") && !item(attachment, "type"), "an attachment is a file");
	ok(!item(table, "datamo") && !item(attachment, "datamo"), "what stands for itself");
	is_json(item(cJSON_GetArrayItem(resources, 1), "datamo"), "{\"form_of\":\"thue-bao\"}",
	    "and what is another form of it");
	is_member(attachment, "path", "original/ban-do.geojson", "where it lies");
	is_member(attachment, "format", "geojson", "its format is not \"original\"");
	ok(!item(attachment, "licenses"), "a licence with neither name nor address is left out");
	is_json(item(cJSON_GetArrayItem(resources, 4), "licenses"),
	    "[{\"name\":\"CDLA-Sharing-1.0\",\"path\":\"https://cdla.dev/sharing-1-0/\","
	    "\"title\":\"CDLA\"}]",
	    "a resource may have a licence of its own");
}

/* The schema is that of the clean CSV, not of the original. */
static void test_schema(const cJSON *schema)
{
	const cJSON *fields = item(schema, "fields");
	const cJSON *text = cJSON_GetArrayItem(fields, 0), *number = cJSON_GetArrayItem(fields, 1);
	const cJSON *date = cJSON_GetArrayItem(fields, 2), *list = cJSON_GetArrayItem(fields, 3);

	is_member(text, "title@en", "Province code", "a field's title is translated");
	is_json(item(text, "constraints"),
	    "{\"required\":true,\"unique\":true,\"minLength\":2,\"maxLength\":2,"
	    "\"pattern\":\"[0-9]{2}\",\"enum\":[\"01\",\"04\"]}",
	    "constraints of a string; codes keep their zeros");
	is_json(item(text, "categories"), "[\"01\",\"04\"]", "categories");
	is_member(number, "example", "1234.50", "an example as the clean CSV writes it");
	is_member(number, "unit", "%", "the unit, which is ours");
	is_json(item(number, "constraints"), "{\"minimum\":1000.5,\"enum\":[1000.5,2000]}",
	    "bounds too; what is no number is left out");
	ok(!item(number, "decimalChar") && !item(number, "groupChar"), "numbers are plain");
	is_member(date, "example", "2024-07-20", "dates are ISO");
	is_json(item(date, "constraints"), "{\"minimum\":\"2020-01-01\"}", "as are their bounds");
	ok(!item(date, "format"), "so they have the default format");
	is_json(item(date, "unit"), "{\"vi\":\"ngày\",\"en\":\"day\"}", "a unit in words");
	is_member(list, "type", "string", "a list is a string to both versions");
	is_json(item(schema, "primaryKey"), "[\"mã\"]", "the primary key is a list");
	is_json(item(schema, "uniqueKeys"), "[[\"mã\"]]", "unique keys");
	is_json(item(schema, "foreignKeys"),
	    "[{\"fields\":[\"mã\"],\"reference\":{\"resource\":\"\",\"fields\":[\"mã\"]}}]",
	    "foreign keys within the package");
}

static void test_accepts(struct export_context context)
{
	const struct exporter *exporter = exporter_find(STR("data-package"));
	struct resource links[] = { { .kind = RESOURCE_LINK, .url = STR("javascript:alert(1)") } };
	struct dataset dataset = { .resources = links, .resource_count = 1 };

	context.dataset = &fixture_datasets[0];
	ok(!exporter->accepts(&context), "a package without resources is none");
	context.dataset = &dataset;
	ok(!exporter->accepts(&context), "nor is one whose only link is no address");
	links[0].url = STR("https://example.vn/x.csv");
	ok(exporter->accepts(&context), "a good link is enough");
}

/* With a file as argument the package is left there, for programs of others. */
int main(int argc, char **argv)
{
	struct portal portal = fixture_portal();
	struct export_context context = { .portal = &portal, .dataset = &fixture_datasets[1] };
	const struct exporter *exporter = exporter_find(STR("data-package"));
	struct output *output = output_new_memory();
	cJSON *package;

	ok(exporter->accepts(&context), "a dataset with resources is a package");
	exporter->write(&context, output);
	package = cJSON_ParseWithLength(output_memory(output).data, output_memory(output).len);
	ok(package, "it is JSON");
	test_package(package);
	test_resources(item(package, "resources"));
	test_schema(item(cJSON_GetArrayItem(item(package, "resources"), 0), "schema"));
	test_accepts(context);
	if (argc > 1) {
		int fd = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

		ok(fd >= 0 && dprintf(fd, "%.*s", STR_ARG(output_memory(output))) > 0, argv[1]);
		close(fd);
	}
	cJSON_Delete(package);
	output_free(output);
	return tap_end();
}
