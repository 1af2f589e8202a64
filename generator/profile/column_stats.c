/* SPDX-License-Identifier: MIT */
#include "profile/column_stats.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "model/value.h"

const struct str missing_markers[MARKER_COUNT] = { STR_INIT("NA"), STR_INIT("N/A"), STR_INIT("n/a"),
	STR_INIT("#N/A"), STR_INIT("NaN"), STR_INIT("nan"), STR_INIT("NULL"), STR_INIT("null"),
	STR_INIT("None"), STR_INIT("-"), STR_INIT("–"), STR_INIT("—"), STR_INIT(".."),
	STR_INIT("..."), STR_INIT("…"), STR_INIT("--") };

enum { MARKER_BYTES_MAX = 4 };

void column_stats_reset(
    struct column_stats *column, const struct field *field, const struct column_limits *limits)
{
	column->field = field;
	column->is_declared = field && field->is_declared;
	column->kind = CELL_NONE;
	column->forms = UINT32_MAX;
	column->traits = 0;
	column->has_second = false;
	column->doubtful.len = 0;
	number_stats_reset(&column->numbers[0], limits->sketch_limit);
	number_stats_reset(&column->numbers[1], limits->sketch_limit);
	column->missing = 0;
	memset(column->markers, 0, sizeof(column->markers));
	value_counter_reset(&column->values, limits->budget);
	strbuf_clear(&column->texts.minimum);
	strbuf_clear(&column->texts.maximum);
	column->texts.longest = column->texts.shortest = 0;
	column->texts.has_any = false;
}

void column_stats_release(struct column_stats *column)
{
	number_stats_release(&column->numbers[0]);
	number_stats_release(&column->numbers[1]);
	value_counter_release(&column->values);
	strbuf_release(&column->texts.minimum);
	strbuf_release(&column->texts.maximum);
}

static void set_text(struct strbuf *kept, struct str cell)
{
	size_t len = cell.len < VALUE_TEXT_MAX ? cell.len : VALUE_TEXT_MAX;

	while (len < cell.len && len > VALUE_TEXT_MAX - UTF8_BYTES_MAX &&
	       ((unsigned char)cell.data[len] & 0xc0) == 0x80)
		len--;
	strbuf_clear(kept);
	strbuf_add(kept, str_slice(cell, 0, len));
}

/* A character is of one to four bytes: most cells need not be counted. */
static void add_length(struct text_extremes *texts, struct str cell)
{
	uint64_t characters;

	if (texts->has_any && cell.len <= texts->longest && (cell.len + 3) / 4 >= texts->shortest)
		return;
	characters = utf8_length(cell);
	if (!texts->has_any || characters > texts->longest)
		texts->longest = characters;
	if (!texts->has_any || characters < texts->shortest)
		texts->shortest = characters;
}

/* The first eight bytes as a number of the same order: mostly that decides a comparison. */
static uint64_t prefix_of(struct str text)
{
	unsigned char bytes[8] = { 0 };
	uint64_t prefix = 0;

	memcpy(bytes, text.data, text.len < sizeof(bytes) ? text.len : sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++)
		prefix = prefix << 8 | bytes[i];
	return prefix;
}

static void add_text(struct text_extremes *texts, struct str cell)
{
	uint64_t prefix = prefix_of(cell);

	add_length(texts, cell);
	if (!texts->has_any || prefix < texts->minimum_prefix ||
	    (prefix == texts->minimum_prefix && str_cmp(cell, strbuf_str(&texts->minimum)) < 0)) {
		set_text(&texts->minimum, cell);
		texts->minimum_prefix = prefix;
	}
	if (!texts->has_any || prefix > texts->maximum_prefix ||
	    (prefix == texts->maximum_prefix && str_cmp(cell, strbuf_str(&texts->maximum)) > 0)) {
		set_text(&texts->maximum, cell);
		texts->maximum_prefix = prefix;
	}
	texts->has_any = true;
}

static size_t marker_index(struct str cell)
{
	size_t i = 0;

	if (cell.len > MARKER_BYTES_MAX)
		return MARKER_COUNT;
	while (i < MARKER_COUNT && !str_eq(cell, missing_markers[i]))
		i++;
	return i;
}

void column_stats_become_text(struct column_stats *column)
{
	column->kind = CELL_TEXT;
	column->has_second = false;
	for (size_t i = 0; i < MARKER_COUNT; i++)
		if (column->markers[i])
			add_text(&column->texts, missing_markers[i]);
	memset(column->markers, 0, sizeof(column->markers));
}

static bool may_read(const struct column_stats *column, unsigned reading)
{
	return column->forms & cell_forms_of_reading(column->kind, reading);
}

static void fork_readings(struct column_stats *column)
{
	/* The first reading stays where it is. */
	number_stats_copy(&column->numbers[1], &column->numbers[0]);
	column->has_second = true;
}

/* After the forms became fewer: a reading that is ruled out goes. */
static void settle(struct column_stats *column)
{
	if (!column->has_second || (may_read(column, 0) && may_read(column, 1)))
		return;
	if (!may_read(column, 0)) {
		struct number_stats first = column->numbers[0];

		column->numbers[0] = column->numbers[1];
		column->numbers[1] = first;
	}
	column->has_second = false;
}

static bool has_numbers(enum cell_kind kind)
{
	return kind != CELL_TEXT && kind != CELL_BOOLEAN && kind != CELL_GEOPOINT;
}

static void add_readings(struct column_stats *column, const double readings[2], struct str cell)
{
	bool is_first = may_read(column, 0), is_second = may_read(column, 1);

	if (is_first && is_second) {
		if (!column->has_second && readings[0] != readings[1]) {
			fork_readings(column);
			column->doubtful = extreme_of(readings[0], cell);
		}
		number_stats_add(&column->numbers[0], readings[0], cell);
		if (column->has_second)
			number_stats_add(&column->numbers[1], readings[1], cell);
		return;
	}
	settle(column);
	number_stats_add(&column->numbers[0], readings[is_first ? 0 : 1], cell);
}

/* The forms that both allow; 0 when there is no way to read both. */
static uint32_t common_forms(enum cell_kind kind, uint32_t a, uint32_t b)
{
	uint32_t forms = a & b;

	if (kind == CELL_NUMBER && (!(forms & (NUMBER_BARE | NUMBER_PERCENTS)) ||
				       !(forms & (NUMBER_FORMS_DOT | NUMBER_FORMS_COMMA))))
		return 0;
	return forms;
}

/* false: it is a sign for a missing value. */
static bool learn(struct column_stats *column, struct str cell)
{
	struct cell_shape shape;
	uint32_t forms;

	if (column->kind == CELL_TEXT)
		return true;
	shape = cell_shape_of(cell);
	if (shape.kind == CELL_TEXT) {
		size_t marker = marker_index(cell);

		if (marker < MARKER_COUNT) {
			column->markers[marker]++;
			return false;
		}
		column_stats_become_text(column);
		return true;
	}
	forms = common_forms(shape.kind, column->forms, shape.forms);
	if ((column->kind != CELL_NONE && column->kind != shape.kind) || !forms) {
		column_stats_become_text(column);
		return true;
	}
	column->kind = shape.kind;
	column->forms = forms;
	column->traits |= shape.traits;
	if (has_numbers(shape.kind))
		add_readings(column, shape.readings, cell);
	return true;
}

static void add_declared(struct column_stats *column, const struct table_schema *schema,
    struct str cell, struct strbuf *scratch)
{
	struct value value;

	strbuf_clear(scratch);
	value = value_parse(cell, schema, column->field, scratch);
	if (value.state == VALUE_MISSING) {
		column->missing++;
		return;
	}
	value_counter_add(&column->values, cell, 1);
	add_text(&column->texts, cell);
	if (value.state == VALUE_OK && isfinite(value.number) &&
	    (field_type_is_numeric(value.type) || field_type_is_temporal(value.type)))
		number_stats_add(&column->numbers[0], value.number, cell);
}

void column_stats_add(struct column_stats *column, const struct table_schema *schema,
    struct str cell, struct strbuf *scratch)
{
	if (column->is_declared) {
		add_declared(column, schema, cell, scratch);
		return;
	}
	if (cell.len == 0 || table_schema_is_missing(schema, column->field, cell)) {
		column->missing++;
		return;
	}
	value_counter_add(&column->values, cell, 1);
	if (learn(column, cell))
		add_text(&column->texts, cell);
}

static void merge_texts(struct text_extremes *into, const struct text_extremes *from)
{
	uint64_t longest, shortest;

	if (!from->has_any)
		return;
	longest = into->has_any && into->longest > from->longest ? into->longest : from->longest;
	shortest = into->has_any && into->shortest < from->shortest ? into->shortest
								    : from->shortest;
	add_text(into, strbuf_str(&from->minimum));
	add_text(into, strbuf_str(&from->maximum));
	/* The kept texts may have been cut. */
	into->longest = longest;
	into->shortest = shortest;
}

static void merge_numbers(struct column_stats *into, struct column_stats *from)
{
	into->forms &= from->forms;
	into->traits |= from->traits;
	from->forms = into->forms;
	settle(into);
	settle(from);
	if (from->has_second && !into->has_second) {
		fork_readings(into);
		into->doubtful = from->doubtful;
	}
	number_stats_merge(&into->numbers[0], &from->numbers[0]);
	if (into->has_second)
		number_stats_merge(&into->numbers[1], &from->numbers[from->has_second ? 1 : 0]);
}

static void merge_kinds(struct column_stats *into, struct column_stats *from)
{
	if (into->kind == CELL_TEXT || from->kind == CELL_TEXT ||
	    (into->kind != CELL_NONE && from->kind != CELL_NONE &&
		(into->kind != from->kind ||
		    !common_forms(into->kind, into->forms, from->forms)))) {
		column_stats_become_text(into);
		column_stats_become_text(from);
		return;
	}
	for (size_t i = 0; i < MARKER_COUNT; i++)
		into->markers[i] += from->markers[i];
	if (from->kind == CELL_NONE)
		return;
	into->kind = from->kind;
	merge_numbers(into, from);
}

void column_stats_merge(struct column_stats *into, struct column_stats *from)
{
	into->missing += from->missing;
	if (into->is_declared)
		number_stats_merge(&into->numbers[0], &from->numbers[0]);
	else
		merge_kinds(into, from);
	merge_texts(&into->texts, &from->texts);
	value_counter_merge(&into->values, &from->values);
}
