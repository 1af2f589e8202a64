/* SPDX-License-Identifier: MIT */
#include "export/openapi_schema.h"

#include "base/strbuf.h"

static void add_reference(struct json_writer *json, struct str schema)
{
	struct strbuf target = STRBUF_INIT;

	strbuf_add_format(&target, "#/components/schemas/%.*s", STR_ARG(schema));
	json_key_string(json, STR("$ref"), strbuf_str(&target));
	strbuf_release(&target);
}

static void add_names(struct json_writer *json, struct str type, bool may_be_null)
{
	json_key(json, STR("type"));
	if (!may_be_null) {
		json_string(json, type);
		return;
	}
	json_strings(json, (struct str[]){ type, STR("null") }, 2);
}

void openapi_add_type(struct json_writer *json, const char *type)
{
	bool may_be_null = type[0] == '?';
	struct str name = str_of(type + may_be_null);

	json_begin_object(json);
	if (str_starts_with(name, STR("[]"))) {
		add_names(json, STR("array"), may_be_null);
		json_key(json, STR("items"));
		openapi_add_type(json, name.data + 2);
	} else if (name.data[0] >= 'A' && name.data[0] <= 'Z' && may_be_null) {
		json_key(json, STR("anyOf"));
		json_begin_array(json);
		openapi_add_type(json, name.data);
		openapi_add_type(json, "null");
		json_end_array(json);
	} else if (name.data[0] >= 'A' && name.data[0] <= 'Z') {
		add_reference(json, name);
	} else if (str_eq(name, STR("date"))) {
		add_names(json, STR("string"), may_be_null);
		json_key_string(json, STR("format"), STR("date"));
	} else {
		add_names(json, name, may_be_null);
	}
	json_end_object(json);
}

static void add_schema(struct json_writer *json, const struct openapi_schema *schema)
{
	const struct openapi_member *member;

	json_key(json, str_of(schema->name));
	json_begin_object(json);
	if (schema->description)
		json_key_string(json, STR("description"), str_of(schema->description));
	json_key_string(json, STR("type"), STR("object"));
	json_key(json, STR("required"));
	json_begin_array(json);
	for (member = schema->members; member->name; member++)
		json_string(json, str_of(member->name));
	json_end_array(json);
	json_key(json, STR("properties"));
	json_begin_object(json);
	for (member = schema->members; member->name; member++) {
		json_key(json, str_of(member->name));
		openapi_add_type(json, member->type);
	}
	json_end_object(json);
	json_end_object(json);
}

void openapi_add_schemas(struct json_writer *json)
{
	json_key(json, STR("components"));
	json_begin_object(json);
	json_key(json, STR("schemas"));
	json_begin_object(json);
	for (const struct openapi_schema *schema = openapi_schemas; schema->name; schema++)
		add_schema(json, schema);
	json_end_object(json);
	json_end_object(json);
}
