/* SPDX-License-Identifier: MIT */
#include "render/view_shape.h"

#include <cjson/cJSON.h>

#include "base/json_writer.h"
#include "base/output.h"
#include "render/html_value.h"
#include "render/renderer.h"
#include "render/view.h"

static const char schema_uri[] = "https://json-schema.org/draft/2020-12/schema";

/* JSON Schema's names; HTML is a string with a media type. */
static const struct {
	unsigned type;
	const char *name;
} type_names[] = {
	{ SHAPE_STRING, "string" },
	{ SHAPE_NUMBER, "number" },
	{ SHAPE_BOOL, "boolean" },
	{ SHAPE_OBJECT, "object" },
	{ SHAPE_LIST, "array" },
	{ SHAPE_NULL, "null" },
};

enum { TYPE_NAMES = sizeof(type_names) / sizeof(type_names[0]) };

static struct shape *shape_new(struct arena *arena)
{
	return arena_alloc(arena, sizeof(struct shape));
}

struct view_shapes view_shapes_new(struct arena *arena)
{
	return (struct view_shapes){ arena, shape_new(arena), shape_new(arena), shape_new(arena) };
}

const struct shape *shape_find(const struct shape *object, struct str name)
{
	for (size_t i = 0; i < object->member_count; i++) {
		if (str_eq(object->members[i].name, name))
			return object->members[i].shape;
	}
	return NULL;
}

struct shape *shape_member(struct arena *arena, struct shape *object, struct str name)
{
	struct shape *known = (struct shape *)shape_find(object, name);
	struct shape_member *member;

	if (known)
		return known;
	member = ARENA_ADD(arena, object->members, object->member_count);
	*member = (struct shape_member){ arena_str(arena, name), shape_new(arena) };
	return member->shape;
}

static unsigned type_of(const cJSON *value)
{
	if (cJSON_IsObject(value))
		return SHAPE_OBJECT;
	if (cJSON_IsArray(value))
		return SHAPE_LIST;
	if (cJSON_IsString(value))
		return html_value_is(value) ? SHAPE_HTML : SHAPE_STRING;
	if (cJSON_IsNumber(value))
		return SHAPE_NUMBER;
	return cJSON_IsBool(value) ? SHAPE_BOOL : SHAPE_NULL;
}

static struct shape *element_of(struct arena *arena, struct shape *list)
{
	if (!list->element)
		list->element = shape_new(arena);
	return list->element;
}

/* As deep as the views are, which our own code makes. */
void shape_learn(struct arena *arena, struct shape *shape, const struct cJSON *value)
{
	unsigned type = type_of(value);
	const cJSON *child;

	shape->types |= type;
	if (type != SHAPE_OBJECT && type != SHAPE_LIST)
		return;
	cJSON_ArrayForEach(child, value)
	{
		shape_learn(arena,
		    type == SHAPE_LIST ? element_of(arena, shape)
				       : shape_member(arena, shape, str_of(child->string)),
		    child);
	}
}

/* The words of the theme are its own affair. */
static bool is_words(const cJSON *child)
{
	return str_eq(str_of(child->string), STR("t"));
}

void view_shapes_learn(
    struct view_shapes *shapes, const struct page_kind *kind, const struct cJSON *const *values)
{
	struct arena *arena = shapes->arena;
	const cJSON *child;

	shapes->site->types |= SHAPE_OBJECT;
	cJSON_ArrayForEach(child, values[0])
	{
		if (!is_words(child))
			shape_learn(
			    arena, shape_member(arena, shapes->site, str_of(child->string)), child);
	}
	shape_learn(arena, shapes->frame, values[1]);
	shape_learn(arena, shape_member(arena, shapes->kinds, str_of(kind->id)), values[2]);
}

/* A value further up has this key, so nobody finds it here. */
static bool is_hidden(const struct cJSON *const *values, size_t at, size_t count, const char *key)
{
	for (size_t i = at + 1; i < count; i++) {
		if (cJSON_GetObjectItemCaseSensitive(values[i], key))
			return true;
	}
	return false;
}

void view_values_write(const struct cJSON *const *values, size_t count, struct output *output)
{
	struct json_writer json;
	const cJSON *child;

	json_writer_init(&json, output, JSON_INDENTED);
	json_begin_object(&json);
	for (size_t i = count; i--;) {
		cJSON_ArrayForEach(child, values[i])
		{
			if (is_words(child) || is_hidden(values, i, count, child->string))
				continue;
			json_key(&json, str_of(child->string));
			view_write(&json, child);
		}
	}
	json_end_object(&json);
	json_writer_end(&json);
}

/* --- as a JSON Schema --- */

static void write_types(struct json_writer *json, unsigned types)
{
	size_t count = 0;

	for (size_t i = 0; i < TYPE_NAMES; i++)
		count += (types & type_names[i].type) != 0;
	json_key(json, STR("type"));
	if (count != 1)
		json_begin_array(json);
	for (size_t i = 0; i < TYPE_NAMES; i++) {
		if (types & type_names[i].type)
			json_string(json, str_of(type_names[i].name));
	}
	if (count != 1)
		json_end_array(json);
}

static void write_shape(struct json_writer *json, const struct shape *shape)
{
	json_begin_object(json);
	if (shape->types)
		write_types(
		    json, shape->types & SHAPE_HTML ? shape->types | SHAPE_STRING : shape->types);
	if (shape->types & SHAPE_HTML)
		json_key_string(json, STR("contentMediaType"), STR("text/html"));
	if (shape->member_count) {
		json_key(json, STR("properties"));
		json_begin_object(json);
		for (size_t i = 0; i < shape->member_count; i++) {
			json_key(json, shape->members[i].name);
			write_shape(json, shape->members[i].shape);
		}
		json_end_object(json);
	}
	if (shape->element) {
		json_key(json, STR("items"));
		write_shape(json, shape->element);
	}
	json_end_object(json);
}

void view_shapes_write(const struct view_shapes *shapes, struct output *output)
{
	struct json_writer json;

	json_writer_init(&json, output, JSON_INDENTED);
	json_begin_object(&json);
	json_key_string(&json, STR("$schema"), str_of(schema_uri));
	json_key_string(&json, STR("title"), STR("What the templates of a theme get"));
	json_key(&json, STR("$defs"));
	json_begin_object(&json);
	json_key(&json, STR("site"));
	write_shape(&json, shapes->site);
	json_key(&json, STR("frame"));
	write_shape(&json, shapes->frame);
	for (size_t i = 0; i < shapes->kinds->member_count; i++) {
		json_key(&json, shapes->kinds->members[i].name);
		write_shape(&json, shapes->kinds->members[i].shape);
	}
	json_end_object(&json);
	json_end_object(&json);
	json_writer_end(&json);
}

static unsigned named_type(const cJSON *name)
{
	for (size_t i = 0; i < TYPE_NAMES; i++) {
		if (cJSON_IsString(name) &&
		    str_eq(str_of(name->valuestring), str_of(type_names[i].name)))
			return type_names[i].type;
	}
	return 0;
}

/* A file of ours: cJSON has held its depth to its own limit. */
static void read_shape(struct arena *arena, struct shape *shape, const cJSON *schema)
{
	const cJSON *types = cJSON_GetObjectItemCaseSensitive(schema, "type"), *child;
	const cJSON *properties = cJSON_GetObjectItemCaseSensitive(schema, "properties");
	const cJSON *items = cJSON_GetObjectItemCaseSensitive(schema, "items");

	shape->types |= named_type(types);
	cJSON_ArrayForEach(child, types)
	{
		shape->types |= named_type(child);
	}
	if (cJSON_GetObjectItemCaseSensitive(schema, "contentMediaType"))
		shape->types = (shape->types & ~(unsigned)SHAPE_STRING) | SHAPE_HTML;
	cJSON_ArrayForEach(child, properties)
	{
		read_shape(arena, shape_member(arena, shape, str_of(child->string)), child);
	}
	if (items)
		read_shape(arena, element_of(arena, shape), items);
}

bool view_shapes_read(struct view_shapes *shapes, struct str json)
{
	cJSON *root = cJSON_ParseWithLength(json.data, json.len);
	const cJSON *kinds = cJSON_GetObjectItemCaseSensitive(root, "$defs"), *child;

	cJSON_ArrayForEach(child, kinds)
	{
		struct str name = str_of(child->string);
		struct shape *shape = str_eq(name, STR("site")) ? shapes->site
				      : str_eq(name, STR("frame"))
					  ? shapes->frame
					  : shape_member(shapes->arena, shapes->kinds, name);

		read_shape(shapes->arena, shape, child);
	}
	cJSON_Delete(root);
	return shapes->kinds->member_count > 0;
}
