/* SPDX-License-Identifier: MIT */
#include "inspect/pick_sink.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "model/pick.h"
#include "model/value.h"

struct pick_state {
	struct pick *pick;
	size_t *columns; /* where each of its columns is */
	size_t *where;   /* and that of each condition */
	bool is_good;
};

static bool asks_for(
    const struct dataset *dataset, const struct resource *resource, struct str name)
{
	for (size_t i = 0; !name.len && i < dataset->resource_count; i++) {
		if (dataset->resources[i].kind == RESOURCE_TABLE)
			return &dataset->resources[i] == resource;
	}
	return str_eq(name, resource->name);
}

static bool find_column(const struct row *header, struct str name, size_t *index)
{
	for (*index = 0; *index < header->count; ++*index) {
		if (str_eq(str_trim(header->cells[*index]), name))
			return true;
	}
	return false;
}

static void find_columns(struct pick_sink *self, struct pick_state *state, const struct row *header)
{
	struct arena *arena = self->dataset->arena;
	struct pick *pick = state->pick;

	if (!pick->columns) {
		pick->columns = arena_alloc(arena, size_mul(header->count, sizeof(struct str)));
		pick->column_count = header->count;
		for (size_t i = 0; i < header->count; i++)
			pick->columns[i] = arena_str(arena, str_trim(header->cells[i]));
	}
	state->columns = arena_alloc(arena, size_mul(pick->column_count, sizeof(size_t)));
	state->where = arena_alloc(arena, size_mul(pick->where_count, sizeof(size_t)));
	state->is_good = true;
	for (size_t i = 0; state->is_good && i < pick->column_count; i++) {
		state->is_good = find_column(header, pick->columns[i], &state->columns[i]);
		if (!state->is_good)
			pick->unknown_column = pick->columns[i];
	}
	for (size_t i = 0; state->is_good && i < pick->where_count; i++) {
		state->is_good = find_column(header, pick->where[i].column, &state->where[i]);
		if (!state->is_good)
			pick->unknown_column = pick->where[i].column;
	}
}

static void begin(struct row_sink *sink, const struct row *header)
{
	struct pick_sink *self = (struct pick_sink *)sink;

	for (size_t i = 0; i < self->count; i++)
		find_columns(self, &self->states[i], header);
}

static bool matches(const struct pick_state *state, const struct row *row)
{
	for (size_t i = 0; i < state->pick->where_count; i++) {
		size_t column = state->where[i];

		if (column >= row->count ||
		    !str_eq(str_trim(row->cells[column]), state->pick->where[i].value))
			return false;
	}
	return true;
}

static void keep(struct arena *arena, const struct pick_state *state, const struct row *row)
{
	struct pick *pick = state->pick;
	size_t count = pick->row_count * pick->column_count;

	for (size_t i = 0; i < pick->column_count; i++) {
		size_t column = state->columns[i];
		struct pick_cell *cell = ARENA_ADD(arena, pick->cells, count);

		cell->text = column < row->count ? arena_str(arena, row->cells[column]) : STR("");
	}
	pick->row_count++;
}

static void add_row(struct row_sink *sink, const struct row *row)
{
	struct pick_sink *self = (struct pick_sink *)sink;

	for (size_t i = 0; i < self->count; i++) {
		struct pick_state *state = &self->states[i];

		if (!state->is_good || !matches(state, row))
			continue;
		if (state->pick->matched++ < state->pick->rows_most)
			keep(self->dataset->arena, state, row);
	}
}

void pick_sink_init(struct pick_sink *sink, struct arena *work, struct dataset *dataset,
    const struct resource *resource)
{
	*sink = (struct pick_sink){
		.sink = { .begin = begin, .row = add_row }, .dataset = dataset, .resource = resource
	};
	for (size_t i = 0; i < dataset->pick_count; i++) {
		if (asks_for(dataset, resource, dataset->picks[i]->resource))
			ARENA_ADD(work, sink->states, sink->count)->pick = dataset->picks[i];
	}
}

/* What is shown of a field beyond its table. What was inferred lives shorter than the portal. */
static struct field field_of(struct arena *arena, const struct field *field)
{
	return (struct field){ .name = arena_str(arena, field->name),
		.type = field->type,
		.title = field->is_declared ? field->title : (struct text){ NULL, 0 },
		.unit = field->is_declared ? field->unit : STR(""),
		.unit_text = field->is_declared ? field->unit_text : (struct text){ NULL, 0 } };
}

static void read_values(struct pick_sink *self, struct pick_state *state)
{
	const struct table_schema *schema = &self->resource->schema;
	struct arena *arena = self->dataset->arena;
	struct pick *pick = state->pick;
	struct strbuf scratch = STRBUF_INIT;

	pick->fields = arena_alloc(arena, size_mul(pick->column_count, sizeof(*pick->fields)));
	for (size_t i = 0; i < pick->column_count; i++) {
		size_t column = state->columns[i];
		const struct field *field;

		if (column >= schema->field_count)
			goto out;
		field = &schema->fields[column];
		pick->fields[i] = field_of(arena, field);
		for (size_t row = 0; row < pick->row_count; row++) {
			struct pick_cell *cell = &pick->cells[row * pick->column_count + i];
			struct value value;

			strbuf_clear(&scratch);
			value = value_parse(cell->text, schema, field, &scratch);
			cell->is_missing = value.state != VALUE_OK;
			cell->text = cell->is_missing ? STR("") : arena_str(arena, value.text);
		}
	}
	pick->is_answered = true;
out:
	strbuf_release(&scratch);
}

void pick_sink_end(struct pick_sink *sink)
{
	for (size_t i = 0; i < sink->count; i++) {
		if (sink->states[i].is_good)
			read_values(sink, &sink->states[i]);
	}
}
