/* SPDX-License-Identifier: MIT */
#include "export/json_object.h"

#include "base/arena.h"
#include "base/json_writer.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/strbuf.h"

struct json_object {
	struct strbuf *keys; /* `{"name": `, `, "population": ` */
	size_t count;
};

/* Keys of an object differ, and none is empty: what came later gets a number. */
static struct str unique_key(struct arena *arena, struct map *keys, struct str name, size_t index)
{
	struct str key = name.len ? name : arena_format(arena, "column_%zu", index + 1);
	bool is_new;

	map_put(keys, key, index, &is_new);
	for (size_t n = 2; !is_new; n++) {
		key = arena_format(arena, "%.*s_%zu", STR_ARG(name), n);
		map_put(keys, key, index, &is_new);
	}
	return key;
}

static void format_key(struct strbuf *text, struct str key, bool is_first)
{
	struct output *output = output_new_memory();
	struct json_writer json;

	json_writer_init(&json, output, JSON_COMPACT);
	json_string(&json, key);
	json_writer_end(&json);
	strbuf_add(text, is_first ? STR("{") : STR(", "));
	strbuf_add(text, output_memory(output));
	strbuf_add(text, STR(": "));
	output_free(output);
}

struct json_object *json_object_new(const struct table_schema *schema)
{
	struct json_object *object = memory_alloc_zeroed(1, sizeof(*object));
	struct arena *arena = arena_new();
	struct map keys = MAP_INIT;

	object->count = schema->field_count;
	object->keys = memory_alloc_zeroed(schema->field_count, sizeof(*object->keys));
	for (size_t i = 0; i < schema->field_count; i++) {
		struct str key = unique_key(arena, &keys, schema->fields[i].name, i);

		format_key(&object->keys[i], key, i == 0);
	}
	map_release(&keys);
	arena_free(arena);
	return object;
}

void json_object_free(struct json_object *object)
{
	for (size_t i = 0; i < object->count; i++)
		strbuf_release(&object->keys[i]);
	memory_free(object->keys);
	memory_free(object);
}

static void add_geopoint(struct json_writer *json, struct str text)
{
	size_t comma = str_find(text, ',');

	json_begin_array(json);
	json_number(json, str_slice(text, 0, comma));
	json_number(json, str_from(text, comma + 1));
	json_end_array(json);
}

/* model/value has checked that it is JSON, so a line end in it is nothing but a blank. */
void json_object_write_json(struct output *output, struct str text)
{
	size_t start = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] != '\n' && text.data[i] != '\r')
			continue;
		output_add(output, str_slice(text, start, i));
		output_add_char(output, ' ');
		start = i + 1;
	}
	output_add(output, str_from(text, start));
}

static bool is_json(enum field_type type)
{
	return type == TYPE_OBJECT || type == TYPE_ARRAY || type == TYPE_GEOJSON;
}

static void add_value(struct output *output, const struct value *value)
{
	struct json_writer json;

	json_writer_init(&json, output, JSON_COMPACT);
	if (value->state != VALUE_OK)
		json_null(&json);
	else if (is_json(value->type))
		json_object_write_json(output, value->text);
	else if (value->type == TYPE_BOOLEAN)
		json_bool(&json, value->boolean);
	else if (field_type_is_numeric(value->type))
		json_number(&json, value->text);
	else if (value->type == TYPE_GEOPOINT)
		add_geopoint(&json, value->text);
	else
		json_string(&json, value->text);
}

void json_object_write(
    const struct json_object *object, const struct typed_row *row, struct output *output)
{
	if (!object->count)
		output_add(output, STR("{"));
	for (size_t i = 0; i < row->count && i < object->count; i++) {
		output_add(output, strbuf_str(&object->keys[i]));
		add_value(output, &row->values[i]);
	}
	output_add(output, STR("}"));
}
