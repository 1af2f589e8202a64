/* SPDX-License-Identifier: MIT */
#include "read/schema_read.h"

#include "read/yaml.h"
#include "tap.h"

static struct arena *arena;
static struct diags *diags;

static struct table_schema read_schema(struct str yaml)
{
	struct table_schema schema = { .fields = NULL };
	struct key_reader reader;
	struct node *root;

	diags_free(diags);
	diags = diags_new();
	reader = (struct key_reader){
		.arena = arena, .diags = diags, .path = STR("s.yml"), .limits = &limits_default
	};
	root = yaml_parse(arena, yaml, reader.path, 1, diags);
	if (root)
		schema_read(&reader, root, &schema);
	return schema;
}

static bool is_refused(struct str yaml, const char *id)
{
	read_schema(yaml);
	return diags_kept(diags) == 1 && str_eq(str_of(diags_at(diags, 0)->kind->id), str_of(id));
}

static void test_field(void)
{
	struct table_schema schema = read_schema(STR(
	    "fields:\n"
	    "- {name: a, title: {vi: A, en: B}, type: number, unit: {vi: người, en: people},\n"
	    "   decimalChar: ',', groupChar: '.', bareNumber: false, missingValues: ['', '-'],\n"
	    "   example: '1', rdfType: 'https://example.org/a'}\n"
	    "- {name: b, type: boolean, trueValues: [có], falseValues: [không], unit: m}\n"
	    "- {name: c, type: string, format: email, categories: [{value: x, label: X}, y],\n"
	    "   constraints: {required: true, unique: true, minLength: 1, maxLength: 9,\n"
	    "     pattern: 'x.*', enum: [x, ''], minimum: 1, maximum: 2,\n"
	    "     exclusiveMinimum: 0, exclusiveMaximum: 3}}\n"
	    "- name: d\n"
	    "fieldsMatch: [superset]\n"
	    "missingValues: []\n"));
	const struct field *field = schema.fields;

	is_number(diags_kept(diags), 0, "a right schema is read without complaint");
	if (!ok(schema.field_count == 4, "all fields"))
		return;
	ok(field[0].type == TYPE_NUMBER && field[0].is_declared && !field[0].bare_number,
	    "a number with signs around it");
	ok(field[0].unit_text.count == 2 && str_eq(field[1].unit, STR("m")),
	    "a unit is one string, or one a language");
	ok(field[0].has_missing_values && field[0].missing_value_count == 2 &&
		!field[0].missing_values[0].len,
	    "an empty string may be a missing value");
	ok(field[1].true_value_count == 1 && field[1].false_value_count == 1,
	    "words for yes and no");
	ok(field[2].category_count == 2 && str_eq(field[2].categories[0], STR("x")),
	    "categories with labels and without");
	ok(field[2].constraints.required && field[2].constraints.has_max_length &&
		field[2].constraints.max_length == 9 && field[2].constraints.enumeration_count == 2,
	    "constraints");
	ok(!field[3].is_declared && field[3].bare_number, "a field without type is not declared");
	is_number(field[2].at.line, 6, "a field knows its line");
	ok(schema.fields_match == MATCH_SUPERSET, "fieldsMatch, also as version 2 has it");
	ok(schema.missing_values && !schema.missing_value_count, "no string at all may be missing");
}

static void test_keys(void)
{
	struct table_schema schema = read_schema(
	    STR("primaryKey: a\nuniqueKeys: [[a, b], [c]]\nforeignKeys:\n"
		"- {fields: a, reference: {resource: self, fields: b}}\n"
		"- {fields: [a, b], reference: {resource: r, dataset: d, fields: [x, y]}}\n"));

	is_number(diags_kept(diags), 0, "keys are read without complaint");
	ok(schema.primary_key_count == 1, "a primary key may be one string");
	ok(schema.unique_key_count == 2 && schema.unique_keys[0].field_count == 2, "unique keys");
	ok(schema.foreign_key_count == 2 && !schema.foreign_keys[0].resource.len,
	    "'self' is the same table");
	is_str(schema.foreign_keys[1].dataset, STR("d"), "a key may lead to another dataset");
	ok(!schema.missing_values, "nothing said on missing values is the default");
}

static void test_refusals(void)
{
	ok(is_refused(STR("fields: [{name: a, type: nummer}]"), "metadata.unknown-value"),
	    "an unknown type");
	ok(is_refused(STR("fields: [{type: date}]"), "schema.invalid"), "a field without name");
	ok(is_refused(STR("fields: {a: b}"), "metadata.wrong-type"), "fields that are no list");
	ok(is_refused(STR("fieldsMatch: all"), "metadata.unknown-value"),
	    "an unknown way to match");
	ok(is_refused(STR("uniqueKeys: a"), "metadata.wrong-type"), "unique keys that are no list");
	ok(is_refused(STR("foreignKeys: a"), "metadata.wrong-type"),
	    "foreign keys that are no list");
	ok(is_refused(
	       STR("foreignKeys: [{fields: a, reference: {fields: [b, c]}}]"), "schema.invalid"),
	    "a foreign key of unequal lengths");
	ok(is_refused(STR("missingValues: x"), "metadata.wrong-type"),
	    "missing values as a string");
	ok(is_refused(
	       STR("fields: [{name: a, constraints: {minLength: -1}}]"), "metadata.wrong-type"),
	    "a negative length");
	ok(is_refused(STR("fields: [{name: a, titel: x}]"), "metadata.unknown-key"),
	    "a key that Table Schema does not have");
}

int main(void)
{
	arena = arena_new();
	diags = diags_new();
	test_field();
	test_keys();
	test_refusals();
	diags_free(diags);
	arena_free(arena);
	return tap_end();
}
