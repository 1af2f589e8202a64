/* SPDX-License-Identifier: MIT */
#include "read/schema_read.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind field_unnamed = { "schema.invalid", DIAG_ERROR,
	{ "Trường này không có name.", "This field has no name." },
	{ "Thêm name: tên cột trong tệp.", "Add name: the column's name in the file." } };

static const struct diag_kind schema_invalid = { "schema.invalid", DIAG_ERROR,
	{ "{name} không dùng được: {found}.", "{name} cannot be used: {found}." }, { NULL, NULL } };

static const struct diag_kind json_schema_not_checked = { "schema.json-schema", DIAG_NOTE,
	{ "Ràng buộc jsonSchema không được kiểm tra.",
	    "The constraint jsonSchema is not checked." },
	{ NULL, NULL } };

static const struct diag_kind misplaced_constraint = { "schema.misplaced-constraint", DIAG_ERROR,
	{ "“{name}” phải nằm trong “constraints” của trường, nếu không sẽ không có tác dụng.",
	    "`{name}` belongs into the field's `constraints`; here it has no effect." },
	{ "Đưa nó vào “constraints”.", "Move it into `constraints`." } };

/* One value where Table Schema takes a string or a list of them. */
static void read_strings(
    struct key_reader *reader, const struct node *node, struct str **strings, size_t *count)
{
	void *items = NULL;

	*count = 0;
	key_read_list(reader, KEY_STRING, node, &items, count);
	*strings = items;
}

/* Unlike in other lists, an empty string is a value here. */
static void read_values(
    struct key_reader *reader, const struct node *node, struct str **strings, size_t *count)
{
	*strings = NULL;
	*count = 0;
	if (node->kind != NODE_SEQUENCE) {
		key_report_type(reader, KEY_STRINGS, node);
		return;
	}
	*strings = arena_alloc(reader->arena, (node->count + 1) * sizeof(struct str));
	for (size_t i = 0; i < node->count; i++) {
		struct node value = node->items[i];
		const struct node *inner = node_find(&value, "value");

		/* categories and missingValues may be {value, label} in version 2. */
		if (inner)
			value = *inner;
		value.key = node->key;
		if (key_read_value(reader, KEY_STRING, &value, &(*strings)[*count]))
			++*count;
	}
}

static void read_type(struct key_reader *reader, const struct node *node, void *value)
{
	struct field *field = value;
	struct nearest nearest = nearest_to(node->text);

	if (node->kind == NODE_SCALAR && field_type_parse(node->text, &field->type)) {
		field->is_declared = true;
		return;
	}
	for (int type = 0; type < TYPE_COUNT; type++)
		nearest_try(&nearest, field_type_name((enum field_type)type));
	report_unknown_value(reader, node, node->key, nearest.best);
}

static void read_unit(struct key_reader *reader, const struct node *node, void *value)
{
	struct field *field = value;

	if (node->kind == NODE_MAPPING)
		key_read_value(reader, KEY_TEXT, node, &field->unit_text);
	else
		key_read_value(reader, KEY_STRING, node, &field->unit);
}

static void read_missing_values(struct key_reader *reader, const struct node *node, void *value)
{
	struct field *field = value;

	field->has_missing_values = true;
	read_values(reader, node, &field->missing_values, &field->missing_value_count);
}

static void read_true_values(struct key_reader *reader, const struct node *node, void *value)
{
	struct field *field = value;

	read_values(reader, node, &field->true_values, &field->true_value_count);
}

static void read_false_values(struct key_reader *reader, const struct node *node, void *value)
{
	struct field *field = value;

	read_values(reader, node, &field->false_values, &field->false_value_count);
}

static void read_categories(struct key_reader *reader, const struct node *node, void *value)
{
	struct field *field = value;

	read_values(reader, node, &field->categories, &field->category_count);
}

static void read_enumeration(struct key_reader *reader, const struct node *node, void *value)
{
	struct field_constraints *constraints = value;

	read_values(reader, node, &constraints->enumeration, &constraints->enumeration_count);
}

static void read_json_schema(struct key_reader *reader, const struct node *node, void *value)
{
	(void)value;
	DIAG(reader->diags, &json_schema_not_checked, node_at(node, reader->path),
	    .name = node->key);
}

/* An example may be a number, or anything in JSON; only text is kept. */
static void read_example(struct key_reader *reader, const struct node *node, void *value)
{
	if (node->kind == NODE_SCALAR)
		key_read_value(reader, KEY_STRING, node, value);
}

#define CONSTRAINT(member) offsetof(struct field_constraints, member)

static const struct key constraint_list[] = {
	{ .name = "required", .type = KEY_BOOL, .offset = CONSTRAINT(required) },
	{ .name = "unique", .type = KEY_BOOL, .offset = CONSTRAINT(unique) },
	{ .name = "minLength",
	    .type = KEY_NUMBER,
	    .offset = CONSTRAINT(min_length),
	    .given_offset = CONSTRAINT(has_min_length) },
	{ .name = "maxLength",
	    .type = KEY_NUMBER,
	    .offset = CONSTRAINT(max_length),
	    .given_offset = CONSTRAINT(has_max_length) },
	{ .name = "minimum", .type = KEY_STRING, .offset = CONSTRAINT(minimum) },
	{ .name = "maximum", .type = KEY_STRING, .offset = CONSTRAINT(maximum) },
	{ .name = "exclusiveMinimum", .type = KEY_STRING, .offset = CONSTRAINT(exclusive_minimum) },
	{ .name = "exclusiveMaximum", .type = KEY_STRING, .offset = CONSTRAINT(exclusive_maximum) },
	{ .name = "pattern", .type = KEY_STRING, .offset = CONSTRAINT(pattern) },
	{ .name = "enum", .type = KEY_CUSTOM, .parse = read_enumeration },
	{ .name = "jsonSchema", .type = KEY_CUSTOM, .parse = read_json_schema },
};
const struct key_table constraint_keys = { "constraints", constraint_list, COUNT(constraint_list) };

#define FIELD(member) offsetof(struct field, member)

static const struct key field_list[] = {
	{ .name = "name", .type = KEY_STRING, .offset = FIELD(name) },
	{ .name = "title", .type = KEY_TITLE, .offset = FIELD(title) },
	{ .name = "description", .type = KEY_TEXT, .offset = FIELD(description) },
	{ .name = "type", .type = KEY_CUSTOM, .parse = read_type },
	{ .name = "format", .type = KEY_STRING, .offset = FIELD(format) },
	{ .name = "unit", .type = KEY_CUSTOM, .parse = read_unit },
	{ .name = "example", .type = KEY_CUSTOM, .offset = FIELD(example), .parse = read_example },
	{ .name = "rdfType", .type = KEY_STRING, .offset = FIELD(rdf_type) },
	{ .name = "decimalChar", .type = KEY_STRING, .offset = FIELD(decimal_char) },
	{ .name = "groupChar", .type = KEY_STRING, .offset = FIELD(group_char) },
	{ .name = "bareNumber", .type = KEY_BOOL, .offset = FIELD(bare_number) },
	{ .name = "trueValues", .type = KEY_CUSTOM, .parse = read_true_values },
	{ .name = "falseValues", .type = KEY_CUSTOM, .parse = read_false_values },
	{ .name = "missingValues", .type = KEY_CUSTOM, .parse = read_missing_values },
	{ .name = "categories", .type = KEY_CUSTOM, .parse = read_categories },
	{ .name = "delimiter", .type = KEY_STRING, .offset = FIELD(delimiter) },
	{ .name = "itemType", .type = KEY_STRING, .offset = FIELD(item_type) },
	{ .name = "constraints",
	    .type = KEY_MAP,
	    .offset = FIELD(constraints),
	    .nested = &constraint_keys },
};
const struct key_table field_keys = { "fields", field_list, COUNT(field_list) };

/* Table Schema 0 had these beside the type; where further keys are let through, that is a trap. */
static void report_misplaced(struct key_reader *reader, const struct node *node)
{
	for (size_t i = 0; reader->allows_more && i < COUNT(constraint_list); i++)
		if (node_find(node, constraint_list[i].name))
			diags_add_at_level(reader->diags, &misplaced_constraint,
			    reader->is_lenient ? DIAG_WARNING : DIAG_ERROR,
			    node_at(node, reader->path),
			    (struct diag_args){ .name = str_of(constraint_list[i].name) });
}

static void read_fields(struct key_reader *reader, const struct node *node, void *value)
{
	struct table_schema *schema = value;

	if (node->kind != NODE_SEQUENCE) {
		key_report_type(reader, KEY_LIST, node);
		return;
	}
	schema->fields = arena_alloc(reader->arena, (node->count + 1) * sizeof(struct field));
	for (size_t i = 0; i < node->count; i++) {
		struct field *field = &schema->fields[schema->field_count++];

		field->bare_number = true;
		field->type = TYPE_ANY;
		field->at = node_at(&node->items[i], reader->path);
		keys_read(reader, &field_keys, &node->items[i], field);
		report_misplaced(reader, &node->items[i]);
		if (!field->name.len)
			diags_add(
			    reader->diags, &field_unnamed, field->at, (struct diag_args){ 0 });
	}
}

static void read_fields_match(struct key_reader *reader, const struct node *node, void *value)
{
	static const char *const names[] = { "exact", "equal", "subset", "superset", "partial" };
	struct table_schema *schema = value;
	/* Version 2 of the standard has a list of one. */
	const struct node *choice = node->kind == NODE_SEQUENCE && node->count ? &node->items[0]
									       : node;
	struct nearest nearest = nearest_to(choice->text);

	for (size_t i = 0; i < COUNT(names); i++) {
		if (str_eq(choice->text, str_of(names[i]))) {
			schema->fields_match = (enum fields_match)i;
			return;
		}
		nearest_try(&nearest, str_of(names[i]));
	}
	report_unknown_value(reader, choice, node->key, nearest.best);
}

static void read_schema_missing(struct key_reader *reader, const struct node *node, void *value)
{
	struct table_schema *schema = value;

	read_values(reader, node, &schema->missing_values, &schema->missing_value_count);
}

static void read_primary_key(struct key_reader *reader, const struct node *node, void *value)
{
	struct table_schema *schema = value;

	schema->primary_key_at = node_key_at(node, reader->path);
	read_strings(reader, node, &schema->primary_key, &schema->primary_key_count);
}

static void read_unique_keys(struct key_reader *reader, const struct node *node, void *value)
{
	struct table_schema *schema = value;

	if (node->kind != NODE_SEQUENCE) {
		key_report_type(reader, KEY_STRINGS, node);
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		struct node key = node->items[i];
		struct unique_key *unique = ARENA_ADD(
		    reader->arena, schema->unique_keys, schema->unique_key_count);

		key.key = node->key;
		unique->at = node_at(&key, reader->path);
		read_strings(reader, &key, &unique->fields, &unique->field_count);
	}
}

struct key_reference {
	struct str dataset, resource, *fields;
	size_t field_count;
};

static const struct key reference_list[] = {
	{ .name = "resource",
	    .type = KEY_STRING,
	    .offset = offsetof(struct key_reference, resource) },
	{ .name = "dataset", .type = KEY_ID, .offset = offsetof(struct key_reference, dataset) },
	{ .name = "fields",
	    .type = KEY_STRINGS,
	    .offset = offsetof(struct key_reference, fields),
	    .count_offset = offsetof(struct key_reference, field_count) },
};
const struct key_table reference_keys = { "reference", reference_list, COUNT(reference_list) };

struct declared_foreign_key {
	struct str *fields;
	size_t field_count;
	struct key_reference reference;
};

static const struct key foreign_key_list[] = {
	{ .name = "fields",
	    .type = KEY_STRINGS,
	    .offset = offsetof(struct declared_foreign_key, fields),
	    .count_offset = offsetof(struct declared_foreign_key, field_count) },
	{ .name = "reference",
	    .type = KEY_MAP,
	    .offset = offsetof(struct declared_foreign_key, reference),
	    .nested = &reference_keys },
};
const struct key_table foreign_key_keys = { "foreignKeys", foreign_key_list,
	COUNT(foreign_key_list) };

static void read_foreign_keys(struct key_reader *reader, const struct node *node, void *value)
{
	struct table_schema *schema = value;

	if (node->kind != NODE_SEQUENCE) {
		key_report_type(reader, KEY_LIST, node);
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		struct declared_foreign_key declared = { 0 };
		struct foreign_key *key;

		keys_read(reader, &foreign_key_keys, &node->items[i], &declared);
		if (!declared.field_count ||
		    declared.field_count != declared.reference.field_count) {
			DIAG(reader->diags, &schema_invalid, node_at(&node->items[i], reader->path),
			    .name = node->key, .found = STR("fields ≠ reference.fields"));
			continue;
		}
		key = ARENA_ADD(reader->arena, schema->foreign_keys, schema->foreign_key_count);
		key->at = node_at(&node->items[i], reader->path);
		key->fields = declared.fields;
		key->field_count = declared.field_count;
		key->reference_fields = declared.reference.fields;
		key->dataset = declared.reference.dataset;
		/* "self" is an older way to name the same table. */
		if (!str_eq(declared.reference.resource, STR("self")))
			key->resource = declared.reference.resource;
	}
}

static const struct key schema_list[] = {
	{ .name = "fields", .type = KEY_CUSTOM, .parse = read_fields },
	{ .name = "fieldsMatch", .type = KEY_CUSTOM, .parse = read_fields_match },
	{ .name = "missingValues", .type = KEY_CUSTOM, .parse = read_schema_missing },
	{ .name = "primaryKey", .type = KEY_CUSTOM, .parse = read_primary_key },
	{ .name = "uniqueKeys", .type = KEY_CUSTOM, .parse = read_unique_keys },
	{ .name = "foreignKeys", .type = KEY_CUSTOM, .parse = read_foreign_keys },
};
const struct key_table schema_keys = { "schema", schema_list, COUNT(schema_list) };

void schema_read(struct key_reader *reader, const struct node *node, struct table_schema *schema)
{
	schema->at = node_at(node, reader->path);
	keys_read(reader, &schema_keys, node, schema);
}
