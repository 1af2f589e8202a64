/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_VALUE_PARSERS_H
#define DATAMO_MODEL_VALUE_PARSERS_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "model/table_schema.h"
#include "model/value.h"

/*
 * The parts of value.c: one function a type. The cell is trimmed (but for strings), value->text is
 * the cell, and value->expected_… may be set to say more than the type's own words. false: the cell
 * is none.
 */
struct value_input {
	struct str cell;
	const struct table_schema *schema;
	const struct field *field;
	struct strbuf *scratch;
};

bool value_parse_number(const struct value_input *input, struct value *value);
bool value_parse_integer(const struct value_input *input, struct value *value);
bool value_parse_boolean(const struct value_input *input, struct value *value);
bool value_parse_year(const struct value_input *input, struct value *value);
bool value_parse_date(const struct value_input *input, struct value *value);
bool value_parse_time(const struct value_input *input, struct value *value);
bool value_parse_datetime(const struct value_input *input, struct value *value);
bool value_parse_yearmonth(const struct value_input *input, struct value *value);
bool value_parse_duration(const struct value_input *input, struct value *value);
bool value_parse_string(const struct value_input *input, struct value *value);
bool value_parse_object(const struct value_input *input, struct value *value);
bool value_parse_array(const struct value_input *input, struct value *value);
bool value_parse_geojson(const struct value_input *input, struct value *value);
bool value_parse_geopoint(const struct value_input *input, struct value *value);
bool value_parse_list(const struct value_input *input, struct value *value);

/* "default" or nothing. */
bool format_is_default(const struct field *field);

/* A plain decimal ("-12.5", no groups); the whole text, finite. */
bool decimal_parse(struct str text, double *number);

/* What a strptime pattern found; -1 = not in the pattern. */
struct parsed_time {
	int year, month, day, day_of_year;
	int hour, minute, second, nanosecond;
	bool is_afternoon, is_half_day; /* %p was given; it was PM */
	bool has_zone;
	int zone_minutes;
};

/* C's and Python's directives in the English locale: %Y %y %m %d %e %j %b %B %h %a %A %H %I %M %S
 * %f %p %z %Z %F %T %R %D %%. The whole text must match. */
bool time_pattern_parse(struct str text, struct str pattern, struct parsed_time *result);

/* A well-formed JSON text (RFC 8259), nested at most JSON_CELL_DEPTH_MAX deep. */
enum { JSON_CELL_DEPTH_MAX = 100 };
bool json_is_well_formed(struct str text);
/* The text of a member's value in an object that is well formed; empty when it is not there. */
struct str json_member(struct str object, struct str name);
/* Of an object or array that is well formed. */
size_t json_count_members(struct str text);

#endif
