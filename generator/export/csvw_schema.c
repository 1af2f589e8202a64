/* SPDX-License-Identifier: MIT */
#include "export/csvw_schema.h"

#include "base/map.h"
#include "base/strbuf.h"
#include "export/clean_value.h"
#include "export/describe.h"
#include "model/site_path.h"

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

/* What a string must match, as a regular expression of ECMAScript: one of the values. */
static void add_enumeration(struct csvw *csvw, const struct field_constraints *constraints)
{
	struct strbuf pattern = STRBUF_INIT;

	strbuf_add_cstr(&pattern, "^(");
	for (size_t i = 0; i < constraints->enumeration_count; i++) {
		struct str value = constraints->enumeration[i];

		if (i)
			strbuf_add_char(&pattern, '|');
		for (size_t k = 0; k < value.len; k++) {
			if (str_find(STR("^$\\.*+?()[]{}|/"), value.data[k]) <
			    STR("^$\\.*+?()[]{}|/").len)
				strbuf_add_char(&pattern, '\\');
			strbuf_add_char(&pattern, value.data[k]);
		}
	}
	strbuf_add_cstr(&pattern, ")$");
	json_key_string(&csvw->json, STR("format"), strbuf_str(&pattern));
	strbuf_release(&pattern);
}

static void add_text_limits(struct csvw *csvw, const struct field_constraints *constraints)
{
	if (constraints->has_min_length && constraints->min_length <= INT32_MAX)
		json_key_integer(&csvw->json, STR("minLength"), (int64_t)constraints->min_length);
	if (constraints->has_max_length && constraints->max_length <= INT32_MAX)
		json_key_integer(&csvw->json, STR("maxLength"), (int64_t)constraints->max_length);
	if (constraints->pattern.len)
		json_key_string(&csvw->json, STR("format"), constraints->pattern);
	else if (constraints->enumeration_count)
		add_enumeration(csvw, constraints);
}

static void add_bounds(
    struct csvw *csvw, const struct table_schema *schema, const struct field *field)
{
	const struct field_constraints *constraints = &field->constraints;
	const struct {
		const char *key;
		struct str bound;
	} bounds[] = { { "minimum", constraints->minimum }, { "maximum", constraints->maximum },
		{ "minExclusive", constraints->exclusive_minimum },
		{ "maxExclusive", constraints->exclusive_maximum } };
	struct strbuf scratch = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
		struct str text = clean_bound(schema, field, bounds[i].bound, &scratch);

		if (!text.len)
			continue;
		json_key(&csvw->json, str_of(bounds[i].key));
		if (field_type_is_numeric(field->type))
			json_number(&csvw->json, text);
		else
			json_string(&csvw->json, text);
	}
	strbuf_release(&scratch);
}

/* A name, or an object where there is more to say. */
static void add_datatype(
    struct csvw *csvw, const struct table_schema *schema, const struct field *field)
{
	const struct field_constraints *constraints = &field->constraints;
	const char *name = datatype(field->type);
	bool is_text = field->type == TYPE_STRING;
	bool has_more = is_text ? constraints->has_min_length || constraints->has_max_length ||
				      constraints->pattern.len || constraints->enumeration_count
				: constraints->minimum.data || constraints->maximum.data ||
				      constraints->exclusive_minimum.data ||
				      constraints->exclusive_maximum.data;

	json_key(&csvw->json, STR("datatype"));
	if (!has_more) {
		json_string(&csvw->json, str_of(name));
		return;
	}
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("base"), str_of(name));
	if (is_text)
		add_text_limits(csvw, constraints);
	else
		add_bounds(csvw, schema, field);
	json_end_object(&csvw->json);
}

static void add_column(struct csvw *csvw, const struct table_schema *schema,
    const struct field *field, struct str name)
{
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("name"), name);
	describe_key(&csvw->json, "titles", field->name);
	describe_key_text(&csvw->json, csvw->portal, "dc:title", &field->title);
	describe_key_text(&csvw->json, csvw->portal, "dc:description", &field->description);
	add_datatype(csvw, schema, field);
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

const struct distribution *csvw_file(const struct resource *resource)
{
	for (size_t i = 0; resource->kind == RESOURCE_TABLE && !resource->is_withheld &&
			   i < resource->distribution_count;
	     i++) {
		if (str_eq(resource->distributions[i].format, STR("csv")))
			return &resource->distributions[i];
	}
	return NULL;
}

struct str csvw_url(struct csvw *csvw, const struct distribution *file)
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
	const struct distribution *file = target ? csvw_file(target) : NULL;

	if (key->dataset.len || !file ||
	    !has_columns(&resource->schema, key->fields, key->field_count) ||
	    !has_columns(&target->schema, key->reference_fields, key->field_count))
		return;
	json_begin_object(&csvw->json);
	add_references(
	    csvw, "columnReference", &resource->schema, names, key->fields, key->field_count);
	json_key(&csvw->json, STR("reference"));
	json_begin_object(&csvw->json);
	json_key_string(&csvw->json, STR("resource"), csvw_url(csvw, file));
	add_references(csvw, "columnReference", &target->schema,
	    column_names(csvw, &target->schema), key->reference_fields, key->field_count);
	json_end_object(&csvw->json);
	json_end_object(&csvw->json);
}

void csvw_add_schema(struct csvw *csvw, const struct resource *resource)
{
	const struct table_schema *schema = &resource->schema;
	const struct str *names = column_names(csvw, schema);

	json_key(&csvw->json, STR("tableSchema"));
	json_begin_object(&csvw->json);
	json_key(&csvw->json, STR("columns"));
	json_begin_array(&csvw->json);
	for (size_t i = 0; i < schema->field_count; i++)
		add_column(csvw, schema, &schema->fields[i], names[i]);
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
