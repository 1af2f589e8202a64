/* SPDX-License-Identifier: MIT */
#include "model/table_schema.h"

#include "tap.h"

int main(void)
{
	struct str own[] = { STR("-") }, general[] = { STR(""), STR("NA") };
	struct field fields[] = {
		{ .name = STR("a") },
		{ .name = STR("b"),
		    .missing_values = own,
		    .missing_value_count = 1,
		    .has_missing_values = true },
	};
	struct table_schema schema = { .fields = fields, .field_count = 2 };
	enum field_type type;
	bool all = true;

	for (unsigned i = 0; i < TYPE_COUNT; i++)
		all &= field_type_parse(field_type_name((enum field_type)i), &type) && type == i;
	ok(all, "every type's name reads back as the type");
	ok(!field_type_parse(STR("Integer"), &type), "names are in lower case");

	is_number(table_schema_find(&schema, STR("b")), 1, "a field is found by its name");
	is_number(table_schema_find(&schema, STR("c")), 2, "one that is not there is the count");

	ok(table_schema_is_missing(&schema, &fields[0], STR("")), "an empty cell is missing");
	ok(!table_schema_is_missing(&schema, &fields[0], STR("NA")), "NA only when declared");
	schema.missing_values = general;
	schema.missing_value_count = 2;
	ok(table_schema_is_missing(&schema, &fields[0], STR("NA")), "the schema's missing values");
	ok(table_schema_is_missing(&schema, &fields[1], STR("-")) &&
		!table_schema_is_missing(&schema, &fields[1], STR("")),
	    "a field's own replace the schema's");
	schema.missing_value_count = 0;
	ok(!table_schema_is_missing(&schema, &fields[0], STR("")), "none declared: none missing");
	return tap_end();
}
