/* SPDX-License-Identifier: MIT */
#include "check/cell_check.h"
#include "check/value_key.h"

static const struct diag_kind invalid_constraint = {
	"schema.invalid-constraint",
	DIAG_ERROR,
	{ "Trường “{name}”: không dùng được mẫu “{found}”: {expected}.",
	    "Field “{name}”: the pattern “{found}” cannot be used: {expected}." },
	{ "Viết lại mẫu trong lược đồ.", "Write another pattern in the schema." },
};

static const struct diag_kind invalid_value = {
	"schema.invalid-constraint",
	DIAG_ERROR,
	{ "Trường “{name}”: ràng buộc nêu “{found}”, không phải {expected}.",
	    "Field “{name}”: a constraint says “{found}”, which is not {expected}." },
	{ "Sửa giá trị của ràng buộc cho đúng kiểu của trường.",
	    "Mend the constraint so that it is of the field's type." },
};

static const struct diag_kind ignored_constraint = {
	"schema.ignored-constraint",
	DIAG_WARNING,
	{ "Trường “{name}”: ràng buộc {found} không áp dụng cho kiểu {expected}.",
	    "Field “{name}”: the constraint {found} does not apply to the type {expected}." },
	{ "Bỏ ràng buộc này hoặc đổi kiểu của trường.",
	    "Drop the constraint, or change the field's type." },
};

static const char *const pattern_problems[PATTERN_PROBLEM_COUNT][MESSAGES_COUNT] = {
	[PATTERN_IS_TOO_LONG] = { "mẫu dài quá 256 byte", "the pattern has more than 256 bytes" },
	[PATTERN_REPEATS_TOO_OFTEN] = { "mẫu lặp lại quá 1000 lần",
	    "the pattern repeats something more than 1000 times" },
	[PATTERN_REFERS_BACK] = { "mẫu tham chiếu ngược, đệ quy hoặc điều khiển bộ so khớp",
	    "the pattern refers back, calls itself or commands the matcher" },
	[PATTERN_IS_XML_ONLY] = { "\\i, \\c và phép trừ lớp ký tự của XML Schema không được hỗ trợ",
	    "XML Schema's \\i, \\c and subtraction of character classes are not supported" },
	[PATTERN_IS_WRONG] = { "không phải biểu thức chính quy hợp lệ",
	    "it is not a regular expression" },
};

struct column_reading {
	struct checked_column *column;
	const struct table_schema *schema;
	const struct field *field;
	struct arena *arena;
	struct strbuf *scratch;
	struct diags *diags;
};

static void report_value(const struct column_reading *reading, struct str text, struct value value)
{
	DIAG(reading->diags, &invalid_value, reading->field->at, .name = reading->field->name,
	    .found = text, .expected_in = { value.expected_vi, value.expected_en });
}

/* A value of the schema is written as the cells are, or else in the type's default format. */
static struct value read_value(const struct column_reading *reading, struct str text)
{
	struct field plain = { .type = reading->field->type, .bare_number = true };
	struct table_schema nothing_missing = { .missing_values = (struct str[]){ STR("") } };
	struct value value = value_parse(text, &nothing_missing, reading->field, reading->scratch);

	if (value.state != VALUE_OK)
		value = value_parse(text, &nothing_missing, &plain, reading->scratch);
	return value;
}

static void ignore(const struct column_reading *reading, const char *constraint)
{
	DIAG(reading->diags, &ignored_constraint, reading->field->at, .name = reading->field->name,
	    .found = str_of(constraint), .expected = field_type_name(reading->field->type));
}

static void read_bound(
    const struct column_reading *reading, unsigned bound, struct str text, const char *constraint)
{
	struct value value;

	if (!text.data)
		return;
	if (!field_type_is_numeric(reading->field->type) &&
	    !field_type_is_temporal(reading->field->type)) {
		if (reading->field->is_declared)
			ignore(reading, constraint);
		return;
	}
	value = read_value(reading, text);
	if (value.state == VALUE_OK)
		reading->column->bounds[bound] = value;
	else
		report_value(reading, text, value);
}

static void read_list(
    const struct column_reading *reading, const struct str *list, size_t count, struct map *map)
{
	for (size_t i = 0; i < count; i++) {
		struct value value = read_value(reading, list[i]);

		if (value.state == VALUE_BAD)
			report_value(reading, list[i], value);
		map_put(map, list[i], i, NULL);
		if (value.state == VALUE_OK)
			map_put(map, arena_str(reading->arena, value_key(&value, reading->scratch)),
			    i, NULL);
	}
}

static void read_pattern(const struct column_reading *reading)
{
	const struct field *field = reading->field;
	enum pattern_problem problem;

	if (!field->constraints.pattern.data)
		return;
	if (field->type != TYPE_STRING && field->type != TYPE_ANY) {
		ignore(reading, "pattern");
		return;
	}
	reading->column->pattern = pattern_new(field->constraints.pattern, &problem);
	if (!reading->column->pattern)
		DIAG(reading->diags, &invalid_constraint, field->at, .name = field->name,
		    .found = field->constraints.pattern,
		    .expected_in = { pattern_problems[problem][MESSAGES_VI],
			pattern_problems[problem][MESSAGES_EN] });
}

static void read_lengths(const struct column_reading *reading)
{
	const struct field_constraints *constraints = &reading->field->constraints;

	if (field_has_length(reading->field))
		return;
	if (constraints->has_min_length)
		ignore(reading, "minLength");
	if (constraints->has_max_length)
		ignore(reading, "maxLength");
}

void checked_column_init(struct checked_column *column, const struct table_schema *schema,
    const struct field *field, struct arena *arena, struct strbuf *scratch, struct diags *diags)
{
	const struct column_reading reading = { column, schema, field, arena, scratch, diags };

	*column = (struct checked_column){ .field = field };
	if (!field)
		return;
	read_bound(&reading, BOUND_MINIMUM, field->constraints.minimum, "minimum");
	read_bound(&reading, BOUND_MAXIMUM, field->constraints.maximum, "maximum");
	read_bound(&reading, BOUND_ABOVE, field->constraints.exclusive_minimum, "exclusiveMinimum");
	read_bound(&reading, BOUND_BELOW, field->constraints.exclusive_maximum, "exclusiveMaximum");
	read_list(&reading, field->constraints.enumeration, field->constraints.enumeration_count,
	    &column->allowed);
	read_list(&reading, field->categories, field->category_count, &column->categories);
	read_pattern(&reading);
	read_lengths(&reading);
	for (unsigned i = 0; i < CELL_CHECK_COUNT; i++) {
		if (!cell_checks[i].applies(column))
			continue;
		column->checks |= 1u << i;
		if (cell_checks[i].expected)
			column->expected[i] = cell_checks[i].expected(field, arena);
	}
}

void checked_column_release(struct checked_column *column)
{
	map_release(&column->allowed);
	map_release(&column->categories);
	pattern_free(column->pattern);
	strbuf_release(&column->key);
}
