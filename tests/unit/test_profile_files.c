/* SPDX-License-Identifier: MIT */
#include "profile/table_profiler.h"

#include <cjson/cJSON.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "model/value.h"
#include "read/table_read.h"
#include "tap.h"

/* Profiles real files and reads them again with the types that were found. */
struct second_pass {
	struct row_sink sink;
	const struct table_schema *schema;
	const cJSON *rows; /* what each cell should read as, the header first; or NULL */
	struct strbuf scratch;
	size_t bad, different;
};

static void read_again(struct row_sink *sink, const struct row *row)
{
	struct second_pass *pass = (struct second_pass *)sink;
	const cJSON *expected = pass->rows ? cJSON_GetArrayItem(pass->rows, (int)row->number)
					   : NULL;

	for (size_t i = 0; i < row->count && i < pass->schema->field_count; i++) {
		const cJSON *cell = expected ? cJSON_GetArrayItem(expected, (int)i) : NULL;
		struct value value;

		strbuf_clear(&pass->scratch);
		value = value_parse(
		    row->cells[i], pass->schema, &pass->schema->fields[i], &pass->scratch);
		if (value.state == VALUE_BAD) {
			pass->bad++;
			printf("# line %llu: '%.*s' is not %s\n", (unsigned long long)row->line,
			    STR_ARG(row->cells[i]), value.expected_en);
		} else if (cell && !str_eq(value.text, str_of(cell->valuestring))) {
			pass->different++;
			printf("# line %llu: '%.*s', expected '%s'\n",
			    (unsigned long long)row->line, STR_ARG(value.text), cell->valuestring);
		}
	}
}

struct reader {
	struct table_profiler *profiler;
	struct arena *arena;
	struct resource resource;
	size_t type_counts[TYPE_COUNT], files;
};

static struct reader reader;

static bool profile(const char *path, const cJSON *rows, struct second_pass *pass)
{
	struct diags *diags = diags_new();
	struct table_source source = { open(path, O_RDONLY | O_CLOEXEC), str_of(path),
		&limits_default };
	struct dialect dialect = { .quote = '"', .header = true };
	struct row_sink *sink;
	bool is_read;

	arena_reset(reader.arena);
	reader.resource.schema = (struct table_schema){ .fields = NULL };
	sink = table_profiler_begin(reader.profiler, &reader.resource.schema, source.path, diags);
	is_read = source.fd >= 0 && table_detect(&source, &dialect, diags) &&
		  table_read(&source, &dialect, &sink, 1, diags);
	table_profiler_end(reader.profiler, reader.arena, &reader.resource);
	*pass = (struct second_pass){
		.sink = { .row = read_again },
		.schema = &reader.resource.schema,
		.rows = rows,
	};
	sink = &pass->sink;
	if (is_read && lseek(source.fd, 0, SEEK_SET) == 0)
		table_read(&source, &dialect, &sink, 1, diags);
	strbuf_release(&pass->scratch);
	if (source.fd >= 0)
		close(source.fd);
	diags_free(diags);
	return is_read;
}

static enum field_type type_of(size_t column)
{
	return column < reader.resource.schema.field_count
		   ? reader.resource.schema.fields[column].type
		   : TYPE_COUNT;
}

static struct strbuf slurp(const char *path)
{
	struct strbuf text = STRBUF_INIT;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char buffer[65536];
	ssize_t count;

	while (fd >= 0 && (count = read(fd, buffer, sizeof(buffer))) > 0)
		strbuf_add_bytes(&text, buffer, (size_t)count);
	if (fd >= 0)
		close(fd);
	return text;
}

static void test_expected(const char *folder)
{
	struct strbuf path = STRBUF_INIT, text;
	struct second_pass pass;
	cJSON *all;
	const cJSON *file;

	strbuf_add_format(&path, "%s/expected.json", folder);
	text = slurp(path.data);
	all = cJSON_ParseWithLength(text.data ? text.data : "", text.len);
	cJSON_ArrayForEach(file, all)
	{
		const cJSON *rows = cJSON_GetObjectItem(file, "numeric_value_rows");

		if (!rows)
			rows = cJSON_GetObjectItem(file, "iso_rows");
		if (!rows)
			continue;
		strbuf_clear(&path);
		strbuf_add_format(&path, "%s/%s", folder, file->string);
		ok(profile(path.data, rows, &pass) && pass.bad == 0 && pass.different == 0 &&
			reader.resource.row_count + 1 == (uint64_t)cJSON_GetArraySize(rows),
		    file->string);
	}
	cJSON_Delete(all);
	strbuf_release(&text);
	strbuf_release(&path);
}

struct typed_file {
	const char *name;
	enum field_type types[8];
	size_t count;
};

static const struct typed_file typed_files[] = {
	{ "01-utf8.csv",
	    { TYPE_INTEGER, TYPE_STRING, TYPE_STRING, TYPE_STRING, TYPE_STRING, TYPE_NUMBER,
		TYPE_INTEGER, TYPE_STRING },
	    8 },
	{ "20-vi-numbers-semicolon.csv",
	    { TYPE_INTEGER, TYPE_STRING, TYPE_STRING, TYPE_STRING, TYPE_STRING, TYPE_NUMBER,
		TYPE_INTEGER, TYPE_STRING },
	    8 },
	{ "21-decimal-comma-quoted.csv", { TYPE_YEAR, TYPE_NUMBER }, 2 },
	{ "22-mixed-1,234.5-and-1.234,5.csv", { TYPE_YEAR, TYPE_STRING }, 2 },
	{ "23-dates-ddmmyyyy.csv",
	    { TYPE_STRING, TYPE_DATE, TYPE_STRING, TYPE_INTEGER, TYPE_STRING }, 5 },
	{ "24-dates-ambiguous.csv", { TYPE_STRING, TYPE_STRING }, 2 },
	{ "25-missing-markers-percent-bool.csv",
	    { TYPE_STRING, TYPE_STRING, TYPE_STRING, TYPE_STRING }, 4 },
	{ "26-leading-zero-codes.csv", { TYPE_STRING, TYPE_STRING, TYPE_STRING, TYPE_STRING }, 4 },
};

static void test_types(const char *folder)
{
	struct strbuf path = STRBUF_INIT;
	struct second_pass pass;

	for (size_t i = 0; i < sizeof(typed_files) / sizeof(typed_files[0]); i++) {
		bool all;

		strbuf_clear(&path);
		strbuf_add_format(&path, "%s/%s", folder, typed_files[i].name);
		all = profile(path.data, NULL, &pass);
		for (size_t k = 0; k < typed_files[i].count; k++)
			if (type_of(k) != typed_files[i].types[k]) {
				printf("# column %zu: %.*s\n", k + 1,
				    STR_ARG(field_type_name(type_of(k))));
				all = false;
			}
		ok(all, typed_files[i].name);
	}
	strbuf_release(&path);
}

static int visit(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	struct second_pass pass;

	(void)place;
	if (kind != FTW_F || !str_ends_with(str_of(path), STR(".csv")) || status->st_size > 4 << 20)
		return 0;
	profile(path, NULL, &pass);
	reader.files++;
	for (size_t i = 0; i < reader.resource.schema.field_count; i++)
		reader.type_counts[type_of(i)]++;
	if (pass.bad)
		ok(false, path);
	return 0;
}

static void test_folder(const char *folder, const char *name)
{
	memset(reader.type_counts, 0, sizeof(reader.type_counts));
	reader.files = 0;
	nftw(folder, visit, 16, FTW_PHYS);
	ok(reader.files > 0, name);
	printf("# %zu files:", reader.files);
	for (unsigned i = 0; i < TYPE_COUNT; i++)
		if (reader.type_counts[i])
			printf(" %zu %s", reader.type_counts[i],
			    field_type_name((enum field_type)i).data);
	printf("\n");
}

int main(void)
{
	const char *shared = getenv("DATAMO_SHARED");
	struct strbuf folder = STRBUF_INIT;
	static const char *const folders[] = { "vietnam", "fivethirtyeight", "frictionless",
		"csv-suites" };

	if (access(shared ? shared : "../shared", R_OK) != 0) {
		tap_skip("real files", "../shared is not here");
		return tap_end();
	}
	reader.profiler = table_profiler_new();
	reader.arena = arena_new();
	strbuf_add_format(&folder, "%s/data/vietnam/encodings-dirt", shared ? shared : "../shared");
	test_expected(folder.data);
	test_types(folder.data);
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		strbuf_clear(&folder);
		strbuf_add_format(&folder, "%s/data/%s", shared ? shared : "../shared", folders[i]);
		test_folder(folder.data, folders[i]);
	}
	strbuf_release(&folder);
	table_profiler_free(reader.profiler);
	arena_free(reader.arena);
	return tap_end();
}
