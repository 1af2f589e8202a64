/* SPDX-License-Identifier: MIT */
#include "model/value_parsers.h"

/* JSON by RFC 8259: no values are built, only borders found. */
struct json_scan {
	struct str rest;
	int depth;
};

static void skip_blanks(struct json_scan *scan)
{
	size_t i = 0;

	while (i < scan->rest.len && (scan->rest.data[i] == ' ' || scan->rest.data[i] == '\t' ||
					 scan->rest.data[i] == '\n' || scan->rest.data[i] == '\r'))
		i++;
	scan->rest = str_from(scan->rest, i);
}

static bool take_char(struct json_scan *scan, char c)
{
	if (scan->rest.len == 0 || scan->rest.data[0] != c)
		return false;
	scan->rest = str_from(scan->rest, 1);
	return true;
}

static bool is_hex(char c)
{
	return ascii_is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

static bool skip_escape(const struct str *text, size_t *i)
{
	static const struct str simple = STR_INIT("\"\\/bfnrt");
	size_t at = *i + 1;

	if (at >= text->len)
		return false;
	*i = at + 1;
	if (str_find(simple, text->data[at]) < simple.len)
		return true;
	if (text->data[at] != 'u' || at + 5 > text->len)
		return false;
	*i = at + 5;
	return is_hex(text->data[at + 1]) && is_hex(text->data[at + 2]) &&
	       is_hex(text->data[at + 3]) && is_hex(text->data[at + 4]);
}

static bool take_string(struct json_scan *scan, struct str *inside)
{
	struct str text = scan->rest;
	size_t i = 1;

	if (!take_char(scan, '"'))
		return false;
	while (i < text.len && text.data[i] != '"') {
		if ((unsigned char)text.data[i] < 0x20)
			return false;
		if (text.data[i] != '\\')
			i++;
		else if (!skip_escape(&text, &i))
			return false;
	}
	if (i >= text.len)
		return false;
	if (inside)
		*inside = str_slice(text, 1, i);
	scan->rest = str_from(text, i + 1);
	return true;
}

static size_t digits(struct json_scan *scan)
{
	size_t i = 0;

	while (i < scan->rest.len && ascii_is_digit(scan->rest.data[i]))
		i++;
	scan->rest = str_from(scan->rest, i);
	return i;
}

static bool take_number(struct json_scan *scan)
{
	take_char(scan, '-');
	if (!take_char(scan, '0') && digits(scan) == 0)
		return false;
	if (take_char(scan, '.') && digits(scan) == 0)
		return false;
	if (take_char(scan, 'e') || take_char(scan, 'E')) {
		if (!take_char(scan, '+'))
			take_char(scan, '-');
		return digits(scan) > 0;
	}
	return true;
}

static bool take_word(struct json_scan *scan)
{
	static const struct str words[] = { STR_INIT("true"), STR_INIT("false"), STR_INIT("null") };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_starts_with(scan->rest, words[i])) {
			scan->rest = str_from(scan->rest, words[i].len);
			return true;
		}
	return false;
}

static bool take_value(struct json_scan *scan);

/* Behind the opening bracket. */
static bool take_members(struct json_scan *scan, char close)
{
	if (++scan->depth > JSON_CELL_DEPTH_MAX)
		return false;
	skip_blanks(scan);
	if (!take_char(scan, close)) {
		do {
			skip_blanks(scan);
			if (close == '}') {
				if (!take_string(scan, NULL))
					return false;
				skip_blanks(scan);
				if (!take_char(scan, ':'))
					return false;
			}
			if (!take_value(scan))
				return false;
		} while (take_char(scan, ','));
		if (!take_char(scan, close))
			return false;
	}
	scan->depth--;
	return true;
}

/* With the blanks around it. The recursion is bounded by JSON_CELL_DEPTH_MAX. */
static bool take_value(struct json_scan *scan)
{
	bool is_taken;

	skip_blanks(scan);
	if (take_char(scan, '{'))
		is_taken = take_members(scan, '}');
	else if (take_char(scan, '['))
		is_taken = take_members(scan, ']');
	else if (scan->rest.len && scan->rest.data[0] == '"')
		is_taken = take_string(scan, NULL);
	else
		is_taken = take_word(scan) || take_number(scan);
	skip_blanks(scan);
	return is_taken;
}

bool json_is_well_formed(struct str text)
{
	struct json_scan scan = { text, 0 };

	return take_value(&scan) && scan.rest.len == 0;
}

struct str json_member(struct str object, struct str name)
{
	struct json_scan scan = { object, 0 };
	struct str key, value;

	skip_blanks(&scan);
	take_char(&scan, '{');
	do {
		skip_blanks(&scan);
		if (!take_string(&scan, &key))
			break;
		skip_blanks(&scan);
		take_char(&scan, ':');
		value = scan.rest;
		if (!take_value(&scan))
			break;
		value.len -= scan.rest.len;
		if (str_eq(key, name))
			return str_trim(value);
	} while (take_char(&scan, ','));
	return STR("");
}

size_t json_count_members(struct str text)
{
	struct json_scan scan = { text, 0 };
	bool is_object;
	size_t count = 0;

	skip_blanks(&scan);
	is_object = take_char(&scan, '{');
	if (!is_object && !take_char(&scan, '['))
		return 0;
	skip_blanks(&scan);
	if (take_char(&scan, is_object ? '}' : ']'))
		return 0;
	do {
		skip_blanks(&scan);
		if (is_object) {
			take_string(&scan, NULL);
			skip_blanks(&scan);
			take_char(&scan, ':');
		}
		count++;
	} while (take_value(&scan) && take_char(&scan, ','));
	return count;
}

bool value_parse_object(const struct value_input *input, struct value *value)
{
	(void)value;
	return str_starts_with(input->cell, STR("{")) && json_is_well_formed(input->cell);
}

bool value_parse_array(const struct value_input *input, struct value *value)
{
	(void)value;
	return str_starts_with(input->cell, STR("[")) && json_is_well_formed(input->cell);
}

/* RFC 7946 section 1.4; TopoJSON's one type when the format says so. */
bool value_parse_geojson(const struct value_input *input, struct value *value)
{
	static const struct str kinds[] = { STR_INIT("\"Point\""), STR_INIT("\"MultiPoint\""),
		STR_INIT("\"LineString\""), STR_INIT("\"MultiLineString\""),
		STR_INIT("\"Polygon\""), STR_INIT("\"MultiPolygon\""),
		STR_INIT("\"GeometryCollection\""), STR_INIT("\"Feature\""),
		STR_INIT("\"FeatureCollection\"") };
	struct str kind;

	if (!value_parse_object(input, value))
		return false;
	kind = json_member(input->cell, STR("type"));
	if (str_eq(input->field->format, STR("topojson")))
		return str_eq(kind, STR("\"Topology\""));
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_eq(kind, kinds[i]))
			return true;
	return false;
}

/* "105.85, 21.02", [105.85, 21.02] or {"lon": 105.85, "lat": 21.02} */
bool value_parse_geopoint(const struct value_input *input, struct value *value)
{
	struct str cell = input->cell, longitude, latitude;
	size_t comma, start = input->scratch->len;

	if (str_eq(input->field->format, STR("object"))) {
		if (!value_parse_object(input, value))
			return false;
		longitude = json_member(cell, STR("lon"));
		latitude = json_member(cell, STR("lat"));
	} else {
		if (str_eq(input->field->format, STR("array"))) {
			if (!value_parse_array(input, value))
				return false;
			cell = str_slice(cell, 1, cell.len - 1);
		}
		comma = str_find(cell, ',');
		longitude = str_trim(str_slice(cell, 0, comma));
		latitude = str_trim(str_from(cell, comma + 1));
	}
	if (!decimal_parse(longitude, &value->longitude) ||
	    !decimal_parse(latitude, &value->latitude))
		return false;
	if (value->longitude < -180 || value->longitude > 180 || value->latitude < -90 ||
	    value->latitude > 90) {
		value->expected_vi = "kinh độ từ -180 đến 180, vĩ độ từ -90 đến 90";
		value->expected_en = "a longitude within ±180 and a latitude within ±90";
		return false;
	}
	strbuf_add(input->scratch, longitude);
	strbuf_add_char(input->scratch, ',');
	strbuf_add(input->scratch, latitude);
	value->text = str_from(strbuf_str(input->scratch), start);
	return true;
}

bool value_parse_list(const struct value_input *input, struct value *value)
{
	static const struct table_schema no_missing_values;
	struct field item = { .type = TYPE_STRING, .bare_number = true };
	struct str rest = input->cell, part,
		   delimiter = input->field->delimiter.len ? input->field->delimiter : STR(",");
	size_t start = input->scratch->len;
	bool is_good = true;

	if (input->field->item_type.len && !field_type_parse(input->field->item_type, &item.type))
		return false;
	while (is_good && str_split(&rest, delimiter.data[0], &part))
		is_good = item.type == TYPE_STRING ||
			  value_parse(part, &no_missing_values, &item, input->scratch).state ==
			      VALUE_OK;
	if (input->scratch->len > start) {
		input->scratch->len = start;
		input->scratch->data[start] = '\0';
	}
	if (!is_good) {
		value->expected_vi = "một danh sách mà mọi phần tử đúng kiểu đã khai báo";
		value->expected_en = "a list whose items are all of the declared type";
	}
	return is_good;
}
