/* SPDX-License-Identifier: MIT */
#include "export/sqlite_schema.h"

#include <math.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/strbuf.h"

/* The largest double below 2^63. */
#define INTEGER_LARGEST 9223372036854774784.0

static const char *const type_names[SQLITE_COLUMN_TYPES] = {
	[SQLITE_COLUMN_INTEGER] = "INTEGER",
	[SQLITE_COLUMN_REAL] = "REAL",
	[SQLITE_COLUMN_BOOLEAN] = "BOOLEAN",
	[SQLITE_COLUMN_DATE] = "DATE",
	[SQLITE_COLUMN_DATETIME] = "DATETIME",
	[SQLITE_COLUMN_TEXT] = "TEXT",
};

static const struct column_profile *profile_of(const struct resource *resource, size_t field)
{
	const struct table_profile *profile = resource->profile;

	return profile && field < profile->column_count ? &profile->columns[field] : NULL;
}

static bool fits_integer(const struct column_profile *profile)
{
	return !profile || !profile->has_numbers ||
	       (fabs(profile->number_minimum) <= INTEGER_LARGEST &&
		   fabs(profile->number_maximum) <= INTEGER_LARGEST);
}

enum sqlite_type sqlite_type_of(const struct resource *resource, size_t field)
{
	switch (resource->schema.fields[field].type) {
	case TYPE_INTEGER:
	case TYPE_YEAR:
		return fits_integer(profile_of(resource, field)) ? SQLITE_COLUMN_INTEGER
								 : SQLITE_COLUMN_TEXT;
	case TYPE_NUMBER:
		return SQLITE_COLUMN_REAL;
	case TYPE_BOOLEAN:
		return SQLITE_COLUMN_BOOLEAN;
	case TYPE_DATE:
		return SQLITE_COLUMN_DATE;
	case TYPE_DATETIME:
		return SQLITE_COLUMN_DATETIME;
	default:
		return SQLITE_COLUMN_TEXT;
	}
}

static struct str lower(struct arena *arena, struct str text)
{
	char *copy = arena_cstr(arena, text);

	for (size_t i = 0; i < text.len; i++)
		copy[i] = ascii_lower(copy[i]);
	return (struct str){ copy, text.len };
}

/* SQLite reads statements up to a NUL. */
static struct str without_nul(struct arena *arena, struct str name)
{
	char *copy = arena_cstr(arena, name);

	for (size_t i = 0; i < name.len; i++) {
		if (!copy[i])
			copy[i] = ' ';
	}
	return (struct str){ copy, name.len };
}

struct str *sqlite_column_names(struct arena *arena, const struct table_schema *schema)
{
	struct str *names = arena_alloc(arena, size_mul(schema->field_count + 1, sizeof(*names)));
	struct map seen = MAP_INIT;

	for (size_t i = 0; i < schema->field_count; i++) {
		struct str name = without_nul(arena, schema->fields[i].name);
		bool is_new;

		if (!name.len)
			name = arena_format(arena, "column_%zu", i + 1);
		names[i] = name;
		map_put(&seen, lower(arena, names[i]), i, &is_new);
		for (size_t n = 2; !is_new; n++) {
			names[i] = arena_format(arena, "%.*s_%zu", STR_ARG(name), n);
			map_put(&seen, lower(arena, names[i]), i, &is_new);
		}
	}
	map_release(&seen);
	return names;
}

static void add_name(struct strbuf *sql, struct str name)
{
	strbuf_add_char(sql, '"');
	for (size_t i = 0; i < name.len; i++) {
		if (name.data[i] == '"')
			strbuf_add_char(sql, '"');
		strbuf_add_char(sql, name.data[i]);
	}
	strbuf_add_char(sql, '"');
}

static bool has_values_only(const struct resource *resource, struct str field)
{
	size_t index = table_schema_find(&resource->schema, field);
	const struct column_profile *profile;

	if (index == resource->schema.field_count)
		return false;
	profile = profile_of(resource, index);
	return profile && !profile->missing;
}

static bool has_all(const struct resource *resource, const struct str *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (table_schema_find(&resource->schema, fields[i]) == resource->schema.field_count)
			return false;
	}
	return count > 0;
}

/* ("a", "b"): of the columns' own names, which may have got a number. */
static void add_fields(struct strbuf *sql, const struct resource *resource, const struct str *names,
    const struct str *fields, size_t count)
{
	strbuf_add(sql, STR(" ("));
	for (size_t i = 0; i < count; i++) {
		if (i)
			strbuf_add(sql, STR(", "));
		add_name(sql, names[table_schema_find(&resource->schema, fields[i])]);
	}
	strbuf_add(sql, STR(")"));
}

/* A key of one whole number is the row's own number: no second index. */
static bool is_row_key(const struct resource *resource, size_t field)
{
	const struct table_schema *schema = &resource->schema;

	return schema->primary_key_count == 1 &&
	       str_eq(schema->primary_key[0], schema->fields[field].name) &&
	       table_schema_find(schema, schema->primary_key[0]) == field &&
	       sqlite_type_of(resource, field) == SQLITE_COLUMN_INTEGER &&
	       has_values_only(resource, schema->primary_key[0]);
}

static bool add_column(
    struct strbuf *sql, const struct resource *resource, size_t index, struct str name)
{
	const struct field *field = &resource->schema.fields[index];
	bool is_key = is_row_key(resource, index);

	strbuf_add(sql, index ? STR(",\n  ") : STR("\n  "));
	add_name(sql, name);
	strbuf_add_format(sql, " %s", type_names[sqlite_type_of(resource, index)]);
	if (is_key)
		strbuf_add(sql, STR(" PRIMARY KEY"));
	else if (field->constraints.required && has_values_only(resource, field->name))
		strbuf_add(sql, STR(" NOT NULL"));
	if (field->constraints.unique && !is_key)
		strbuf_add(sql, STR(" UNIQUE"));
	return is_key;
}

static bool are_same(const struct str *a, size_t a_count, const struct str *b, size_t b_count)
{
	for (size_t i = 0; i < a_count && a_count == b_count; i++) {
		if (!str_eq(a[i], b[i]))
			return false;
	}
	return a_count == b_count;
}

/* What a foreign key may point at: SQLite wants a primary or a unique key there. */
static bool is_key(const struct table_schema *schema, const struct str *fields, size_t count)
{
	size_t index = count == 1 ? table_schema_find(schema, fields[0]) : schema->field_count;

	if (are_same(fields, count, schema->primary_key, schema->primary_key_count))
		return true;
	for (size_t i = 0; i < schema->unique_key_count; i++) {
		if (are_same(fields, count, schema->unique_keys[i].fields,
			schema->unique_keys[i].field_count))
			return true;
	}
	return index < schema->field_count && schema->fields[index].constraints.unique;
}

static const struct resource *parent_of(
    const struct export_context *context, const struct foreign_key *key)
{
	const struct dataset *dataset = context->dataset;
	const struct resource *parent = context->resource;

	if (!dataset || (key->dataset.len && !str_eq(key->dataset, dataset->id)))
		return NULL;
	if (key->resource.len)
		parent = dataset_find_resource(dataset, key->resource);
	return parent && parent->kind == RESOURCE_TABLE && !parent->is_withheld &&
		       has_all(parent, key->reference_fields, key->field_count) &&
		       is_key(&parent->schema, key->reference_fields, key->field_count)
		   ? parent
		   : NULL;
}

static void add_foreign_keys(
    struct strbuf *sql, const struct export_context *context, const struct str *names)
{
	const struct table_schema *schema = &context->resource->schema;

	for (size_t i = 0; i < schema->foreign_key_count; i++) {
		const struct foreign_key *key = &schema->foreign_keys[i];
		const struct resource *parent = parent_of(context, key);
		struct arena *arena;

		if (!parent || !has_all(context->resource, key->fields, key->field_count))
			continue;
		arena = arena_new();
		strbuf_add(sql, STR(",\n  FOREIGN KEY"));
		add_fields(sql, context->resource, names, key->fields, key->field_count);
		strbuf_add(sql, STR(" REFERENCES "));
		add_name(sql, parent->name);
		add_fields(sql, parent, sqlite_column_names(arena, &parent->schema),
		    key->reference_fields, key->field_count);
		arena_free(arena);
	}
}

void sqlite_add_create(
    struct strbuf *sql, const struct export_context *context, const struct str *names)
{
	const struct resource *resource = context->resource;
	const struct table_schema *schema = &resource->schema;
	bool has_row_key = false;

	strbuf_add(sql, STR("CREATE TABLE "));
	add_name(sql, resource->name);
	strbuf_add(sql, STR(" ("));
	for (size_t i = 0; i < schema->field_count; i++)
		has_row_key |= add_column(sql, resource, i, names[i]);
	if (!schema->field_count)
		strbuf_add(sql, STR("\n  \"column_1\" TEXT"));
	if (!has_row_key && has_all(resource, schema->primary_key, schema->primary_key_count)) {
		strbuf_add(sql, STR(",\n  PRIMARY KEY"));
		add_fields(sql, resource, names, schema->primary_key, schema->primary_key_count);
	}
	for (size_t i = 0; i < schema->unique_key_count; i++) {
		const struct unique_key *key = &schema->unique_keys[i];

		if (!has_all(resource, key->fields, key->field_count))
			continue;
		strbuf_add(sql, STR(",\n  UNIQUE"));
		add_fields(sql, resource, names, key->fields, key->field_count);
	}
	add_foreign_keys(sql, context, names);
	strbuf_add(sql, STR("\n)"));
}

void sqlite_add_insert(struct strbuf *sql, const struct resource *resource)
{
	const struct table_schema *schema = &resource->schema;

	strbuf_add(sql, STR("INSERT INTO "));
	add_name(sql, resource->name);
	strbuf_add(sql, STR(" VALUES ("));
	for (size_t i = 0; i < schema->field_count; i++)
		strbuf_add(sql, i ? STR(", ?") : STR("?"));
	strbuf_add(sql, schema->field_count ? STR(")") : STR("NULL)"));
}
