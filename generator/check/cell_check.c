/* SPDX-License-Identifier: MIT */
#include "check/cell_check.h"

#include "base/utf8.h"
#include "check/value_key.h"
#include "model/value_parsers.h"

static const struct diag_kind wrong_type = {
	"schema.type",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” không đúng kiểu; cần {expected}.",
	    "Column “{name}”: “{found}” is not {expected}." },
	{ "Sửa ô này, hoặc sửa type và format của cột trong lược đồ.",
	    "Mend the cell, or the column's type and format in the schema." },
};

static const struct diag_kind required = {
	"schema.required",
	DIAG_ERROR,
	{ "Cột “{name}” không được để trống.", "Column “{name}” must have a value." },
	{ "Điền giá trị, hoặc bỏ constraints.required của cột.",
	    "Fill it in, or drop the column's constraints.required." },
};

static const struct diag_kind not_in_enum = {
	"schema.enum",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” không có trong danh sách cho phép ({expected}).",
	    "Column “{name}”: “{found}” is none of the allowed values ({expected})." },
	{ NULL, NULL },
};

static const struct diag_kind too_small = {
	"schema.minimum",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” nhỏ hơn mức tối thiểu {expected}.",
	    "Column “{name}”: “{found}” is less than the minimum {expected}." },
	{ NULL, NULL },
};

static const struct diag_kind too_large = {
	"schema.maximum",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” lớn hơn mức tối đa {expected}.",
	    "Column “{name}”: “{found}” is more than the maximum {expected}." },
	{ NULL, NULL },
};

static const struct diag_kind not_above = {
	"schema.exclusive-minimum",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” phải lớn hơn {expected}.",
	    "Column “{name}”: “{found}” must be more than {expected}." },
	{ NULL, NULL },
};

static const struct diag_kind not_below = {
	"schema.exclusive-maximum",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” phải nhỏ hơn {expected}.",
	    "Column “{name}”: “{found}” must be less than {expected}." },
	{ NULL, NULL },
};

static const struct diag_kind too_short = {
	"schema.min-length",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” ngắn hơn mức tối thiểu {expected}.",
	    "Column “{name}”: “{found}” is shorter than the least length {expected}." },
	{ NULL, NULL },
};

static const struct diag_kind too_long = {
	"schema.max-length",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” dài hơn mức tối đa {expected}.",
	    "Column “{name}”: “{found}” is longer than the greatest length {expected}." },
	{ NULL, NULL },
};

static const struct diag_kind not_of_pattern = {
	"schema.pattern",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” không khớp mẫu {expected}.",
	    "Column “{name}”: “{found}” does not match the pattern {expected}." },
	{ "Sửa ô này; mẫu phải khớp với toàn bộ ô, không chỉ một phần.",
	    "Mend the cell; a pattern has to match the whole of it, not a part." },
};

static const struct diag_kind no_category = {
	"schema.category",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” không thuộc các nhóm đã khai báo ({expected}).",
	    "Column “{name}”: “{found}” is none of the declared categories ({expected})." },
	{ NULL, NULL },
};

/* Text without a format, and any: no cell can be wrong. */
static bool can_be_wrong(const struct checked_column *column)
{
	const struct field *field = column->field;

	return field->is_declared && field->type != TYPE_ANY &&
	       (field->type != TYPE_STRING || field->format.len);
}

static bool never(const struct checked_cell *cell)
{
	(void)cell;
	return false;
}

static bool is_required(const struct checked_column *column)
{
	return column->field->constraints.required;
}

static bool has_enum(const struct checked_column *column)
{
	return column->field->constraints.enumeration_count > 0;
}

/* As a value, or as its cell has it. */
static bool is_listed(const struct map *list, const struct checked_cell *cell)
{
	struct strbuf *scratch = &cell->column->key;

	strbuf_clear(scratch);
	return map_find(list, value_key(&cell->value, scratch)) || map_find(list, cell->cell);
}

static bool is_in_enum(const struct checked_cell *cell)
{
	return is_listed(&cell->column->allowed, cell);
}

static bool has_categories(const struct checked_column *column)
{
	return column->field->category_count > 0;
}

static bool is_category(const struct checked_cell *cell)
{
	return is_listed(&cell->column->categories, cell);
}

static struct str list_words(const struct str *list, size_t count, struct arena *arena)
{
	struct strbuf words = STRBUF_INIT;
	struct str kept;

	for (size_t i = 0; i < count && words.len < 200; i++) {
		if (i)
			strbuf_add_cstr(&words, ", ");
		strbuf_add(&words, list[i]);
	}
	kept = arena_str(arena, strbuf_str(&words));
	strbuf_release(&words);
	return kept;
}

static struct str enum_words(const struct field *field, struct arena *arena)
{
	return list_words(
	    field->constraints.enumeration, field->constraints.enumeration_count, arena);
}

static struct str category_words(const struct field *field, struct arena *arena)
{
	return list_words(field->categories, field->category_count, arena);
}

/* Below 0, 0 or above: whole numbers are compared as such. */
static int compare(const struct value *a, const struct value *b)
{
	if (a->is_exact_integer && b->is_exact_integer)
		return (a->integer > b->integer) - (a->integer < b->integer);
	return (a->number > b->number) - (a->number < b->number);
}

static bool has_bound(const struct checked_column *column, unsigned bound)
{
	return column->bounds[bound].state == VALUE_OK;
}

static bool has_minimum(const struct checked_column *column)
{
	return has_bound(column, BOUND_MINIMUM);
}

static bool has_maximum(const struct checked_column *column)
{
	return has_bound(column, BOUND_MAXIMUM);
}

static bool has_above(const struct checked_column *column)
{
	return has_bound(column, BOUND_ABOVE);
}

static bool has_below(const struct checked_column *column)
{
	return has_bound(column, BOUND_BELOW);
}

static bool is_minimum(const struct checked_cell *cell)
{
	return compare(&cell->value, &cell->column->bounds[BOUND_MINIMUM]) >= 0;
}

static bool is_maximum(const struct checked_cell *cell)
{
	return compare(&cell->value, &cell->column->bounds[BOUND_MAXIMUM]) <= 0;
}

static bool is_above(const struct checked_cell *cell)
{
	return compare(&cell->value, &cell->column->bounds[BOUND_ABOVE]) > 0;
}

static bool is_below(const struct checked_cell *cell)
{
	return compare(&cell->value, &cell->column->bounds[BOUND_BELOW]) < 0;
}

static struct str minimum_text(const struct field *field, struct arena *arena)
{
	(void)arena;
	return field->constraints.minimum;
}

static struct str maximum_text(const struct field *field, struct arena *arena)
{
	(void)arena;
	return field->constraints.maximum;
}

static struct str above_text(const struct field *field, struct arena *arena)
{
	(void)arena;
	return field->constraints.exclusive_minimum;
}

static struct str below_text(const struct field *field, struct arena *arena)
{
	(void)arena;
	return field->constraints.exclusive_maximum;
}

bool field_has_length(const struct field *field)
{
	return field->type == TYPE_STRING || field->type == TYPE_ANY || field->type == TYPE_LIST ||
	       field->type == TYPE_ARRAY || field->type == TYPE_OBJECT;
}

static bool has_min_length(const struct checked_column *column)
{
	return field_has_length(column->field) && column->field->constraints.has_min_length;
}

static bool has_max_length(const struct checked_column *column)
{
	return field_has_length(column->field) && column->field->constraints.has_max_length;
}

/* Characters of a text, items of a list or an array, members of an object. */
static size_t length(const struct checked_cell *cell)
{
	const struct field *field = cell->column->field;
	char delimiter = field->delimiter.len ? field->delimiter.data[0] : ',';
	struct str rest = cell->cell, part;
	size_t count = 0;

	if (field->type == TYPE_ARRAY || field->type == TYPE_OBJECT)
		return json_count_members(cell->value.text);
	if (field->type != TYPE_LIST)
		return utf8_length(cell->cell);
	while (str_split(&rest, delimiter, &part))
		count++;
	return count;
}

static bool is_long_enough(const struct checked_cell *cell)
{
	return length(cell) >= cell->column->field->constraints.min_length;
}

static bool is_short_enough(const struct checked_cell *cell)
{
	return length(cell) <= cell->column->field->constraints.max_length;
}

static bool has_pattern(const struct checked_column *column)
{
	return column->pattern != NULL;
}

/* What takes too long is told of for itself, and not tried for ever. */
static bool is_of_pattern(const struct checked_cell *cell)
{
	enum pattern_outcome outcome;

	if (cell->column->gave_up == GAVE_UP_MAX)
		return true;
	outcome = pattern_match(cell->column->pattern, cell->cell);
	cell->column->gave_up += outcome == PATTERN_GAVE_UP;
	return outcome != PATTERN_DIFFERS;
}

static struct str pattern_text(const struct field *field, struct arena *arena)
{
	(void)arena;
	return field->constraints.pattern;
}

static struct str min_length_text(const struct field *field, struct arena *arena)
{
	return arena_format(arena, "%llu", (unsigned long long)field->constraints.min_length);
}

static struct str max_length_text(const struct field *field, struct arena *arena)
{
	return arena_format(arena, "%llu", (unsigned long long)field->constraints.max_length);
}

const struct cell_check cell_checks[CELL_CHECK_COUNT] = {
	{ &wrong_type, VALUE_BAD, can_be_wrong, never, NULL },
	{ &required, VALUE_MISSING, is_required, never, NULL },
	{ &not_in_enum, VALUE_OK, has_enum, is_in_enum, enum_words },
	{ &too_small, VALUE_OK, has_minimum, is_minimum, minimum_text },
	{ &too_large, VALUE_OK, has_maximum, is_maximum, maximum_text },
	{ &not_above, VALUE_OK, has_above, is_above, above_text },
	{ &not_below, VALUE_OK, has_below, is_below, below_text },
	{ &too_short, VALUE_OK, has_min_length, is_long_enough, min_length_text },
	{ &too_long, VALUE_OK, has_max_length, is_short_enough, max_length_text },
	{ &not_of_pattern, VALUE_OK, has_pattern, is_of_pattern, pattern_text },
	{ &no_category, VALUE_OK, has_categories, is_category, category_words },
};
