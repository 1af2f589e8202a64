/* SPDX-License-Identifier: MIT */
#include "model/value.h"

#include "model/value_parsers.h"

/* What a type's cells look like, in words. */
struct type_words {
	bool (*parse)(const struct value_input *input, struct value *value);
	const char *vi, *en;
};

static bool parse_any(const struct value_input *input, struct value *value)
{
	(void)input;
	(void)value;
	return true;
}

static const struct type_words types[TYPE_COUNT] = {
	[TYPE_STRING] = { value_parse_string, "văn bản", "text" },
	[TYPE_NUMBER] = { value_parse_number, "số (ví dụ 1928.5)", "a number such as 1928.5" },
	[TYPE_INTEGER] = { value_parse_integer, "số nguyên", "an integer" },
	[TYPE_BOOLEAN] = { value_parse_boolean, "true hoặc false", "true or false" },
	[TYPE_OBJECT] = { value_parse_object, "một đối tượng JSON", "a JSON object" },
	[TYPE_ARRAY] = { value_parse_array, "một mảng JSON", "a JSON array" },
	[TYPE_LIST] = { value_parse_list, "một danh sách", "a list" },
	[TYPE_DATETIME] = { value_parse_datetime, "ngày giờ dạng yyyy-mm-ddThh:mm:ss",
	    "a date and time as yyyy-mm-ddThh:mm:ss" },
	[TYPE_DATE] = { value_parse_date, "ngày dạng yyyy-mm-dd", "a date as yyyy-mm-dd" },
	[TYPE_TIME] = { value_parse_time, "giờ dạng hh:mm:ss", "a time as hh:mm:ss" },
	[TYPE_YEAR] = { value_parse_year, "năm gồm bốn chữ số", "a year of four digits" },
	[TYPE_YEARMONTH] = { value_parse_yearmonth, "tháng dạng yyyy-mm", "a month as yyyy-mm" },
	[TYPE_DURATION] = { value_parse_duration, "khoảng thời gian ISO 8601 (ví dụ P1Y6M)",
	    "an ISO 8601 duration such as P1Y6M" },
	[TYPE_GEOPOINT] = { value_parse_geopoint, "tọa độ dạng kinh độ,vĩ độ",
	    "a point as longitude,latitude" },
	[TYPE_GEOJSON] = { value_parse_geojson, "một đối tượng GeoJSON", "a GeoJSON object" },
	[TYPE_ANY] = { parse_any, "giá trị bất kỳ", "any value" },
};

/* More precise words for a type in some format. */
struct format_words {
	enum field_type type;
	struct str format;
	const char *vi, *en;
};

static const struct format_words formats[] = {
	{ TYPE_STRING, STR_INIT("email"), "địa chỉ thư điện tử", "an e-mail address" },
	{ TYPE_STRING, STR_INIT("uri"), "một URI (ví dụ https://…)", "a URI such as https://…" },
	{ TYPE_STRING, STR_INIT("binary"), "dữ liệu base64", "base64 data" },
	{ TYPE_STRING, STR_INIT("uuid"), "một UUID", "a UUID" },
	{ TYPE_DATE, STR_INIT("any"), "ngày chỉ hiểu được theo một cách",
	    "a date that can be read in one way only" },
	{ TYPE_DATE, STR_INIT("%d/%m/%Y"), "ngày dạng dd/mm/yyyy", "a date as dd/mm/yyyy" },
	{ TYPE_DATE, STR_INIT("%d-%m-%Y"), "ngày dạng dd-mm-yyyy", "a date as dd-mm-yyyy" },
	{ TYPE_DATE, STR_INIT("%d.%m.%Y"), "ngày dạng dd.mm.yyyy", "a date as dd.mm.yyyy" },
	{ TYPE_DATE, STR_INIT("%m/%d/%Y"), "ngày dạng mm/dd/yyyy", "a date as mm/dd/yyyy" },
	{ TYPE_DATE, STR_INIT("%d/%m/%y"), "ngày dạng dd/mm/yy", "a date as dd/mm/yy" },
	{ TYPE_DATE, STR_INIT("%Y/%m/%d"), "ngày dạng yyyy/mm/dd", "a date as yyyy/mm/dd" },
	{ TYPE_DATETIME, STR_INIT("any"), "ngày giờ", "a date and time" },
	{ TYPE_DATETIME, STR_INIT("%d/%m/%Y %H:%M"), "ngày giờ dạng dd/mm/yyyy hh:mm",
	    "a date and time as dd/mm/yyyy hh:mm" },
	{ TYPE_DATETIME, STR_INIT("%d/%m/%Y %H:%M:%S"), "ngày giờ dạng dd/mm/yyyy hh:mm:ss",
	    "a date and time as dd/mm/yyyy hh:mm:ss" },
	{ TYPE_TIME, STR_INIT("any"), "giờ", "a time" },
	{ TYPE_TIME, STR_INIT("%H:%M"), "giờ dạng hh:mm", "a time as hh:mm" },
	{ TYPE_GEOPOINT, STR_INIT("array"), "tọa độ dạng [kinh độ, vĩ độ]",
	    "a point as [longitude, latitude]" },
	{ TYPE_GEOPOINT, STR_INIT("object"), "tọa độ dạng {\"lon\": …, \"lat\": …}",
	    "a point as {\"lon\": …, \"lat\": …}" },
	{ TYPE_GEOJSON, STR_INIT("topojson"), "một đối tượng TopoJSON", "a TopoJSON object" },
};

static const struct format_words patterned[] = {
	{ TYPE_DATE, STR_INIT(""), "ngày theo định dạng đã khai báo",
	    "a date in the declared format" },
	{ TYPE_DATETIME, STR_INIT(""), "ngày giờ theo định dạng đã khai báo",
	    "a date and time in the declared format" },
	{ TYPE_TIME, STR_INIT(""), "giờ theo định dạng đã khai báo",
	    "a time in the declared format" },
};

/* By decimal and group character. */
struct number_words {
	struct str decimal_char, group_char;
	const char *number_vi, *number_en, *integer_vi, *integer_en;
};

static const struct number_words number_forms[] = {
	{ STR_INIT(","), STR_INIT("."), "số (ví dụ 1.928.311,5)", "a number such as 1.928.311,5",
	    "số nguyên (ví dụ 1.928.311)", "an integer such as 1.928.311" },
	{ STR_INIT("."), STR_INIT(","), "số (ví dụ 1,928,311.5)", "a number such as 1,928,311.5",
	    "số nguyên (ví dụ 1,928,311)", "an integer such as 1,928,311" },
	{ STR_INIT(","), STR_INIT(" "), "số (ví dụ 1 928 311,5)", "a number such as 1 928 311,5",
	    "số nguyên (ví dụ 1 928 311)", "an integer such as 1 928 311" },
	{ STR_INIT(","), STR_INIT(""), "số (ví dụ 11,27)", "a number such as 11,27", "số nguyên",
	    "an integer" },
};

bool format_is_default(const struct field *field)
{
	return field->format.len == 0 || str_eq(field->format, STR("default"));
}

static bool expect_format(
    struct value *value, const struct format_words *words, size_t count, struct str format)
{
	for (size_t i = 0; i < count; i++)
		if (words[i].type == value->type && str_eq(words[i].format, format)) {
			value->expected_vi = words[i].vi;
			value->expected_en = words[i].en;
			return true;
		}
	return false;
}

static bool expect_number(struct value *value, const struct field *field)
{
	struct str decimal_char = field->decimal_char.len ? field->decimal_char : STR(".");

	if (value->type != TYPE_NUMBER && value->type != TYPE_INTEGER)
		return false;
	for (size_t i = 0; i < sizeof(number_forms) / sizeof(number_forms[0]); i++) {
		const struct number_words *form = &number_forms[i];

		if (!str_eq(form->group_char, field->group_char) ||
		    (value->type == TYPE_NUMBER && !str_eq(form->decimal_char, decimal_char)))
			continue;
		value->expected_vi = value->type == TYPE_NUMBER ? form->number_vi
								: form->integer_vi;
		value->expected_en = value->type == TYPE_NUMBER ? form->number_en
								: form->integer_en;
		return true;
	}
	return false;
}

/* In words: of the type, unless its format or the parser itself says more. */
static void set_expected(struct value *value, const struct field *field)
{
	if (value->expected_en || expect_number(value, field))
		return;
	if (!format_is_default(field)) {
		if (expect_format(
			value, formats, sizeof(formats) / sizeof(formats[0]), field->format) ||
		    expect_format(
			value, patterned, sizeof(patterned) / sizeof(patterned[0]), STR("")))
			return;
	}
	value->expected_vi = types[value->type].vi;
	value->expected_en = types[value->type].en;
}

static bool is_text(enum field_type type)
{
	return type == TYPE_STRING || type == TYPE_ANY || type == TYPE_LIST;
}

struct value value_parse(struct str cell, const struct table_schema *schema,
    const struct field *field, struct strbuf *scratch)
{
	struct value_input input = { cell, schema, field, scratch };
	struct value value = { .state = VALUE_MISSING, .type = field->type, .text = cell };

	if (table_schema_is_missing(schema, field, cell))
		return value;
	if (!is_text(field->type))
		value.text = input.cell = str_trim(cell);
	if (types[field->type].parse(&input, &value)) {
		value.state = VALUE_OK;
		return value;
	}
	set_expected(&value, field);
	value.state = VALUE_BAD;
	value.text = cell;
	return value;
}
