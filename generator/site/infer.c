/* SPDX-License-Identifier: MIT */
#include "site/infer.h"

#include <errno.h>
#include <unistd.h>

#include "base/json_writer.h"
#include "inspect/inspect.h"
#include "model/portal.h"
#include "read/input.h"
#include "read/portal_read.h"
#include "site/given_file.h"
#include "site/today.h"

static void write_list(
    struct json_writer *json, const char *key, const struct str *items, size_t count)
{
	if (!count)
		return;
	json_key(json, str_of(key));
	json_begin_array(json);
	for (size_t i = 0; i < count; i++)
		json_string(json, items[i]);
	json_end_array(json);
}

static void write_text(struct json_writer *json, const char *key, struct str text)
{
	if (text.len)
		json_key_string(json, str_of(key), text);
}

static void write_field(struct json_writer *json, const struct field *field)
{
	json_begin_object(json);
	json_key_string(json, STR("name"), field->name);
	json_key_string(json, STR("type"), field_type_name(field->type));
	write_text(json, "format", field->format);
	write_text(json, "decimalChar", field->decimal_char);
	write_text(json, "groupChar", field->group_char);
	if (field_type_is_numeric(field->type) && !field->bare_number)
		json_key_bool(json, STR("bareNumber"), false);
	if (field->type == TYPE_BOOLEAN) {
		write_list(json, "trueValues", field->true_values, field->true_value_count);
		write_list(json, "falseValues", field->false_values, field->false_value_count);
	}
	if (field->has_missing_values)
		write_list(
		    json, "missingValues", field->missing_values, field->missing_value_count);
	json_end_object(json);
}

static void write_schema(const struct table_schema *schema, struct output *output)
{
	struct json_writer json;

	json_writer_init(&json, output, JSON_INDENTED);
	json_begin_object(&json);
	json_key_string(
	    &json, STR("$schema"), STR("https://datapackage.org/profiles/2.0/tableschema.json"));
	json_key(&json, STR("fields"));
	json_begin_array(&json);
	for (size_t i = 0; i < schema->field_count; i++)
		write_field(&json, &schema->fields[i]);
	json_end_array(&json);
	json_end_object(&json);
	json_writer_end(&json);
}

bool infer_schema(const char *path, struct diags *diags, struct output *output)
{
	struct portal *portal = portal_new_empty(diags);
	struct resource resource = { .name = STR("data"),
		.path = str_of(path),
		.dialect = { .header = true, .header_row = 1, .quote = '"' } };
	struct dataset dataset = { .arena = portal->arena,
		.diags = portal->diags,
		.resources = &resource,
		.resource_count = 1 };
	struct inspector *inspector;
	int fd = given_file_open(path);
	bool has_fields = false;

	portal->today = today_of_clock();
	inspector = inspector_new(portal, NULL, (struct inspect_progress){ NULL, NULL });
	if (fd < 0) {
		input_report(portal->diags, (struct location){ .path = resource.path },
		    resource.path, errno);
	} else {
		inspect_table(inspector, &dataset, &resource, fd, portal->arena);
		has_fields = resource.profile && resource.schema.field_count;
		close(fd);
	}
	if (has_fields)
		write_schema(&resource.schema, output);
	diags_merge(diags, portal->diags);
	inspector_free(inspector);
	portal_free(portal);
	diags_sort(diags);
	return has_fields;
}
