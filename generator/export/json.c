/* SPDX-License-Identifier: MIT */
#include "base/json_writer.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/output.h"
#include "base/strbuf.h"
#include "export/exporter.h"
#include "export/exporters.h"

/*
 * An array of one object a row, each on its line. Numbers keep the digits they had, however many
 * they are; those that JSON cannot write (NaN, INF) are strings, so that they differ from null,
 * which is a missing value. A geopoint is [longitude, latitude] as in GeoJSON. Cells that hold JSON
 * (object, array, geojson) are that JSON. All else is a string.
 */
struct table_export {
	struct output *output;
	struct strbuf *keys; /* `{"name": `, `, "population": ` */
	size_t key_count;
	bool has_rows;
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

static struct table_export *json_begin(const struct export_context *context, struct output *output)
{
	const struct table_schema *schema = &context->resource->schema;
	struct table_export *state = memory_alloc_zeroed(1, sizeof(*state));
	struct arena *arena = arena_new();
	struct map keys = MAP_INIT;

	state->output = output;
	state->key_count = schema->field_count;
	state->keys = memory_alloc_zeroed(schema->field_count, sizeof(*state->keys));
	for (size_t i = 0; i < schema->field_count; i++) {
		struct str key = unique_key(arena, &keys, schema->fields[i].name, i);

		format_key(&state->keys[i], key, i == 0);
	}
	map_release(&keys);
	arena_free(arena);
	output_add(output, STR("["));
	return state;
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
static void add_json(struct output *output, struct str text)
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
		add_json(output, value->text);
	else if (value->type == TYPE_BOOLEAN)
		json_bool(&json, value->boolean);
	else if (field_type_is_numeric(value->type))
		json_number(&json, value->text);
	else if (value->type == TYPE_GEOPOINT)
		add_geopoint(&json, value->text);
	else
		json_string(&json, value->text);
}

static void json_row(struct table_export *state, const struct typed_row *row)
{
	output_add(state->output, state->has_rows ? STR(",\n  ") : STR("\n  "));
	state->has_rows = true;
	if (!state->key_count)
		output_add(state->output, STR("{"));
	for (size_t i = 0; i < row->count && i < state->key_count; i++) {
		output_add(state->output, strbuf_str(&state->keys[i]));
		add_value(state->output, &row->values[i]);
	}
	output_add(state->output, STR("}"));
}

static const struct diag_kind *json_end(struct table_export *state)
{
	output_add(state->output, state->has_rows ? STR("\n]\n") : STR("]\n"));
	for (size_t i = 0; i < state->key_count; i++)
		strbuf_release(&state->keys[i]);
	memory_free(state->keys);
	memory_free(state);
	return NULL;
}

const struct exporter json_exporter = {
	.id = "json",
	.name = "JSON",
	.extension = "json",
	.media_type = "application/json",
	.eu_file_type = "JSON",
	.purpose = { [MESSAGES_VI] = "Mỗi dòng là một đối tượng, cho người viết phần mềm",
	    [MESSAGES_EN] = "One object a row, for programmers" },
	.scope = EXPORT_TABLE,
	.is_default = true,
	.begin = json_begin,
	.row = json_row,
	.end = json_end,
};
