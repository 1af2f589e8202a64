/* SPDX-License-Identifier: MIT */
#include "check/schema_check.h"

#include "base/arena.h"
#include "base/memory.h"
#include "check/cell_check.h"
#include "check/header_check.h"
#include "check/key_check.h"
#include "check/personal_data_cell.h"

struct schema_check {
	struct row_sink sink;
	const struct table_schema *schema;
	struct diags *diags;
	struct arena *arena; /* of one table */
	struct checked_column *columns;
	size_t column_count;
	struct strbuf scratch, shown;
	struct personal_scan personal; /* what a message must not show in full */
	struct key_check *keys;
	struct table_key_source key_source;
	struct foreign_keys *links;
	struct value *values; /* one a column, for the keys */
	struct key_look *look;
	struct key_look_task look_task;
};

static const struct diag_kind pattern_gave_up = {
	"schema.pattern-limit",
	DIAG_ERROR,
	{ "Cột “{name}”: mẫu {expected} mất quá nhiều thời gian nên không được kiểm tra.",
	    "Column “{name}”: the pattern {expected} takes too long and was given up." },
	{ "Viết mẫu đơn giản hơn, không lồng các phép lặp vào nhau.",
	    "Write it more simply, without repeats inside repeats." },
};

static void release_columns(struct schema_check *check)
{
	for (size_t i = 0; i < check->column_count; i++)
		checked_column_release(&check->columns[i]);
	check->columns = NULL;
	check->column_count = 0;
}

static void check_header(struct row_sink *sink, const struct row *header)
{
	struct schema_check *check = (struct schema_check *)sink;
	const struct field **fields = header_check(
	    header, check->schema, check->arena, check->diags);

	check->columns = arena_alloc(
	    check->arena, size_mul(size_add(header->count, 1), sizeof(*check->columns)));
	check->values = arena_alloc(
	    check->arena, size_mul(size_add(header->count, 1), sizeof(*check->values)));
	check->column_count = header->count;
	for (size_t i = 0; i < header->count; i++)
		checked_column_init(&check->columns[i], check->schema, fields[i], check->arena,
		    &check->scratch, check->diags);
	check->key_source.header = header;
	check->key_source.fields = fields;
	key_check_begin(check->keys, &check->key_source, check->links, check->arena, check->diags);
}

static void report(struct schema_check *check, size_t kind, const struct checked_cell *cell,
    const struct row *row, size_t column)
{
	bool is_in_value = !cell_checks[kind].expected;

	DIAG(check->diags, cell_checks[kind].kind, row_locate(row, column),
	    .name = cell->column->field->name,
	    .found = personal_cell_shown(&check->personal, cell->cell, &check->shown),
	    .expected = cell->column->expected[kind],
	    .expected_in = { is_in_value ? cell->value.expected_vi : NULL,
		is_in_value ? cell->value.expected_en : NULL });
}

static void check_cell(
    struct schema_check *check, struct checked_cell *cell, const struct row *row, size_t column)
{
	unsigned checks = cell->column->checks;

	for (size_t k = 0; checks >> k; k++)
		if ((checks >> k & 1) && cell_checks[k].of == cell->value.state &&
		    !cell_checks[k].passes(cell))
			report(check, k, cell, row, column);
}

/* Values of keys stay until the row's end; others are forgotten at once. */
static void reserve_values(struct schema_check *check, const struct row *row)
{
	size_t bytes = 0;

	for (size_t i = 0; i < row->count; i++)
		bytes = size_add(bytes, size_add(row->cells[i].len, VALUE_TEXT_EXTRA));
	strbuf_reserve(&check->scratch, bytes);
}

static void check_row(struct row_sink *sink, const struct row *row)
{
	struct schema_check *check = (struct schema_check *)sink;
	bool has_keys = !key_check_is_idle(check->keys);

	strbuf_clear(&check->scratch);
	if (has_keys)
		reserve_values(check, row);
	for (size_t i = 0; i < check->column_count; i++) {
		struct checked_cell cell = { .column = &check->columns[i] };
		bool is_of_key = has_keys && key_check_wants(check->keys, i);

		if (i >= row->count) {
			check->values[i].state = VALUE_MISSING;
			continue;
		}
		if (!cell.column->checks && !is_of_key)
			continue;
		cell.cell = row->cells[i];
		if (!has_keys)
			strbuf_clear(&check->scratch);
		cell.value = table_key_value(
		    cell.cell, check->schema, cell.column->field, &check->scratch);
		if (cell.column->checks)
			check_cell(check, &cell, row, i);
		if (is_of_key)
			check->values[i] = cell.value;
	}
	if (has_keys)
		key_check_row(check->keys, row, check->values);
}

static void check_end(struct row_sink *sink, bool is_complete)
{
	struct schema_check *check = (struct schema_check *)sink;

	for (size_t i = 0; i < check->column_count; i++) {
		const struct field *field = check->columns[i].field;

		if (check->columns[i].gave_up)
			DIAG(check->diags, &pattern_gave_up, field->at, .name = field->name,
			    .expected = field->constraints.pattern);
	}
	if (check->columns)
		key_check_end(check->keys, is_complete);
}

struct schema_check *schema_check_new(void)
{
	struct schema_check *check = memory_alloc_zeroed(1, sizeof(*check));

	check->arena = arena_new();
	check->keys = key_check_new(KEY_BUDGET_BYTES);
	check->look = key_look_new();
	return check;
}

void schema_check_free(struct schema_check *check)
{
	if (!check)
		return;
	release_columns(check);
	key_check_free(check->keys);
	key_look_free(check->look);
	arena_free(check->arena);
	strbuf_release(&check->scratch);
	strbuf_release(&check->shown);
	personal_scan_release(&check->personal);
	memory_free(check);
}

struct row_sink *schema_check_begin(
    struct schema_check *check, const struct table_schema *schema, struct diags *diags)
{
	release_columns(check);
	arena_reset(check->arena);
	check->sink = (struct row_sink){ check_header, check_row, check_end };
	check->schema = schema;
	check->diags = diags;
	check->links = NULL;
	check->key_source = (struct table_key_source){ .schema = schema };
	return &check->sink;
}

void schema_check_link(
    struct schema_check *check, struct foreign_keys *links, const struct resource *table)
{
	check->links = links;
	check->key_source.links = links;
	check->key_source.table = table;
}

struct row_sink *schema_check_look_again(struct schema_check *check)
{
	const struct key_findings *findings = key_check_findings(check->keys);

	if (!check->columns || !findings->count)
		return NULL;
	check->look_task = (struct key_look_task){
		.schema = check->schema,
		.links = check->key_source.links,
		.table = check->key_source.table,
		.findings = findings,
		.diags = check->diags,
	};
	return key_look_begin(check->look, &check->look_task);
}
