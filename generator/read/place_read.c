/* SPDX-License-Identifier: MIT */
#include "read/place_read.h"

#include "base/number.h"
#include "base/strbuf.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct diag_kind bbox_refused = { "metadata.wrong-type", DIAG_ERROR,
	{ "bbox phải là [tây, nam, đông, bắc] theo độ (WGS 84), nhưng gặp “{found}”.",
	    "bbox must be [west, south, east, north] in degrees (WGS 84), found “{found}”." },
	{ "Ví dụ cho Hà Nội: [105.29, 20.56, 106.02, 21.39].",
	    "Such as [105.29, 20.56, 106.02, 21.39] for Ha Noi." } };

static const struct diag_kind centroid_refused = { "metadata.wrong-type", DIAG_ERROR,
	{ "centroid phải là [kinh độ, vĩ độ] theo độ (WGS 84), nhưng gặp “{found}”.",
	    "centroid must be [longitude, latitude] in degrees (WGS 84), found “{found}”." },
	{ "Ví dụ: [105.85, 21.03].", "Such as [105.85, 21.03]." } };

static const struct diag_kind geometry_refused = { "metadata.wrong-type", DIAG_ERROR,
	{ "geometry phải là một hình viết theo WKT, nhưng gặp “{found}”.",
	    "geometry must be a shape in WKT, found “{found}”." },
	{ "Ví dụ: POLYGON((105 20, 106 20, 106 21, 105 20)).",
	    "Such as POLYGON((105 20, 106 20, 106 21, 105 20))." } };

/* A plain decimal of at most so many degrees. */
static bool read_degrees(const struct node *node, double most, double *degrees)
{
	struct number number;

	if (node->kind != NODE_SCALAR || !node->text.len ||
	    str_find(node->text, 'e') < node->text.len ||
	    str_find(node->text, 'E') < node->text.len || !number_is_json(node->text) ||
	    !number_parse(node->text, NUMBER_PLAIN, 0, &number))
		return false;
	*degrees = number.value;
	return number.value >= -most && number.value <= most;
}

/* Longitude and latitude in turn. */
static bool read_points(const struct node *node, size_t count, double *degrees)
{
	if (node->kind != NODE_SEQUENCE || node->count != count)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!read_degrees(&node->items[i], i % 2 ? 90 : 180, &degrees[i]))
			return false;
	}
	return true;
}

static struct str found_in(const struct node *node)
{
	return node->kind == NODE_SCALAR ? node->text
	       : node->count             ? node->items[0].text
					 : STR("[ ]");
}

/* A shape's name, then numbers in balanced brackets; whether it closes is for those who draw it. */
static bool is_wkt(struct str text)
{
	static const char *const shapes[] = { "POINT", "LINESTRING", "POLYGON", "MULTIPOINT",
		"MULTILINESTRING", "MULTIPOLYGON" };
	size_t open = str_find(text, '('), depth = 0, i = 0;
	struct str name = str_trim(str_slice(text, 0, open));

	while (i < COUNT(shapes) && !str_eq(name, str_of(shapes[i])))
		i++;
	if (i == COUNT(shapes) || open == text.len)
		return false;
	for (i = open; i < text.len; i++) {
		char c = text.data[i];

		if (c == '(')
			depth++;
		else if (c == ')' && (!depth || (!--depth && i + 1 < text.len)))
			return false;
		else if (c != ')' && !ascii_is_digit(c) && str_find(STR(" ,.-"), c) == 4)
			return false;
	}
	return !depth;
}

/* As our own packages write it. */
static bool take_wkt(struct key_reader *reader, const struct node *node, struct str *shape)
{
	if (node->kind != NODE_SCALAR || !is_wkt(node->text))
		return false;
	*shape = arena_str(reader->arena, node->text);
	return true;
}

/* What crosses the 180th meridian has its west in the east, which is fine. */
static void read_bbox(struct key_reader *reader, const struct node *node, void *value)
{
	const struct node *p = node->items;
	double degrees[4];

	if (take_wkt(reader, node, value))
		return;
	if (!read_points(node, 4, degrees) || degrees[1] > degrees[3]) {
		DIAG(reader->diags, &bbox_refused, node_at(node, reader->path),
		    .found = found_in(node));
		return;
	}
	*(struct str *)value = arena_format(reader->arena,
	    "POLYGON((%.*s %.*s, %.*s %.*s, %.*s %.*s, %.*s %.*s, %.*s %.*s))", STR_ARG(p[0].text),
	    STR_ARG(p[1].text), STR_ARG(p[2].text), STR_ARG(p[1].text), STR_ARG(p[2].text),
	    STR_ARG(p[3].text), STR_ARG(p[0].text), STR_ARG(p[3].text), STR_ARG(p[0].text),
	    STR_ARG(p[1].text));
}

static void read_centroid(struct key_reader *reader, const struct node *node, void *value)
{
	double degrees[2];

	if (take_wkt(reader, node, value))
		return;
	if (read_points(node, 2, degrees))
		*(struct str *)value = arena_format(reader->arena, "POINT(%.*s %.*s)",
		    STR_ARG(node->items[0].text), STR_ARG(node->items[1].text));
	else
		DIAG(reader->diags, &centroid_refused, node_at(node, reader->path),
		    .found = found_in(node));
}

static void read_geometry(struct key_reader *reader, const struct node *node, void *value)
{
	if (!take_wkt(reader, node, value))
		DIAG(reader->diags, &geometry_refused, node_at(node, reader->path),
		    .found = found_in(node));
}

#define PARTS(member) offsetof(struct spatial_parts, member)

static const struct key spatial_list[] = {
	{ .name = "name", .type = KEY_TITLE, .offset = PARTS(name) },
	{ .name = "uri", .type = KEY_URL, .offset = PARTS(uri) },
	{ .name = "bbox", .type = KEY_CUSTOM, .offset = PARTS(shape.bbox), .parse = read_bbox },
	{ .name = "centroid",
	    .type = KEY_CUSTOM,
	    .offset = PARTS(shape.centroid),
	    .parse = read_centroid },
	{ .name = "geometry",
	    .type = KEY_CUSTOM,
	    .offset = PARTS(shape.geometry),
	    .parse = read_geometry },
};
const struct key_table spatial_keys = { "spatial", spatial_list, COUNT(spatial_list) };

void spatial_read(struct key_reader *reader, const struct node *node, struct spatial_parts *parts)
{
	bool is_place = false;

	for (size_t i = 0; i < COUNT(spatial_list); i++)
		is_place = is_place || node_find(node, spatial_list[i].name);
	*parts = (struct spatial_parts){ .uri = STR("") };
	if (is_place)
		keys_read(reader, &spatial_keys, node, parts);
	else
		key_read_value(reader, KEY_TITLE, node, &parts->name);
}
