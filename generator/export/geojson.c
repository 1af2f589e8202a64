/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "base/json_writer.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "export/exporter.h"
#include "export/exporters.h"
#include "export/json_object.h"
#include "export/provenance.h"
#include "model/value_parsers.h"

/*
 * A FeatureCollection (RFC 7946), one feature a row with all its columns as properties; a row
 * without a place, or with one that is none on Earth, has the geometry null. What the data is and
 * whose stands in front, as members of our own.
 */
struct geometry {
	size_t point, shape, longitude, latitude; /* columns; SIZE_MAX: none */
};

struct table_export {
	struct output *output;
	struct json_object *object;
	struct geometry geometry;
	bool has_rows;
};

static const struct str latitude_names[] = { STR_INIT("latitude"), STR_INIT("lat"),
	STR_INIT("latitude_deg"), STR_INIT("vi_do"), STR_INIT("vido"), STR_INIT("vĩ độ"),
	STR_INIT("Vĩ độ"), STR_INIT("vĩ_độ") };
static const struct str longitude_names[] = { STR_INIT("longitude"), STR_INIT("lon"),
	STR_INIT("lng"), STR_INIT("long"), STR_INIT("longitude_deg"), STR_INIT("kinh_do"),
	STR_INIT("kinhdo"), STR_INIT("kinh độ"), STR_INIT("Kinh độ"), STR_INIT("kinh_độ") };

static size_t find_number(
    const struct table_schema *schema, const struct str *names, size_t name_count)
{
	for (size_t i = 0; i < schema->field_count; i++) {
		const struct field *field = &schema->fields[i];

		if (field->type != TYPE_NUMBER && field->type != TYPE_INTEGER)
			continue;
		for (size_t j = 0; j < name_count; j++) {
			if (str_eq_ignoring_case(str_trim(field->name), names[j]))
				return i;
		}
	}
	return SIZE_MAX;
}

static size_t find_type(const struct table_schema *schema, enum field_type type)
{
	for (size_t i = 0; i < schema->field_count; i++) {
		if (schema->fields[i].type == type)
			return i;
	}
	return SIZE_MAX;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool find_geometry(const struct table_schema *schema, struct geometry *geometry)
{
	geometry->shape = find_type(schema, TYPE_GEOJSON);
	geometry->point = find_type(schema, TYPE_GEOPOINT);
	geometry->latitude = find_number(schema, latitude_names, COUNT(latitude_names));
	geometry->longitude = find_number(schema, longitude_names, COUNT(longitude_names));
	return geometry->shape != SIZE_MAX || geometry->point != SIZE_MAX ||
	       (geometry->latitude != SIZE_MAX && geometry->longitude != SIZE_MAX);
}

static bool geojson_accepts(const struct export_context *context)
{
	struct geometry geometry;

	return !context->resource || find_geometry(&context->resource->schema, &geometry);
}

static void add_provenance(const struct export_context *context, struct output *output)
{
	static const char *const keys[] = { "title", "publisher", "licence", "licence_url",
		"modified", "page" };
	struct arena *arena = arena_new();
	struct provenance provenance = provenance_of(arena, context, export_language(context));

	for (size_t i = 0; i < COUNT(keys); i++) {
		struct str value = provenance_find(&provenance, keys[i]);
		struct json_writer json;

		if (!value.len)
			continue;
		output_add(output, STR(", \""));
		output_add_cstr(output, keys[i]);
		output_add(output, STR("\": "));
		json_writer_init(&json, output, JSON_COMPACT);
		json_string(&json, value);
		json_writer_end(&json);
	}
	arena_free(arena);
}

static struct table_export *geojson_begin(
    const struct export_context *context, struct output *output)
{
	const struct table_schema *schema = &context->resource->schema;
	struct table_export *state = memory_alloc_zeroed(1, sizeof(*state));

	state->output = output;
	state->object = json_object_new(schema);
	find_geometry(schema, &state->geometry);
	output_add(output, STR("{\"type\": \"FeatureCollection\""));
	add_provenance(context, output);
	output_add(output, STR(", \"features\": ["));
	return state;
}

static const struct value *value_at(const struct typed_row *row, size_t index)
{
	return index < row->count && row->values[index].state == VALUE_OK ? &row->values[index]
									  : NULL;
}

static bool add_point(struct output *output, double longitude, double latitude,
    struct str longitude_text, struct str latitude_text)
{
	struct json_writer json;

	if (!(fabs(longitude) <= 180) || !(fabs(latitude) <= 90))
		return false;
	output_add(output, STR("{\"type\": \"Point\", \"coordinates\": "));
	json_writer_init(&json, output, JSON_COMPACT);
	json_begin_array(&json);
	json_number(&json, str_trim(longitude_text));
	json_number(&json, str_trim(latitude_text));
	json_end_array(&json);
	json_writer_end(&json);
	output_add_char(output, '}');
	return true;
}

static bool is_geometry(struct str json)
{
	static const struct str types[] = { STR_INIT("\"Point\""), STR_INIT("\"MultiPoint\""),
		STR_INIT("\"LineString\""), STR_INIT("\"MultiLineString\""),
		STR_INIT("\"Polygon\""), STR_INIT("\"MultiPolygon\""),
		STR_INIT("\"GeometryCollection\"") };
	struct str type = json_member(json, STR("type"));

	for (size_t i = 0; i < COUNT(types); i++) {
		if (str_eq(type, types[i]))
			return true;
	}
	return false;
}

static bool add_geometry(struct table_export *state, const struct typed_row *row)
{
	const struct geometry *geometry = &state->geometry;
	const struct value *shape = value_at(row, geometry->shape);
	const struct value *point = value_at(row, geometry->point);
	const struct value *longitude = value_at(row, geometry->longitude);
	const struct value *latitude = value_at(row, geometry->latitude);

	if (shape && is_geometry(shape->text)) {
		json_object_write_json(state->output, shape->text);
		return true;
	}
	if (point) {
		size_t comma = str_find(point->text, ',');

		return add_point(state->output, point->longitude, point->latitude,
		    str_slice(point->text, 0, comma), str_from(point->text, comma + 1));
	}
	return longitude && latitude &&
	       add_point(state->output, longitude->number, latitude->number, longitude->text,
		   latitude->text);
}

static void geojson_row(struct table_export *state, const struct typed_row *row)
{
	output_add(state->output, state->has_rows ? STR(",\n") : STR("\n"));
	state->has_rows = true;
	output_add(state->output, STR("{\"type\": \"Feature\", \"geometry\": "));
	if (!add_geometry(state, row))
		output_add(state->output, STR("null"));
	output_add(state->output, STR(", \"properties\": "));
	json_object_write(state->object, row, state->output);
	output_add_char(state->output, '}');
}

static const struct diag_kind *geojson_end(struct table_export *state)
{
	output_add(state->output, STR("\n]}\n"));
	json_object_free(state->object);
	memory_free(state);
	return NULL;
}

const struct exporter geojson_exporter = {
	.id = "geojson",
	.name = "GeoJSON",
	.extension = "geojson",
	.media_type = "application/geo+json",
	.eu_file_type = "GEOJSON",
	.purpose = { [MESSAGES_VI] =
			 "Các điểm trên bản đồ, khi bảng có tọa độ hoặc cột kinh độ, vĩ độ",
	    [MESSAGES_EN] = "Points on a map, where a table has points or longitude and latitude" },
	.limits = { [MESSAGES_VI] = "Chỉ bảng có cột kiểu geopoint hoặc geojson, hay hai cột số "
				    "latitude và longitude (vi_do, kinh_do)",
	    [MESSAGES_EN] = "Only tables with a geopoint or geojson column, or the numbers "
			    "latitude and longitude" },
	.scope = EXPORT_TABLE,
	.accepts = geojson_accepts,
	.begin = geojson_begin,
	.row = geojson_row,
	.end = geojson_end,
};
