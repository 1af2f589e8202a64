/* SPDX-License-Identifier: MIT */
#include "profile/table_profiler.h"

#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "model/value.h"
#include "profile/infer_type.h"

/*
 * All columns together stay below this: a sketch of a fixed size each, the rest for distinct
 * values.
 */
enum {
	TABLE_BYTES_MAX = 24 << 20,
	TABLE_BYTES_OF_VALUES_MIN = 2 << 20,
	SKETCH_BYTES_ALL = 6 << 20,
	COLUMNS_KEPT = 256
};

struct table_profiler {
	struct row_sink sink;
	struct arena *arena; /* the header */
	struct column_stats *columns;
	size_t column_count, column_room;
	struct str *names;
	struct map positions;
	struct map next_numbers; /* to put behind a name that was there before */
	const struct table_schema *schema;
	struct diags *diags;
	struct row header; /* a copy */
	struct row_cursor header_cursor;
	struct strbuf scratch;
	struct counter_budget budget;
	uint64_t row_count;
};

static void profile_row(struct row_sink *sink, const struct row *row)
{
	struct table_profiler *profiler = (struct table_profiler *)sink;

	profiler->row_count++;
	for (size_t i = 0; i < profiler->column_count; i++)
		column_stats_add(&profiler->columns[i], profiler->schema,
		    i < row->count ? row->cells[i] : STR(""), &profiler->scratch);
}

static size_t sketch_limit_for(size_t column_count)
{
	size_t limit = QUANTILE_LIMIT_MAX;

	while (
	    limit > QUANTILE_LIMIT_MIN && limit * sizeof(double) * column_count > SKETCH_BYTES_ALL)
		limit /= 2;
	return limit;
}

static void plan_memory(struct table_profiler *profiler, struct column_limits *limits)
{
	size_t count = profiler->column_count, fixed;

	limits->sketch_limit = sketch_limit_for(count);
	limits->budget = &profiler->budget;
	profiler->budget.register_bits = count > 4096 ? 8 : count > 1024 ? 10 : 12;
	fixed = count * (sizeof(struct column_stats) + 2 * limits->sketch_limit * sizeof(double) +
			    ((size_t)1 << profiler->budget.register_bits));
	profiler->budget.used_bytes = 0;
	profiler->budget.limit_bytes = fixed + TABLE_BYTES_OF_VALUES_MIN < TABLE_BYTES_MAX
					   ? TABLE_BYTES_MAX - fixed
					   : TABLE_BYTES_OF_VALUES_MIN;
}

static void release_columns(struct table_profiler *profiler)
{
	for (size_t i = 0; i < profiler->column_room; i++)
		column_stats_release(&profiler->columns[i]);
	memory_free(profiler->columns);
	profiler->columns = NULL;
	profiler->column_room = 0;
}

static void reserve_columns(struct table_profiler *profiler, size_t count)
{
	if (profiler->column_room > COLUMNS_KEPT && profiler->column_room > 2 * count)
		release_columns(profiler);
	if (count <= profiler->column_room)
		return;
	profiler->columns = memory_realloc(
	    profiler->columns, size_mul(count, sizeof(*profiler->columns)));
	memset(profiler->columns + profiler->column_room, 0,
	    (count - profiler->column_room) * sizeof(*profiler->columns));
	profiler->column_room = count;
}

/*
 * The declared field of each column: by name; what is left by position, when there are as many
 * fields as columns. NULL where there is none.
 */
static const struct field **declared_fields(struct table_profiler *profiler)
{
	const struct table_schema *schema = profiler->schema;
	size_t count = profiler->column_count;
	const struct field **fields = arena_alloc(
	    profiler->arena, size_mul(count + 1, sizeof(*fields)));
	bool *is_taken = arena_alloc(profiler->arena, schema->field_count + 1);

	for (size_t i = 0; i < schema->field_count; i++)
		map_put(&profiler->positions, schema->fields[i].name, i, NULL);
	for (size_t i = 0; i < count; i++) {
		const struct map_entry *entry = map_find(&profiler->positions, profiler->names[i]);

		if (!entry || is_taken[entry->value])
			continue;
		is_taken[entry->value] = true;
		fields[i] = &schema->fields[entry->value];
	}
	for (size_t i = 0; count == schema->field_count && i < count; i++)
		if (!fields[i] && !is_taken[i])
			fields[i] = &schema->fields[i];
	return fields;
}

static void begin_table(struct row_sink *sink, const struct row *header)
{
	struct table_profiler *profiler = (struct table_profiler *)sink;
	struct column_limits limits;
	const struct field **fields;

	profiler->header = *header;
	profiler->header_cursor = (struct row_cursor){ .line = 0 };
	profiler->header.cursor = &profiler->header_cursor;
	profiler->header.path = arena_str(profiler->arena, header->path);
	profiler->header.raw = arena_str(profiler->arena, header->raw);
	reserve_columns(profiler, header->count);
	profiler->column_count = header->count;
	plan_memory(profiler, &limits);
	profiler->names = arena_alloc(
	    profiler->arena, size_mul(header->count + 1, sizeof(struct str)));
	for (size_t i = 0; i < header->count; i++)
		profiler->names[i] = arena_str(profiler->arena, header->cells[i]);
	profiler->header.cells = profiler->names;
	fields = declared_fields(profiler);
	for (size_t i = 0; i < header->count; i++)
		column_stats_reset(&profiler->columns[i], fields[i], &limits);
}

struct table_profiler *table_profiler_new(void)
{
	struct table_profiler *profiler = memory_alloc_zeroed(1, sizeof(*profiler));

	profiler->arena = arena_new();
	return profiler;
}

void table_profiler_free(struct table_profiler *profiler)
{
	if (!profiler)
		return;
	release_columns(profiler);
	map_release(&profiler->positions);
	map_release(&profiler->next_numbers);
	strbuf_release(&profiler->scratch);
	arena_free(profiler->arena);
	memory_free(profiler);
}

struct row_sink *table_profiler_begin(struct table_profiler *profiler,
    const struct table_schema *schema, struct str path, struct diags *diags)
{
	arena_reset(profiler->arena);
	map_clear(&profiler->positions);
	profiler->sink = (struct row_sink){ begin_table, profile_row, NULL };
	profiler->schema = schema;
	profiler->diags = diags;
	profiler->header = (struct row){ .path = arena_str(profiler->arena, path) };
	profiler->column_count = 0;
	profiler->row_count = 0;
	return &profiler->sink;
}

/* A name for a blank header cell, or one that was there before: "column_3", "name_2". */
static struct str unique_name(struct table_profiler *profiler, struct arena *arena, size_t column)
{
	struct str base = str_trim(profiler->names[column]), name = profiler->names[column];
	uint64_t number;
	bool is_new = false;

	if (base.len == 0) {
		base = STR("column");
		name = arena_format(profiler->arena, "column_%zu", column + 1);
	}
	number = map_put(&profiler->next_numbers, base, 2, NULL)->value;
	for (;; number++) {
		map_put(&profiler->positions, name, column, &is_new);
		if (is_new)
			break;
		name = arena_format(profiler->arena, "%.*s_%ju", STR_ARG(base), (uintmax_t)number);
	}
	map_find(&profiler->next_numbers, base)->value = number;
	return arena_str(arena, name);
}

static void name_fields(struct table_profiler *profiler, struct arena *arena, struct field *fields)
{
	/* Declared names first: they stay as they are. */
	map_clear(&profiler->positions);
	map_clear(&profiler->next_numbers);
	for (size_t i = 0; i < profiler->column_count; i++)
		if (fields[i].name.len)
			map_put(&profiler->positions, fields[i].name, i, NULL);
	for (size_t i = 0; i < profiler->column_count; i++)
		if (fields[i].name.len == 0)
			fields[i].name = unique_name(profiler, arena, i);
}

/* The cell as the derived files write it; empty when it does not fit the field after all. */
static struct str lexical(struct table_profiler *profiler, struct arena *arena,
    const struct field *field, struct str cell)
{
	struct value value;

	strbuf_clear(&profiler->scratch);
	value = value_parse(cell, profiler->schema, field, &profiler->scratch);
	return arena_str(arena, value.state == VALUE_OK ? value.text : cell);
}

static bool is_ordered(const struct field *field)
{
	return field_type_is_numeric(field->type) || field_type_is_temporal(field->type);
}

static void describe_values(struct table_profiler *profiler, struct column_stats *column,
    const struct field *field, struct arena *arena, struct column_profile *profile)
{
	for (size_t i = 0; i < MARKER_COUNT; i++) {
		profile->missing += column->markers[i];
		if (column->markers[i])
			value_counter_remove(&column->values, missing_markers[i]);
	}
	profile->distinct = value_counter_distinct(&column->values);
	profile->is_distinct_exact = !column->values.has_overflowed;
	profile->top_count = value_counter_top(&column->values, profile->top);
	for (size_t i = 0; i < profile->top_count; i++)
		profile->top[i].value = lexical(profiler, arena, field, profile->top[i].value);
	profile->longest_characters = column->texts.longest;
	profile->shortest_characters = column->texts.shortest;
}

static void describe_column(struct table_profiler *profiler, struct column_stats *column,
    unsigned reading, const struct field *field, struct arena *arena,
    struct column_profile *profile)
{
	struct number_stats *numbers = &column->numbers[column->has_second ? reading : 0];

	profile->count = profiler->row_count;
	profile->missing = column->missing;
	describe_values(profiler, column, field, arena, profile);
	if (is_ordered(field) && numbers->count) {
		number_stats_describe(
		    numbers, field->type != TYPE_NUMBER && field->type != TYPE_DATETIME, profile);
		profile->minimum = lexical(profiler, arena, field, extreme_text(&numbers->minimum));
		profile->maximum = lexical(profiler, arena, field, extreme_text(&numbers->maximum));
	} else if (field->type == TYPE_STRING || field->type == TYPE_ANY) {
		profile->minimum = arena_str(arena, strbuf_str(&column->texts.minimum));
		profile->maximum = arena_str(arena, strbuf_str(&column->texts.maximum));
	}
}

void table_profiler_end(
    struct table_profiler *profiler, struct arena *arena, struct resource *resource)
{
	size_t count = profiler->column_count;
	struct field *fields = arena_alloc(arena, size_mul(count + 1, sizeof(*fields)));
	struct table_profile *profile = arena_alloc(arena, sizeof(*profile));

	profile->columns = arena_alloc(arena, size_mul(count + 1, sizeof(*profile->columns)));
	profile->column_count = count;
	profile->row_count = profiler->row_count;
	for (size_t i = 0; i < count; i++)
		fields[i] = profiler->columns[i].field ? *profiler->columns[i].field
						       : (struct field){ .bare_number = true };
	name_fields(profiler, arena, fields);
	for (size_t i = 0; i < count; i++) {
		struct column_stats *column = &profiler->columns[i];
		unsigned reading = 0;

		if (!column->is_declared) {
			reading = infer_type(column, profiler->schema, &fields[i], arena,
			    &profiler->header, i, profiler->diags);
			if (fields[i].type == TYPE_STRING)
				column_stats_become_text(column);
		}
		describe_column(profiler, column, reading, &fields[i], arena, &profile->columns[i]);
	}
	resource->schema.fields = fields;
	resource->schema.field_count = count;
	resource->profile = profile;
	resource->row_count = profiler->row_count;
	resource->column_count = count;
}
