/* SPDX-License-Identifier: MIT */
#include "export/data_package_schema.h"

#include "base/strbuf.h"
#include "export/clean_value.h"
#include "export/describe.h"

/* One schema being written. */
struct schema_writer {
	struct json_writer *json;
	const struct portal *portal;
	const struct table_schema *schema;
	struct strbuf scratch;
};

void data_package_add_text(
    struct json_writer *json, const struct portal *portal, const char *key, const struct text *text)
{
	struct text_choice first = text_in(
	    text, portal->languages, portal->language_count, portal->languages[0]);
	struct strbuf translated = STRBUF_INIT;

	if (!first.value.len)
		return;
	json_key_string(json, str_of(key), first.value);
	for (size_t i = 0; i < text->count; i++) {
		const struct text_entry *entry = &text->entries[i];

		if (!entry->language.len || !entry->value.len ||
		    str_eq(entry->language, first.language))
			continue;
		strbuf_clear(&translated);
		strbuf_add_format(&translated, "%s@%.*s", key, STR_ARG(entry->language));
		json_key_string(json, strbuf_str(&translated), entry->value);
	}
	strbuf_release(&translated);
}

void data_package_add_languages(
    struct json_writer *json, const struct portal *portal, const struct text *text)
{
	json_begin_object(json);
	for (size_t i = 0; i < text->count; i++) {
		const struct text_entry *entry = &text->entries[i];

		json_key_string(json, entry->language.len ? entry->language : portal->languages[0],
		    entry->value);
	}
	json_end_object(json);
}

/* Lists are a type of 2.0 that its own JSON Schema does not know, and 1.0 neither. */
static enum field_type written_type(enum field_type type)
{
	return type == TYPE_LIST ? TYPE_STRING : type;
}

static bool has_own_format(const struct field *field)
{
	static const struct str formats[] = { STR_INIT("email"), STR_INIT("uri"),
		STR_INIT("binary"), STR_INIT("uuid"), STR_INIT("topojson") };

	if (field->type != TYPE_STRING && field->type != TYPE_GEOJSON)
		return false;
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (str_eq(field->format, formats[i]))
			return true;
	}
	return false;
}

static void add_value(struct schema_writer *writer, const struct field *field, struct str text)
{
	if (field_type_is_numeric(field->type))
		json_number(writer->json, text);
	else if (field->type == TYPE_BOOLEAN)
		json_bool(writer->json, str_eq(text, STR("true")));
	else
		json_string(writer->json, text);
}

static void add_bound(
    struct schema_writer *writer, const struct field *field, const char *key, struct str bound)
{
	struct str text = clean_bound(writer->schema, field, bound, &writer->scratch);

	if (!text.len)
		return;
	json_key(writer->json, str_of(key));
	add_value(writer, field, text);
}

static void add_enumeration(struct schema_writer *writer, const struct field *field)
{
	const struct field_constraints *constraints = &field->constraints;
	bool has_any = false;

	if (field->type == TYPE_OBJECT || field->type == TYPE_ARRAY ||
	    field->type == TYPE_GEOJSON || field->type == TYPE_GEOPOINT)
		return;
	for (size_t i = 0; i < constraints->enumeration_count; i++) {
		struct str text = clean_value(
		    writer->schema, field, constraints->enumeration[i], &writer->scratch);

		if (!text.len)
			continue;
		if (!has_any) {
			json_key(writer->json, STR("enum"));
			json_begin_array(writer->json);
		}
		has_any = true;
		add_value(writer, field, text);
	}
	if (has_any)
		json_end_array(writer->json);
}

static bool has_constraints(const struct field_constraints *constraints)
{
	return constraints->required || constraints->unique || constraints->has_min_length ||
	       constraints->has_max_length || constraints->minimum.data ||
	       constraints->maximum.data || constraints->exclusive_minimum.data ||
	       constraints->exclusive_maximum.data || constraints->pattern.data ||
	       constraints->enumeration_count;
}

static void add_constraints(struct schema_writer *writer, const struct field *field)
{
	const struct field_constraints *constraints = &field->constraints;
	struct json_writer *json = writer->json;

	if (!has_constraints(constraints))
		return;
	json_key(json, STR("constraints"));
	json_begin_object(json);
	if (constraints->required)
		json_key_bool(json, STR("required"), true);
	if (constraints->unique)
		json_key_bool(json, STR("unique"), true);
	if (constraints->has_min_length)
		json_key_integer(json, STR("minLength"), (int64_t)constraints->min_length);
	if (constraints->has_max_length)
		json_key_integer(json, STR("maxLength"), (int64_t)constraints->max_length);
	add_bound(writer, field, "minimum", constraints->minimum);
	add_bound(writer, field, "maximum", constraints->maximum);
	add_bound(writer, field, "exclusiveMinimum", constraints->exclusive_minimum);
	add_bound(writer, field, "exclusiveMaximum", constraints->exclusive_maximum);
	/* a pattern is about the text of the cell, which stays only in strings */
	if (constraints->pattern.data && field->type == TYPE_STRING)
		json_key_string(json, STR("pattern"), constraints->pattern);
	add_enumeration(writer, field);
	json_end_object(json);
}

static void add_categories(struct schema_writer *writer, const struct field *field)
{
	if (!field->category_count || field->type != TYPE_STRING)
		return;
	describe_key_strings(writer->json, "categories", field->categories, field->category_count);
}

static void add_unit(struct schema_writer *writer, const struct field *field)
{
	if (!field->unit.len && text_is_empty(&field->unit_text))
		return;
	json_key(writer->json, STR("unit"));
	if (field->unit.len)
		json_string(writer->json, field->unit);
	else
		data_package_add_languages(writer->json, writer->portal, &field->unit_text);
}

static void add_field(struct schema_writer *writer, const struct field *field)
{
	struct json_writer *json = writer->json;
	struct str example = field->example.len ? clean_value(writer->schema, field, field->example,
						      &writer->scratch)
						: STR("");

	json_begin_object(json);
	json_key_string(json, STR("name"), field->name);
	json_key_string(json, STR("type"), field_type_name(written_type(field->type)));
	if (has_own_format(field))
		json_key_string(json, STR("format"), field->format);
	data_package_add_text(json, writer->portal, "title", &field->title);
	data_package_add_text(json, writer->portal, "description", &field->description);
	add_unit(writer, field);
	if (example.len)
		json_key_string(json, STR("example"), example);
	if (field->rdf_type.len)
		json_key_string(json, STR("rdfType"), field->rdf_type);
	add_categories(writer, field);
	add_constraints(writer, field);
	json_end_object(json);
}

static void add_unique_keys(struct json_writer *json, const struct table_schema *schema)
{
	if (!schema->unique_key_count)
		return;
	json_key(json, STR("uniqueKeys"));
	json_begin_array(json);
	for (size_t i = 0; i < schema->unique_key_count; i++)
		json_strings(
		    json, schema->unique_keys[i].fields, schema->unique_keys[i].field_count);
	json_end_array(json);
}

/* Keys into other datasets cannot be said within one package. */
static void add_foreign_keys(struct json_writer *json, const struct table_schema *schema)
{
	bool has_any = false;

	for (size_t i = 0; i < schema->foreign_key_count; i++) {
		const struct foreign_key *key = &schema->foreign_keys[i];

		if (key->dataset.len)
			continue;
		if (!has_any) {
			json_key(json, STR("foreignKeys"));
			json_begin_array(json);
		}
		has_any = true;
		json_begin_object(json);
		describe_key_strings(json, "fields", key->fields, key->field_count);
		json_key(json, STR("reference"));
		json_begin_object(json);
		json_key_string(json, STR("resource"), key->resource);
		describe_key_strings(json, "fields", key->reference_fields, key->field_count);
		json_end_object(json);
		json_end_object(json);
	}
	if (has_any)
		json_end_array(json);
}

void data_package_add_schema(
    struct json_writer *json, const struct portal *portal, const struct table_schema *schema)
{
	struct schema_writer writer = { json, portal, schema, STRBUF_INIT };

	if (!schema->field_count)
		return;
	json_key(json, STR("schema"));
	json_begin_object(json);
	json_key(json, STR("fields"));
	json_begin_array(json);
	for (size_t i = 0; i < schema->field_count; i++)
		add_field(&writer, &schema->fields[i]);
	json_end_array(json);
	if (schema->primary_key_count)
		describe_key_strings(
		    json, "primaryKey", schema->primary_key, schema->primary_key_count);
	add_unique_keys(json, schema);
	add_foreign_keys(json, schema);
	json_end_object(json);
	strbuf_release(&writer.scratch);
}
