/* SPDX-License-Identifier: MIT */
#include "check/cell_check.h"

#include "base/utf8.h"

static const struct diag_kind wrong_type = {
	"schema.type",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” không đúng kiểu; cần {expected}.",
	    "Column “{name}”: “{found}” is not {expected}." },
	{ "Sửa ô này, hoặc sửa type và format của cột trong schema.",
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
	{ "Cột “{name}”: “{found}” ngắn hơn {expected} ký tự.",
	    "Column “{name}”: “{found}” has fewer than {expected} characters." },
	{ NULL, NULL },
};

static const struct diag_kind too_long = {
	"schema.max-length",
	DIAG_ERROR,
	{ "Cột “{name}”: “{found}” dài hơn {expected} ký tự.",
	    "Column “{name}”: “{found}” has more than {expected} characters." },
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

static bool is_in_enum(const struct checked_cell *cell)
{
	const struct field_constraints *constraints = &cell->column->field->constraints;

	for (size_t i = 0; i < constraints->enumeration_count; i++)
		if (str_eq(constraints->enumeration[i], cell->cell) ||
		    str_eq(constraints->enumeration[i], cell->value.text))
			return true;
	return false;
}

static struct str enum_words(const struct field *field, struct arena *arena)
{
	struct strbuf words = STRBUF_INIT;
	struct str kept;

	for (size_t i = 0; i < field->constraints.enumeration_count && words.len < 200; i++) {
		if (i)
			strbuf_add_cstr(&words, ", ");
		strbuf_add(&words, field->constraints.enumeration[i]);
	}
	kept = arena_str(arena, strbuf_str(&words));
	strbuf_release(&words);
	return kept;
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

static bool has_min_length(const struct checked_column *column)
{
	return column->field->type == TYPE_STRING && column->field->constraints.has_min_length;
}

static bool has_max_length(const struct checked_column *column)
{
	return column->field->type == TYPE_STRING && column->field->constraints.has_max_length;
}

static bool is_long_enough(const struct checked_cell *cell)
{
	return utf8_length(cell->cell) >= cell->column->field->constraints.min_length;
}

static bool is_short_enough(const struct checked_cell *cell)
{
	return utf8_length(cell->cell) <= cell->column->field->constraints.max_length;
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
};

/* A limit is written as the cells are, or else in the type's default format. */
static struct value read_bound(struct str text, const struct table_schema *schema,
    const struct field *field, struct strbuf *scratch)
{
	struct field plain = { .type = field->type, .bare_number = true };
	struct value value = { .state = VALUE_MISSING };

	if (!text.len ||
	    (!field_type_is_numeric(field->type) && !field_type_is_temporal(field->type)))
		return value;
	value = value_parse(text, schema, field, scratch);
	return value.state == VALUE_BAD ? value_parse(text, schema, &plain, scratch) : value;
}

void checked_column_init(struct checked_column *column, const struct table_schema *schema,
    const struct field *field, struct arena *arena, struct strbuf *scratch)
{
	*column = (struct checked_column){ .field = field };
	if (!field)
		return;
	column->bounds[BOUND_MINIMUM] = read_bound(
	    field->constraints.minimum, schema, field, scratch);
	column->bounds[BOUND_MAXIMUM] = read_bound(
	    field->constraints.maximum, schema, field, scratch);
	column->bounds[BOUND_ABOVE] = read_bound(
	    field->constraints.exclusive_minimum, schema, field, scratch);
	column->bounds[BOUND_BELOW] = read_bound(
	    field->constraints.exclusive_maximum, schema, field, scratch);
	for (unsigned i = 0; i < CELL_CHECK_COUNT; i++) {
		if (!cell_checks[i].applies(column))
			continue;
		column->checks |= 1u << i;
		if (cell_checks[i].expected)
			column->expected[i] = cell_checks[i].expected(field, arena);
	}
}
