/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/provenance.h"
#include "export/sqlite_file.h"
#include "export/sqlite_schema.h"

/*
 * All tables of a dataset in one database, which Datasette, DB Browser and the sqlite3 command open
 * as it is. Days and times are text by ISO 8601, which SQLite's own functions read; NaN is the text
 * 'NaN', as SQLite would make NULL of it. `_metadata` says what the data is and whose, `_columns`
 * what the columns mean.
 */
enum { COLUMNS_MAX = 2000, CACHE_KIB = 8192 };

struct rows_export {
	struct export_context context;
	struct sqlite_file *file;
	sqlite3 *database; /* NULL after the first failure */
	const struct diag_kind *failure;
};

struct table_export {
	struct rows_export *shared;
	sqlite3_stmt *insert;
	enum sqlite_type *types;
	size_t column_count;
};

static const struct diag_kind too_many_columns = {
	.id = "export.sqlite-columns",
	.level = DIAG_WARNING,
	.message = { "Không có tệp {name}: có bảng rộng hơn 2.000 cột, là số cột mà SQLite chứa "
		     "được; hãy dùng tệp CSV.",
	    "No {name} file: a table is wider than the 2,000 columns that SQLite holds; use the "
	    "CSV files." },
};

static const struct diag_kind keys_broken = {
	.id = "export.sqlite-keys",
	.level = DIAG_WARNING,
	.message = { "Không có tệp {name}: các dòng không đúng với khóa đã khai báo; hãy dùng tệp "
		     "CSV.",
	    "No {name} file: the rows do not keep to the declared keys; use the CSV files." },
};

static const struct diag_kind failed = {
	.id = "export.sqlite-failed",
	.level = DIAG_ERROR,
	.message = { "Không ghi được tệp {name} của tập dữ liệu.",
	    "The dataset's {name} file could not be written." },
	.mend = { "Kiểm tra chỗ trống trên đĩa.", "See that there is room on the disk." },
};

static void note_failure(struct rows_export *shared, int status)
{
	if (status == SQLITE_OK || status == SQLITE_DONE || status == SQLITE_ROW || shared->failure)
		return;
	shared->failure = (status & 0xff) == SQLITE_CONSTRAINT ? &keys_broken : &failed;
}

static void run(struct rows_export *shared, const char *sql)
{
	if (!shared->failure)
		note_failure(shared, sqlite3_exec(shared->database, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *prepare(struct rows_export *shared, struct str sql)
{
	sqlite3_stmt *statement = NULL;

	if (!shared->failure)
		note_failure(shared,
		    sqlite3_prepare_v2(shared->database, sql.data, (int)sql.len, &statement, NULL));
	return statement;
}

static void bind_text(sqlite3_stmt *statement, int index, struct str text)
{
	sqlite3_bind_text64(
	    statement, index, text.len ? text.data : "", text.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void step(struct rows_export *shared, sqlite3_stmt *statement)
{
	note_failure(shared, sqlite3_step(statement));
	sqlite3_reset(statement);
}

/* --- the dataset --- */

static void add_metadata(struct rows_export *shared)
{
	struct arena *arena = arena_new();
	struct provenance provenance = provenance_of(
	    arena, &shared->context, export_language(&shared->context));
	sqlite3_stmt *insert = prepare(shared, STR("INSERT INTO _metadata VALUES (?, ?)"));

	for (size_t i = 0; insert && i < provenance.count; i++) {
		bind_text(insert, 1, str_of(provenance.lines[i].key));
		bind_text(insert, 2, provenance.lines[i].value);
		step(shared, insert);
	}
	sqlite3_finalize(insert);
	arena_free(arena);
}

static struct rows_export *sqlite_begin_dataset(const struct export_context *context)
{
	struct rows_export *shared = memory_alloc_zeroed(1, sizeof(*shared));
	struct strbuf sql = STRBUF_INIT;

	shared->context = *context;
	shared->file = sqlite_file_new(context->site);
	shared->database = sqlite_file_database(shared->file);
	if (!shared->database)
		shared->failure = &failed;
	strbuf_add_format(&sql,
	    "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
	    "PRAGMA secure_delete = ON; PRAGMA temp_store = FILE; PRAGMA cache_size = -%d;"
	    "PRAGMA encoding = 'UTF-8'; PRAGMA foreign_keys = OFF; BEGIN;"
	    "CREATE TABLE _metadata (key TEXT NOT NULL, value TEXT NOT NULL);"
	    "CREATE TABLE _columns (\"table\" TEXT NOT NULL, \"column\" TEXT NOT NULL, title TEXT,"
	    " type TEXT NOT NULL, unit TEXT, description TEXT, PRIMARY KEY (\"table\", "
	    "\"column\"))",
	    CACHE_KIB);
	run(shared, sql.data);
	strbuf_release(&sql);
	add_metadata(shared);
	return shared;
}

static const struct diag_kind *sqlite_end_dataset(struct rows_export *shared, struct output *output)
{
	const struct diag_kind *failure;

	run(shared, "COMMIT");
	if (!shared->failure && output && !sqlite_file_write(shared->file, output))
		shared->failure = &failed;
	failure = shared->failure;
	sqlite_file_free(shared->file);
	memory_free(shared);
	return failure;
}

/* --- its tables --- */

static struct str text_of(const struct export_context *context, const struct text *text)
{
	const struct portal *portal = context->portal;

	return portal
		   ? text_in(text, portal->languages, portal->language_count, portal->languages[0])
			 .value
		   : STR("");
}

static void bind_optional(sqlite3_stmt *statement, int index, struct str text)
{
	if (text.len)
		bind_text(statement, index, text);
	else
		sqlite3_bind_null(statement, index);
}

static void add_columns(
    struct rows_export *shared, const struct resource *resource, const struct str *names)
{
	sqlite3_stmt *insert = prepare(
	    shared, STR("INSERT INTO _columns VALUES (?, ?, ?, ?, ?, ?)"));

	for (size_t i = 0; insert && i < resource->schema.field_count; i++) {
		const struct field *field = &resource->schema.fields[i];
		struct str unit = text_of(&shared->context, &field->unit_text);

		bind_text(insert, 1, resource->name);
		bind_text(insert, 2, names[i]);
		bind_optional(insert, 3, text_of(&shared->context, &field->title));
		bind_text(insert, 4, field_type_name(field->type));
		bind_optional(insert, 5, unit.len ? unit : field->unit);
		bind_optional(insert, 6, text_of(&shared->context, &field->description));
		step(shared, insert);
	}
	sqlite3_finalize(insert);
}

static const struct diag_kind *sqlite_refuses(const struct export_context *context)
{
	return context->resource->schema.field_count > COLUMNS_MAX ? &too_many_columns : NULL;
}

static struct table_export *sqlite_begin(
    const struct export_context *context, struct output *output)
{
	const struct resource *resource = context->resource;
	struct table_export *state = memory_alloc_zeroed(1, sizeof(*state));
	struct arena *arena = arena_new();
	const struct str *names = sqlite_column_names(arena, &resource->schema);
	struct strbuf sql = STRBUF_INIT;

	(void)output;
	state->shared = context->shared;
	state->column_count = resource->schema.field_count;
	state->types = memory_alloc_zeroed(state->column_count, sizeof(*state->types));
	for (size_t i = 0; i < state->column_count; i++)
		state->types[i] = sqlite_type_of(resource, i);
	sqlite_add_create(&sql, context, names);
	run(state->shared, sql.data);
	strbuf_clear(&sql);
	sqlite_add_insert(&sql, resource);
	state->insert = prepare(state->shared, strbuf_str(&sql));
	strbuf_release(&sql);
	add_columns(state->shared, resource, names);
	arena_free(arena);
	return state;
}

static void bind_value(
    sqlite3_stmt *insert, int index, enum sqlite_type type, const struct value *value)
{
	if (value->state != VALUE_OK)
		sqlite3_bind_null(insert, index);
	else if (type == SQLITE_COLUMN_INTEGER && value->is_exact_integer)
		sqlite3_bind_int64(insert, index, value->integer);
	else if (type == SQLITE_COLUMN_REAL && !isnan(value->number))
		sqlite3_bind_double(insert, index, value->number);
	else if (type == SQLITE_COLUMN_BOOLEAN)
		sqlite3_bind_int(insert, index, value->boolean);
	else
		bind_text(insert, index, value->text);
}

static void sqlite_row(struct table_export *state, const struct typed_row *row)
{
	if (!state->insert || state->shared->failure)
		return;
	for (size_t i = 0; i < state->column_count; i++) {
		if (i < row->count)
			bind_value(state->insert, (int)i + 1, state->types[i], &row->values[i]);
		else
			sqlite3_bind_null(state->insert, (int)i + 1);
	}
	step(state->shared, state->insert);
}

static const struct diag_kind *sqlite_end(struct table_export *state)
{
	const struct diag_kind *failure = state->shared->failure;

	sqlite3_finalize(state->insert);
	memory_free(state->types);
	memory_free(state);
	return failure;
}

const struct exporter sqlite_exporter = {
	.id = "sqlite",
	.name = "SQLite",
	.extension = "sqlite",
	.media_type = "application/vnd.sqlite3",
	.eu_file_type = "OCTET",
	.purpose = { [MESSAGES_VI] =
			 "Tất cả các bảng trong một cơ sở dữ liệu, có kiểu, khóa và chú giải",
	    [MESSAGES_EN] = "All tables in one database, with types, keys and explanations" },
	.limits = { [MESSAGES_VI] = "2.000 cột; số nguyên ngoài 64 bit là văn bản",
	    [MESSAGES_EN] = "2,000 columns; whole numbers beyond 64 bits are text" },
	.scope = EXPORT_DATASET_ROWS,
	.is_download = true,
	.refuses = sqlite_refuses,
	.open = sqlite_begin_dataset,
	.close = sqlite_end_dataset,
	.begin = sqlite_begin,
	.row = sqlite_row,
	.end = sqlite_end,
};
