/* SPDX-License-Identifier: MIT */
#include "export/exporter.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "export/base_url.h"
#include "tap.h"

#define TEXT(literal)                                                             \
	{                                                                         \
		.state = VALUE_OK, .type = TYPE_STRING, .text = STR_INIT(literal) \
	}
#define NUMBER(literal)                                                           \
	{                                                                         \
		.state = VALUE_OK, .type = TYPE_NUMBER, .text = STR_INIT(literal) \
	}
#define MISSING                        \
	{                              \
		.state = VALUE_MISSING \
	}

enum { COLUMNS_MAX = 4 };

struct table {
	const char *name;
	struct field fields[COLUMNS_MAX];
	size_t field_count;
	struct value values[24];
	size_t row_count;
	const char *csv, *json; /* NULL: only read back */
};

static const struct table tables[] = {
	{ "a table without columns", .csv = "", .json = "[]\n" },
	{ "a table without rows",
	    .fields = { { .name = STR_INIT("mã") }, { .name = STR_INIT("tên, đủ") } },
	    .field_count = 2, .csv = "mã,\"tên, đủ\"\r\n", .json = "[]\n" },
	{ "one column with an empty cell", .fields = { { .name = STR_INIT("a") } },
	    .field_count = 1, .values = { TEXT("x"), MISSING, TEXT("y") }, .row_count = 3,
	    .csv = "a\r\nx\r\n\"\"\r\ny\r\n",
	    .json = "[\n  {\"a\": \"x\"},\n  {\"a\": null},\n  {\"a\": \"y\"}\n]\n" },
	{ "text that needs quotes",
	    .fields = { { .name = STR_INIT("a\"b") }, { .name = STR_INIT("c\nd") } },
	    .field_count = 2,
	    .values = { TEXT("dòng một\r\ndòng hai"), TEXT("nói \"ừ\""), TEXT(" lề "),
		TEXT("</script>\\"), TEXT("a,b"), TEXT("\ttab") },
	    .row_count = 3,
	    .csv = "\"a\"\"b\",\"c\nd\"\r\n"
		   "\"dòng một\r\ndòng hai\",\"nói \"\"ừ\"\"\"\r\n"
		   "\" lề \",</script>\\\r\n"
		   "\"a,b\",\"\ttab\"\r\n",
	    .json = "[\n"
		    "  {\"a\\\"b\": \"dòng một\\r\\ndòng hai\", \"c\\nd\": \"nói \\\"ừ\\\"\"},\n"
		    "  {\"a\\\"b\": \" lề \", \"c\\nd\": \"</script>\\\\\"},\n"
		    "  {\"a\\\"b\": \"a,b\", \"c\\nd\": \"\\ttab\"}\n"
		    "]\n" },
	{ "numbers keep their digits", .fields = { { .name = STR_INIT("n"), .type = TYPE_NUMBER } },
	    .field_count = 1,
	    .values = { NUMBER("12345678901234567890"), NUMBER("0.10"), NUMBER("-1.5e-7"),
		NUMBER("NaN"), NUMBER("-INF"), { .state = VALUE_BAD, .text = STR_INIT("?") } },
	    .row_count = 6,
	    .csv = "n\r\n12345678901234567890\r\n0.10\r\n-1.5e-7\r\nNaN\r\n-INF\r\n\"\"\r\n",
	    .json = "[\n  {\"n\": 12345678901234567890},\n  {\"n\": 0.10},\n  {\"n\": -1.5e-7},\n"
		    "  {\"n\": \"NaN\"},\n  {\"n\": \"-INF\"},\n  {\"n\": null}\n]\n" },
	{ "every type",
	    .fields = { { .name = STR_INIT("a") }, { .name = STR_INIT("b") },
		{ .name = STR_INIT("c") }, { .name = STR_INIT("d") } },
	    .field_count = 4,
	    .values = { { .state = VALUE_OK,
			    .type = TYPE_BOOLEAN,
			    .boolean = true,
			    .text = STR_INIT("true") },
		{ .state = VALUE_OK, .type = TYPE_DATE, .text = STR_INIT("2024-07-20") },
		{ .state = VALUE_OK, .type = TYPE_GEOPOINT, .text = STR_INIT("105.80,-21.0") },
		{ .state = VALUE_OK, .type = TYPE_YEAR, .text = STR_INIT("2024") },
		{ .state = VALUE_OK, .type = TYPE_BOOLEAN, .text = STR_INIT("false") },
		{ .state = VALUE_OK, .type = TYPE_OBJECT, .text = STR_INIT("{\"k\":\n[1]}") },
		TEXT("00123456789012345678"),
		{ .state = VALUE_OK, .type = TYPE_INTEGER, .text = STR_INIT("-7") } },
	    .row_count = 2,
	    .csv = "a,b,c,d\r\n"
		   "true,2024-07-20,\"105.80,-21.0\",2024\r\n"
		   "false,\"{\"\"k\"\":\n[1]}\",00123456789012345678,-7\r\n",
	    .json = "[\n"
		    "  {\"a\": true, \"b\": \"2024-07-20\", \"c\": [105.80,-21.0], \"d\": 2024},\n"
		    "  {\"a\": false, \"b\": {\"k\": [1]}, "
		    "\"c\": \"00123456789012345678\", \"d\": -7}\n"
		    "]\n" },
	{ "names that are empty or come twice",
	    .fields = { { .name = STR_INIT("a") }, { .name = STR_INIT("") },
		{ .name = STR_INIT("a") }, { .name = STR_INIT("a_2") } },
	    .field_count = 4, .values = { TEXT("1"), TEXT("2"), TEXT("3"), TEXT("4") },
	    .row_count = 1, .csv = "a,,a,a_2\r\n1,2,3,4\r\n",
	    .json = "[\n  {\"a\": \"1\", \"column_2\": \"2\", \"a_2\": \"3\", \"a_2_2\": \"4\"}\n"
		    "]\n" },
};

static void write_table(
    const struct exporter *exporter, const struct table *table, struct output *output)
{
	static struct field fields[COLUMNS_MAX];
	struct resource resource = { .schema = {
					 .fields = fields, .field_count = table->field_count } };
	struct export_context context = { .resource = &resource };
	struct table_export *state;

	memcpy(fields, table->fields, sizeof(fields));
	state = exporter->begin(&context, output);
	for (size_t i = 0; i < table->row_count; i++) {
		struct typed_row row = { NULL, &table->values[i * table->field_count],
			table->field_count };

		exporter->row(state, &row);
	}
	exporter->end(state);
}

static void is_written(const char *id, const struct table *table, const char *expected)
{
	struct output *output = output_new_memory();

	write_table(exporter_find(str_of(id)), table, output);
	is_str(output_memory(output), str_of(expected), table->name);
	output_free(output);
}

static void write_file(
    const char *folder, const char *id, const struct table *table, struct strbuf *path)
{
	struct output *output;
	int fd;

	strbuf_add_format(path, "%s/rows.%s", folder, id);
	fd = open(path->data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	output = output_new_fd(fd, false);
	write_table(exporter_find(str_of(id)), table, output);
	output_flush(output);
	output_free(output);
	close(fd);
}

/* Python's own readers see the same rows in both files. */
static void is_read_back(const char *folder, const struct table *table)
{
	struct strbuf csv = STRBUF_INIT, json = STRBUF_INIT;
	int status = -1;
	pid_t pid;

	write_file(folder, "csv", table, &csv);
	write_file(folder, "json", table, &json);
	{
		char *argv[] = { (char[]){ "python3" }, (char[]){ "tests/parsers/rows.py" },
			csv.data, json.data, NULL };

		if (!posix_spawnp(&pid, "python3", NULL, NULL, argv, environ))
			waitpid(pid, &status, 0);
	}
	ok(status == 0, "and Python reads the same rows in both");
	unlink(csv.data);
	unlink(json.data);
	strbuf_release(&csv);
	strbuf_release(&json);
}

static void test_tables(void)
{
	char folder[] = "/tmp/datamo-test-XXXXXX";

	ok(mkdtemp(folder), "a folder for the files");
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		is_written("csv", &tables[i], tables[i].csv);
		is_written("json", &tables[i], tables[i].json);
		is_read_back(folder, &tables[i]);
	}
	rmdir(folder);
}

static bool has_what_it_needs(const struct exporter *exporter)
{
	bool has_rows = exporter->begin && exporter->row && exporter->end;
	bool has_file = exporter->extension || exporter->file_name;

	switch (exporter->scope) {
	case EXPORT_TABLE:
		return has_rows && exporter->extension;
	case EXPORT_DATASET_ROWS:
		return has_rows && exporter->open && exporter->close && exporter->extension &&
		       exporter->is_download;
	case EXPORT_DATASET:
		return exporter->write && has_file;
	case EXPORT_CATALOG:
		return exporter->write && exporter->file_name;
	}
	return false;
}

/* Those that need base_url, and no others, let a portal without one by. */
static void test_base_url(void)
{
	struct str language = STR("vi");
	struct portal portal = { .languages = &language, .language_count = 1 };
	struct resource resource = { .kind = RESOURCE_ATTACHMENT };
	struct dataset dataset = { .resources = &resource, .resource_count = 1 };
	struct export_context context = {
		.portal = &portal, .dataset = &dataset, .resource = &resource, .diags = diags_new()
	};
	const struct exporter *exporter;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		if (exporter->needs_base_url)
			ok(exporter->accepts && !exporter->accepts(&context), exporter->id);
		else
			ok(exporter->accepts != export_has_base_url &&
				exporter->accepts != export_has_address,
			    exporter->id);
	}
	ok(str_starts_with(diags_at(context.diags, 0)->args.found, STR("catalog.ttl, ")) &&
		str_contains(diags_at(context.diags, 0)->args.expected, STR(", sitemap.xml")),
	    "the message names each file");
	diags_free(context.diags);
}

static void test_table_of_exporters(void)
{
	static struct str chosen[] = { STR_INIT("json") };
	struct portal all = { 0 }, one = { .formats = chosen, .format_count = 1 };
	const struct exporter *exporter;
	bool is_complete = true, is_found = true;

	for (size_t i = 0; (exporter = exporter_at(i)); i++) {
		is_complete = is_complete && exporter->name && exporter->media_type &&
			      exporter->eu_file_type && exporter->purpose[MESSAGES_VI] &&
			      exporter->purpose[MESSAGES_EN] && has_what_it_needs(exporter);
		is_found = is_found && exporter_find(str_of(exporter->id)) == exporter;
	}
	ok(is_complete, "every exporter has what its scope needs");
	ok(is_found, "every exporter is found by its id");
	ok(!exporter_find(STR("xyz")), "another is not");
	ok(exporter_is_wanted(exporter_find(STR("csv")), &all), "CSV is made by default");
	ok(!exporter_is_wanted(exporter_find(STR("csv")), &one), "but not when others are chosen");
	ok(exporter_is_wanted(exporter_find(STR("json")), &one), "which are made");
	ok(exporter_is_wanted(exporter_find(STR("zip")), &all), "a bundle is made by default");
	ok(!exporter_is_wanted(exporter_find(STR("zip")), &one), "but not when others are chosen");
	ok(!exporter_is_wanted(exporter_find(STR("sqlite")), &all), "a database when asked for");
	ok(exporter_is_wanted(exporter_find(STR("data-package")), &one), "metadata always");
	ok(!exporter_is_wanted(exporter_find(STR("dataset-turtle")), &one), "but not all of it");
	chosen[0] = STR("dataset-turtle");
	ok(exporter_is_wanted(exporter_find(STR("dataset-turtle")), &one), "more when asked for");
	ok(exporter_is_wanted(exporter_find(STR("csv")), &one), "then the downloads stay");
}

int main(void)
{
	test_table_of_exporters();
	test_base_url();
	test_tables();
	return tap_end();
}
