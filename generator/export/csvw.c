/* SPDX-License-Identifier: MIT */
#include "base/map.h"
#include "export/describe.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "model/site_path.h"

/*
 * CSV on the Web, https://www.w3.org/TR/tabular-metadata/ : the clean CSV files of a dataset as one
 * group of tables, in "csv-metadata.json" beside them, where its readers look (tabular-data-model
 * 5.3).
 */
struct csvw {
	struct json_writer json;
	const struct portal *portal;
	const struct dataset *dataset;
	struct arena *arena;
};

/* The dialect's names of what typed values look like in the clean CSV. "number" takes NaN and INF.
 */
static const char *datatype(enum field_type type)
{
	static const char *const names[TYPE_COUNT] = { [TYPE_NUMBER] = "number",
		[TYPE_INTEGER] = "integer",
		[TYPE_BOOLEAN] = "boolean",
		[TYPE_OBJECT] = "json",
		[TYPE_ARRAY] = "json",
		[TYPE_GEOJSON] = "json",
		[TYPE_DATETIME] = "dateTime",
		[TYPE_DATE] = "date",
		[TYPE_TIME] = "time",
		[TYPE_YEAR] = "gYear",
		[TYPE_YEARMONTH] = "gYearMonth",
		[TYPE_DURATION] = "duration" };

	return names[type] ? names[type] : "string";
}

/* A column's name is a variable of URI templates: letters, digits, "_" and %XX, no "_" in front. */
static struct str variable_name(struct arena *arena, struct str header)
{
	struct strbuf name = STRBUF_INIT;
	struct str result;

	for (size_t i = 0; i < header.len; i++) {
		char c = header.data[i];

		if (ascii_is_alpha(c) || ascii_is_digit(c) || (c == '_' && i))
			strbuf_add_char(&name, c);
		else
			strbuf_add_format(&name, "%%%02X", (unsigned)(unsigned char)c);
	}
	result = arena_str(arena, strbuf_str(&name));
	strbuf_release(&name);
	return result;
}

/* One a column; what is empty or comes again is named by its place. */
static struct str *column_names(struct csvw *csvw, const struct table_schema *schema)
{
	struct str *names = arena_alloc(csvw->arena, (schema->field_count + 1) * sizeof(*names));
	struct map seen = MAP_INIT;

	for (size_t i = 0; i < schema->field_count; i++) {
		bool is_new = false;

		names[i] = variable_name(csvw->arena, schema->fields[i].name);
		if (names[i].len)
			map_put(&seen, names[i], i, &is_new);
		for (size_t more = i + 1; !is_new; more++) {
			names[i] = arena_format(csvw->arena, "column.%zu", more);
			map_put(&seen, names[i], i, &is_new);
		}
	}
	map_release(&seen);
	return names;
}

static void add_datatype(struct csvw *csvw, const struct field *field)
{
	const struct field_constraints *constraints = &field->constraints;
	const char *name = datatype(field->type);

	if (!str_eq(str_of(name), STR("string")) ||
	    (!constraints->has_min_length && !constraints->has_max_length)) {
		json_key_string(&csvw->json, STR("datatype"), str_of(name));
		return;
	}
	json_key(&csvw->json, STR("datatype"));
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("base"), STR("string"));
	if (constraints->has_min_length && constraints->min_length <= INT32_MAX)
		json_key_integer(&csvw->json, STR("minLength"), (int64_t)constraints->min_length);
	if (constraints->has_max_length && constraints->max_length <= INT32_MAX)
		json_key_integer(&csvw->json, STR("maxLength"), (int64_t)constraints->max_length);
	json_end_object(&csvw->json);
}

static void add_column(struct csvw *csvw, const struct field *field, struct str name)
{
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("name"), name);
	describe_key(&csvw->json, "titles", field->name);
	describe_key_text(&csvw->json, csvw->portal, "dc:title", &field->title);
	describe_key_text(&csvw->json, csvw->portal, "dc:description", &field->description);
	add_datatype(csvw, field);
	if (field->constraints.required)
		json_key_bool(&csvw->json, STR("required"), true);
	json_end_object(&csvw->json);
}

/* The names of these columns; false when the table lacks one of them. */
static bool has_columns(const struct table_schema *schema, const struct str *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (table_schema_find(schema, fields[i]) == schema->field_count)
			return false;
	}
	return count > 0;
}

static void add_references(struct csvw *csvw, const char *key, const struct table_schema *schema,
    const struct str *names, const struct str *fields, size_t count)
{
	json_key(&csvw->json, str_of(key));
	json_begin_array(&csvw->json);
	for (size_t i = 0; i < count; i++)
		json_string(&csvw->json, names[table_schema_find(schema, fields[i])]);
	json_end_array(&csvw->json);
}

static const struct distribution *clean_csv(const struct resource *resource)
{
	for (size_t i = 0; resource->kind == RESOURCE_TABLE && !resource->is_withheld &&
			   i < resource->distribution_count;
	     i++) {
		if (str_eq(resource->distributions[i].format, STR("csv")))
			return &resource->distributions[i];
	}
	return NULL;
}

/* Below the dataset's folder, as a relative reference. */
static struct str file_url(struct csvw *csvw, const struct distribution *file)
{
	struct strbuf folder = STRBUF_INIT, url = STRBUF_INIT;
	struct str result;

	site_path_dataset_file(&folder, csvw->dataset->id, STR(""));
	percent_encode_add(&url, str_from(file->path, folder.len));
	result = arena_str(csvw->arena, strbuf_str(&url));
	strbuf_release(&folder);
	strbuf_release(&url);
	return result;
}

/* A key to a table of this group; one that leads out of the dataset would need its file here. */
static void add_foreign_key(struct csvw *csvw, const struct resource *resource,
    const struct str *names, const struct foreign_key *key)
{
	const struct resource *target = key->resource.len
					    ? dataset_find_resource(csvw->dataset, key->resource)
					    : resource;
	const struct distribution *file = target ? clean_csv(target) : NULL;

	if (key->dataset.len || !file ||
	    !has_columns(&resource->schema, key->fields, key->field_count) ||
	    !has_columns(&target->schema, key->reference_fields, key->field_count))
		return;
	json_begin_object(&csvw->json);
	add_references(
	    csvw, "columnReference", &resource->schema, names, key->fields, key->field_count);
	json_key(&csvw->json, STR("reference"));
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("resource"), file_url(csvw, file));
	add_references(csvw, "columnReference", &target->schema,
	    column_names(csvw, &target->schema), key->reference_fields, key->field_count);
	json_end_object(&csvw->json);
	json_end_object(&csvw->json);
}

static void add_schema(struct csvw *csvw, const struct resource *resource)
{
	const struct table_schema *schema = &resource->schema;
	const struct str *names = column_names(csvw, schema);

	json_key(&csvw->json, STR("tableSchema"));
	json_begin_object(&csvw->json);
	json_key(&csvw->json, STR("columns"));
	json_begin_array(&csvw->json);
	for (size_t i = 0; i < schema->field_count; i++)
		add_column(csvw, &schema->fields[i], names[i]);
	json_end_array(&csvw->json);
	if (has_columns(schema, schema->primary_key, schema->primary_key_count))
		add_references(csvw, "primaryKey", schema, names, schema->primary_key,
		    schema->primary_key_count);
	json_key(&csvw->json, STR("foreignKeys"));
	json_begin_array(&csvw->json);
	for (size_t i = 0; i < schema->foreign_key_count; i++)
		add_foreign_key(csvw, resource, names, &schema->foreign_keys[i]);
	json_end_array(&csvw->json);
	json_end_object(&csvw->json);
}

static void add_licence(struct csvw *csvw, const struct licence *licence)
{
	struct str url = licence ? describe_uri(csvw->arena, licence->url) : STR("");

	if (!url.len)
		return;
	json_key(&csvw->json, STR("dc:license"));
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("@id"), url);
	json_end_object(&csvw->json);
}

static void add_table(
    struct csvw *csvw, const struct resource *resource, const struct distribution *file)
{
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("url"), file_url(csvw, file));
	json_key_string(
	    &csvw->json, STR("dc:title"), describe_resource(csvw->portal, csvw->dataset, resource));
	describe_key_text(&csvw->json, csvw->portal, "dc:description", &resource->description);
	add_licence(csvw, portal_licence_of(csvw->portal, csvw->dataset, resource));
	add_schema(csvw, resource);
	json_end_object(&csvw->json);
}

static bool csvw_accepts(const struct export_context *context)
{
	for (size_t i = 0; i < context->dataset->resource_count; i++) {
		if (clean_csv(&context->dataset->resources[i]))
			return true;
	}
	return false;
}

static void csvw_write(const struct export_context *context, struct output *output)
{
	const struct dataset *dataset = context->dataset;
	struct csvw csvw = { .portal = context->portal, .dataset = dataset, .arena = arena_new() };
	struct json_writer *json = &csvw.json;

	json_writer_init(json, output, JSON_INDENTED);
	json_begin_object(json);
	json_key(json, STR("@context"));
	json_begin_array(json);
	json_string(json, STR("http://www.w3.org/ns/csvw"));
	json_begin_object(json);
	json_key_string(json, STR("@language"), csvw.portal->languages[0]);
	json_end_object(json);
	json_end_array(json);
	json_key_string(json, STR("dc:title"), describe_title(csvw.portal, dataset));
	json_key_string(json, STR("dc:description"), describe_summary(csvw.portal, dataset));
	json_key_string(json, STR("dc:publisher"), describe_publisher_name(csvw.portal, dataset));
	json_key(json, STR("tables"));
	json_begin_array(json);
	for (size_t i = 0; i < dataset->resource_count; i++) {
		const struct distribution *file = clean_csv(&dataset->resources[i]);

		if (file)
			add_table(&csvw, &dataset->resources[i], file);
	}
	json_end_array(json);
	json_end_object(json);
	json_writer_end(json);
	arena_free(csvw.arena);
}

const struct exporter csvw_exporter = {
	.id = "csvw",
	.name = "CSV on the Web",
	.file_name = "csv-metadata.json",
	.media_type = "application/csvm+json",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Kiểu, khóa và ngôn ngữ của từng cột CSV, theo CSVW của W3C",
	    [MESSAGES_EN] = "Types, keys and language of each CSV column, by W3C's CSVW" },
	.scope = EXPORT_DATASET,
	.accepts = csvw_accepts,
	.write = csvw_write,
};
