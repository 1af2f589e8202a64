/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_JSON_OBJECT_H
#define DATAMO_EXPORT_JSON_OBJECT_H

#include "base/output.h"
#include "model/table_schema.h"
#include "model/typed_row.h"

/*
 * A row as a JSON object on one line. Numbers keep the digits they had, however many they are;
 * those that JSON cannot write (NaN, INF) are strings, so that they differ from null, which is a
 * missing value. A geopoint is [longitude, latitude] as in GeoJSON. Cells that hold JSON (object,
 * array, geojson) are that JSON. All else is a string. Columns of the same name get numbers.
 */
struct json_object;

struct json_object *json_object_new(const struct table_schema *schema);
void json_object_free(struct json_object *object);

void json_object_write(
    const struct json_object *object, const struct typed_row *row, struct output *output);

/* A cell's JSON as it is, on one line. */
void json_object_write_json(struct output *output, struct str text);

#endif
