/* SPDX-License-Identifier: MIT */
#include "check/schema_check.h"

#include "base/arena.h"
#include "base/memory.h"
#include "check/cell_check.h"
#include "check/header_check.h"
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
};

static void check_header(struct row_sink *sink, const struct row *header)
{
	struct schema_check *check = (struct schema_check *)sink;
	const struct field **fields = header_check(
	    header, check->schema, check->arena, check->diags);

	check->columns = arena_alloc(
	    check->arena, size_mul(size_add(header->count, 1), sizeof(*check->columns)));
	check->column_count = header->count;
	for (size_t i = 0; i < header->count; i++)
		checked_column_init(
		    &check->columns[i], check->schema, fields[i], check->arena, &check->scratch);
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

static void check_row(struct row_sink *sink, const struct row *row)
{
	struct schema_check *check = (struct schema_check *)sink;

	for (size_t i = 0; i < check->column_count && i < row->count; i++) {
		struct checked_cell cell = { .column = &check->columns[i], .cell = row->cells[i] };
		unsigned checks = cell.column->checks;

		if (!checks)
			continue;
		strbuf_clear(&check->scratch);
		cell.value = value_parse(
		    cell.cell, check->schema, cell.column->field, &check->scratch);
		for (size_t k = 0; checks >> k; k++)
			if ((checks >> k & 1) && cell_checks[k].of == cell.value.state &&
			    !cell_checks[k].passes(&cell))
				report(check, k, &cell, row, i);
	}
}

struct schema_check *schema_check_new(void)
{
	struct schema_check *check = memory_alloc_zeroed(1, sizeof(*check));

	check->arena = arena_new();
	return check;
}

void schema_check_free(struct schema_check *check)
{
	if (!check)
		return;
	arena_free(check->arena);
	strbuf_release(&check->scratch);
	strbuf_release(&check->shown);
	personal_scan_release(&check->personal);
	memory_free(check);
}

struct row_sink *schema_check_begin(
    struct schema_check *check, const struct table_schema *schema, struct diags *diags)
{
	arena_reset(check->arena);
	check->sink = (struct row_sink){ check_header, check_row, NULL };
	check->schema = schema;
	check->diags = diags;
	check->columns = NULL;
	check->column_count = 0;
	return &check->sink;
}
