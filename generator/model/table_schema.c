/* SPDX-License-Identifier: MIT */
#include "model/table_schema.h"

static const struct str type_names[TYPE_COUNT] = {
	[TYPE_STRING] = STR_INIT("string"),
	[TYPE_NUMBER] = STR_INIT("number"),
	[TYPE_INTEGER] = STR_INIT("integer"),
	[TYPE_BOOLEAN] = STR_INIT("boolean"),
	[TYPE_OBJECT] = STR_INIT("object"),
	[TYPE_ARRAY] = STR_INIT("array"),
	[TYPE_LIST] = STR_INIT("list"),
	[TYPE_DATETIME] = STR_INIT("datetime"),
	[TYPE_DATE] = STR_INIT("date"),
	[TYPE_TIME] = STR_INIT("time"),
	[TYPE_YEAR] = STR_INIT("year"),
	[TYPE_YEARMONTH] = STR_INIT("yearmonth"),
	[TYPE_DURATION] = STR_INIT("duration"),
	[TYPE_GEOPOINT] = STR_INIT("geopoint"),
	[TYPE_GEOJSON] = STR_INIT("geojson"),
	[TYPE_ANY] = STR_INIT("any"),
};

struct str field_type_name(enum field_type type)
{
	return type < TYPE_COUNT ? type_names[type] : STR("string");
}

bool field_type_parse(struct str name, enum field_type *type)
{
	for (unsigned i = 0; i < TYPE_COUNT; i++)
		if (str_eq(name, type_names[i])) {
			*type = (enum field_type)i;
			return true;
		}
	return false;
}

bool field_type_is_numeric(enum field_type type)
{
	return type == TYPE_NUMBER || type == TYPE_INTEGER || type == TYPE_YEAR;
}

bool field_type_is_temporal(enum field_type type)
{
	return type == TYPE_DATETIME || type == TYPE_DATE || type == TYPE_TIME ||
	       type == TYPE_YEAR || type == TYPE_YEARMONTH;
}

size_t table_schema_find(const struct table_schema *schema, struct str name)
{
	size_t i;

	for (i = 0; i < schema->field_count; i++)
		if (str_eq(schema->fields[i].name, name))
			break;
	return i;
}

static bool holds(const struct str *list, size_t count, struct str text)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i], text))
			return true;
	return false;
}

bool table_schema_is_missing(
    const struct table_schema *schema, const struct field *field, struct str cell)
{
	if (field && field->has_missing_values)
		return holds(field->missing_values, field->missing_value_count, cell);
	if (schema && schema->missing_values)
		return holds(schema->missing_values, schema->missing_value_count, cell);
	return cell.len == 0;
}
