/* SPDX-License-Identifier: MIT */
#include "render/view_use.h"

#include <cjson/cJSON.h>

#include "model/site_path.h"
#include "render/view_resource.h"

enum { NAMED_COLUMNS_MAX = 8 };

/* What a program that guesses types must be told of a column. */
enum column_hint { HINT_NONE, HINT_TEXT, HINT_DATE };

struct use {
	struct view *view;
	const struct resource *table;
	const struct distribution *csv, *sqlite; /* sqlite: NULL when it is not made */
	struct str url, file;                    /* of the CSV; url empty: nobody knows yet */
	enum column_hint *hints;                 /* one a column */
	bool is_all_text; /* too many columns to name, or one whose name cannot be pasted */
};

static struct str file_of(const struct distribution *distribution)
{
	return str_from(distribution->path, str_rfind(distribution->path, '/') + 1);
}

static struct str url_of(struct view *view, const struct distribution *distribution)
{
	struct strbuf url = STRBUF_INIT;
	struct str kept;

	if (!view->portal->base_url.len)
		return STR("");
	site_path_url(&url, view->portal->base_url, distribution->path);
	/* it will stand in single quotes for the shell */
	kept = str_contains(strbuf_str(&url), STR("'")) ? STR("")
							: arena_str(view->arena, strbuf_str(&url));
	strbuf_release(&url);
	return kept;
}

static const struct distribution *form_of(
    const struct distribution *forms, size_t count, struct str format)
{
	for (size_t i = 0; i < count; i++) {
		if (str_eq(forms[i].format, format))
			return &forms[i];
	}
	return NULL;
}

/* --- what must be said of columns --- */

/* Words that programs take for a truth value or for nothing, in any case. */
static bool is_special_word(struct str cell)
{
	static const struct str words[] = { STR_INIT("t"), STR_INIT("f"), STR_INIT("true"),
		STR_INIT("false"), STR_INIT("yes"), STR_INIT("no"), STR_INIT("na"), STR_INIT("nan"),
		STR_INIT("null"), STR_INIT("none"), STR_INIT("inf"), STR_INIT("infinity") };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (str_eq_ignoring_case(cell, words[i]))
			return true;
	}
	return false;
}

/* One cell that can only be text keeps the whole column text. */
static bool is_surely_text(struct str cell)
{
	return cell.len && (ascii_is_alpha(cell.data[0]) || (unsigned char)cell.data[0] >= 0x80) &&
	       !is_special_word(cell);
}

static enum column_hint hint_of(const struct resource *table, size_t column)
{
	const struct table_preview *preview = table->preview;
	enum field_type type = table->schema.fields[column].type;

	if (type == TYPE_DATE)
		return HINT_DATE;
	if (field_type_is_numeric(type) || type == TYPE_BOOLEAN)
		return HINT_NONE;
	for (size_t i = 0; preview && column < preview->column_count && i < preview->row_count;
	     i++) {
		if (is_surely_text(preview->cells[i * preview->column_count + column]))
			return HINT_NONE;
	}
	return HINT_TEXT;
}

static bool has_control(struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		if ((unsigned char)name.data[i] < ' ' || name.data[i] == 0x7f)
			return true;
	}
	return !name.len;
}

static void find_hints(struct use *use)
{
	const struct table_schema *schema = &use->table->schema;
	size_t named = 0;

	use->hints = arena_alloc(use->view->arena, (schema->field_count + 1) * sizeof(*use->hints));
	for (size_t i = 0; i < schema->field_count; i++) {
		use->hints[i] = hint_of(use->table, i);
		if (use->hints[i] == HINT_NONE)
			continue;
		named++;
		use->is_all_text |= has_control(schema->fields[i].name);
	}
	use->is_all_text |= named > NAMED_COLUMNS_MAX;
}

/* --- strings of each language --- */

/* In double quotes, as Python and R both read them. */
static void add_quoted(struct strbuf *code, struct str text)
{
	strbuf_add_char(code, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '"' || text.data[i] == '\\')
			strbuf_add_char(code, '\\');
		strbuf_add_char(code, text.data[i]);
	}
	strbuf_add_char(code, '"');
}

static void add_sql_quoted(struct strbuf *code, struct str text)
{
	strbuf_add_char(code, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\'')
			strbuf_add_char(code, '\'');
		strbuf_add_char(code, text.data[i]);
	}
	strbuf_add_char(code, '\'');
}

/* How a language writes "this column is so": before and after all of them, and between name and
 * type. */
struct hint_style {
	void (*quote)(struct strbuf *code, struct str text);
	const char *begin, *is, *type, *end;
};

static void add_hints(const struct use *use, struct strbuf *code, enum column_hint hint,
    const struct hint_style *style)
{
	const struct table_schema *schema = &use->table->schema;
	bool is_first = true;

	for (size_t i = 0; i < schema->field_count; i++) {
		if (use->hints[i] != hint)
			continue;
		strbuf_add_cstr(code, is_first ? style->begin : ", ");
		style->quote(code, schema->fields[i].name);
		strbuf_add_cstr(code, style->is);
		strbuf_add_cstr(code, style->type);
		is_first = false;
	}
	if (!is_first)
		strbuf_add_cstr(code, style->end);
}

static bool has_hint(const struct use *use, enum column_hint hint)
{
	for (size_t i = 0; i < use->table->schema.field_count; i++) {
		if (use->hints[i] == hint)
			return true;
	}
	return false;
}

/* --- the snippets --- */

/* The address where there is one, else the file once it is downloaded. */
static struct str source_of(const struct use *use)
{
	return use->url.len ? use->url : use->file;
}

/* URLs are percent-encoded, names of files made of [a-z0-9-.]: safe in single quotes. */
static void add_fetch(struct strbuf *code, struct str url)
{
	if (url.len)
		strbuf_add_format(code, "curl -fLO '%.*s'\n", STR_ARG(url));
}

static void add_curl(const struct use *use, struct strbuf *code)
{
	add_fetch(code, use->url);
	strbuf_add_format(
	    code, "echo '%s  %.*s' | sha256sum -c\n", use->csv->sha256.text, STR_ARG(use->file));
}

static void add_python(const struct use *use, struct strbuf *code)
{
	static const struct hint_style texts = { add_quoted, "    dtype={", ": ", "str", "},\n" };
	static const struct hint_style dates = { add_quoted, "    parse_dates=[", "", "", "],\n" };

	strbuf_add_cstr(code, "import pandas as pd\n\ndata = pd.read_csv(\n    ");
	add_quoted(code, source_of(use));
	strbuf_add_cstr(code, ",\n    keep_default_na=False, na_values=[\"\"],\n");
	if (use->is_all_text) {
		strbuf_add_cstr(code, "    dtype=str,\n");
	} else {
		add_hints(use, code, HINT_TEXT, &texts);
		add_hints(use, code, HINT_DATE, &dates);
	}
	strbuf_add_cstr(code, ")\nprint(data.head())\n");
}

static void add_r(const struct use *use, struct strbuf *code)
{
	static const struct hint_style texts = { add_quoted, "", " = ", "\"character\"", "" };
	static const struct hint_style dates = { add_quoted, "", " = ", "\"Date\"", "" };
	bool has_texts = has_hint(use, HINT_TEXT), has_dates = has_hint(use, HINT_DATE);

	strbuf_add_cstr(code, "data <- read.csv(\n  ");
	add_quoted(code, source_of(use));
	strbuf_add_cstr(code, ",\n  encoding = \"UTF-8\", na.strings = \"\", check.names = FALSE");
	if (use->is_all_text) {
		strbuf_add_cstr(code, ",\n  colClasses = \"character\"");
	} else if (has_texts || has_dates) {
		strbuf_add_cstr(code, ",\n  colClasses = c(");
		add_hints(use, code, HINT_TEXT, &texts);
		if (has_texts && has_dates)
			strbuf_add_cstr(code, ", ");
		add_hints(use, code, HINT_DATE, &dates);
		strbuf_add_char(code, ')');
	}
	strbuf_add_cstr(code, "\n)\nhead(data)\n");
}

/* From the file: reading from the web needs an extension, which DuckDB would fetch elsewhere. */
static void add_duckdb(const struct use *use, struct strbuf *code)
{
	static const struct hint_style texts = { add_sql_quoted, ", types = {", ": ", "'VARCHAR'",
		"}" };

	add_fetch(code, use->url);
	strbuf_add_cstr(code, "duckdb <<'SQL'\nSELECT * FROM read_csv(");
	add_sql_quoted(code, use->file);
	strbuf_add_cstr(code, ", header = true");
	if (use->is_all_text)
		strbuf_add_cstr(code, ", all_varchar = true");
	else
		add_hints(use, code, HINT_TEXT, &texts);
	strbuf_add_cstr(code, ") LIMIT 10;\nSQL\n");
}

/* The database of the whole dataset, or one that is made on the spot. */
static void add_sqlite(const struct use *use, struct strbuf *code)
{
	if (use->sqlite) {
		add_fetch(code, url_of(use->view, use->sqlite));
		strbuf_add_format(code,
		    "sqlite3 -header -column %.*s 'SELECT * FROM \"%.*s\" LIMIT 10'\n",
		    STR_ARG(file_of(use->sqlite)), STR_ARG(use->table->name));
		return;
	}
	add_fetch(code, use->url);
	strbuf_add_format(code,
	    "sqlite3 -header -column :memory: '.import --csv %.*s data' \\\n"
	    "  'SELECT * FROM data LIMIT 10'\n",
	    STR_ARG(use->file));
}

static const struct {
	const char *id, *name;
	void (*add)(const struct use *use, struct strbuf *code);
} snippets[] = {
	{ "python", "Python (pandas)", add_python },
	{ "r", "R", add_r },
	{ "curl", "curl", add_curl },
	{ "duckdb", "DuckDB", add_duckdb },
	{ "sqlite", "SQL (SQLite)", add_sqlite },
};

static void add_snippets(const struct use *use, struct cJSON *object)
{
	struct view *view = use->view;
	struct cJSON *list = view_add_array(view, object, "snippets");
	struct strbuf code = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(snippets) / sizeof(snippets[0]); i++) {
		struct cJSON *item = view_append_object(view, list);

		strbuf_clear(&code);
		snippets[i].add(use, &code);
		view_add_str(view, item, "id", str_of(snippets[i].id));
		view_add_str(view, item, "name", str_of(snippets[i].name));
		view_add_str(view, item, "code", strbuf_str(&code));
	}
	strbuf_release(&code);
}

/* The form that Excel opens by a double click; null: the CSV must be imported. */
static void add_excel(const struct use *use, struct cJSON *object)
{
	static const struct str formats[] = { STR_INIT("xlsx"), STR_INIT("csv-excel") };
	struct view *view = use->view;

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		const struct distribution *form = form_of(
		    use->table->distributions, use->table->distribution_count, formats[i]);
		struct cJSON *item;

		if (!form)
			continue;
		item = view_add_object(view, object, "excel");
		view_add_str(view, item, "name", form->name);
		strbuf_clear(&view->path);
		strbuf_add(&view->path, form->path);
		view_add_path(view, item, "path");
		return;
	}
	view_add_null(view, object, "excel");
}

/* The first table that has a CSV, and how many have. */
static size_t find_table(struct use *use, const struct dataset *dataset)
{
	size_t count = 0;

	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct resource *resource = &dataset->resources[i];
		const struct distribution *csv = form_of(
		    resource->distributions, resource->distribution_count, STR("csv"));

		if (resource->kind != RESOURCE_TABLE || resource->is_withheld || !csv)
			continue;
		if (!count++) {
			use->table = resource;
			use->csv = csv;
		}
	}
	return count;
}

void view_add_use(struct view *view, struct cJSON *object)
{
	const struct dataset *dataset = view->dataset;
	struct use use = { .view = view };
	size_t count = dataset->status == DATASET_PUBLISHED ? find_table(&use, dataset) : 0;

	if (!count) {
		view_add_null(view, object, "use");
		return;
	}
	use.sqlite = form_of(dataset->distributions, dataset->distribution_count, STR("sqlite"));
	use.url = url_of(view, use.csv);
	use.file = file_of(use.csv);
	find_hints(&use);
	object = view_add_object(view, object, "use");
	view_add_label(view, object, use.table);
	view_add_str(view, object, "file", use.file);
	view_add_str(view, object, "url", use.url);
	view_add_bool(view, object, "has_other_tables", count > 1);
	strbuf_clear(&view->path);
	strbuf_add(&view->path, use.csv->path);
	view_add_path(view, object, "path");
	add_excel(&use, object);
	add_snippets(&use, object);
}
