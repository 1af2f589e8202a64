/* SPDX-License-Identifier: MIT */
#include "check/header_check.h"

#include "base/map.h"
#include "base/memory.h"

static const struct diag_kind header_mismatch = {
	"schema.header-mismatch",
	DIAG_ERROR,
	{ "Tên cột là “{found}”, lược đồ khai báo “{expected}”.",
	    "The column is named “{found}”, the schema says “{expected}”." },
	{ "Sửa tên cột trong tệp hoặc trong lược đồ; nếu chỉ khác thứ tự, hãy khai báo "
	  "fieldsMatch: equal.",
	    "Mend the name in the file or in the schema; when only the order differs, declare "
	    "fieldsMatch: equal." },
};

static const struct diag_kind missing_column = {
	"schema.missing-column",
	DIAG_ERROR,
	{ "Lược đồ khai báo cột “{expected}” nhưng tệp không có.",
	    "The schema declares a column “{expected}” that the file does not have." },
	{ "Thêm cột vào tệp, hoặc bỏ trường này khỏi lược đồ.",
	    "Add the column to the file, or drop the field from the schema." },
};

static const struct diag_kind undeclared_column = {
	"schema.undeclared-column",
	DIAG_WARNING,
	{ "Cột “{found}” không có trong lược đồ.", "Column “{found}” is not in the schema." },
	{ "Khai báo cột này trong lược đồ, hoặc đặt fieldsMatch: subset.",
	    "Declare it in the schema, or set fieldsMatch: subset." },
};

static const struct diag_kind no_column_matches = {
	"schema.no-column",
	DIAG_ERROR,
	{ "Tệp không có cột nào mà lược đồ khai báo (ví dụ “{expected}”).",
	    "The file has none of the columns that the schema declares, such as “{expected}”." },
	{ NULL, NULL },
};

/* What each value of fieldsMatch asks for. */
struct match_rule {
	bool needs_order, needs_all_fields, allows_more_columns;
};

static const struct match_rule match_rules[] = {
	[MATCH_EXACT] = { true, true, false },
	[MATCH_EQUAL] = { false, true, false },
	[MATCH_SUBSET] = { false, true, true },
	[MATCH_SUPERSET] = { false, false, false },
	[MATCH_PARTIAL] = { false, false, true },
};

struct matching {
	const struct row *header;
	const struct table_schema *schema;
	struct match_rule rule;
	struct diags *diags;
	const struct field **fields; /* of each column */
	bool *is_taken;              /* each field: it has its column */
};

static void match_names(struct matching *matching)
{
	struct map positions = MAP_INIT;

	for (size_t i = 0; i < matching->schema->field_count; i++)
		map_put(&positions, matching->schema->fields[i].name, i, NULL);
	for (size_t i = 0; i < matching->header->count; i++) {
		const struct map_entry *entry = map_find(&positions, matching->header->cells[i]);

		if (!entry || matching->is_taken[entry->value])
			continue;
		matching->is_taken[entry->value] = true;
		matching->fields[i] = &matching->schema->fields[entry->value];
	}
	map_release(&positions);
}

/* A column of another name in the place of a field that has none: it was renamed. */
static void match_renamed(struct matching *matching)
{
	for (size_t i = 0; i < matching->header->count && i < matching->schema->field_count; i++) {
		if (matching->fields[i] || matching->is_taken[i])
			continue;
		matching->is_taken[i] = true;
		matching->fields[i] = &matching->schema->fields[i];
		DIAG(matching->diags, &header_mismatch, row_locate(matching->header, i),
		    .found = matching->header->cells[i],
		    .expected = matching->schema->fields[i].name);
	}
}

/* The first column that comes before one that the schema has in front of it. */
static void check_order(const struct matching *matching)
{
	size_t next = 0;

	for (size_t i = 0; i < matching->header->count; i++) {
		const struct field *field = matching->fields[i];

		if (!field)
			continue;
		while (next < matching->schema->field_count && !matching->is_taken[next])
			next++;
		if (field != &matching->schema->fields[next]) {
			DIAG(matching->diags, &header_mismatch, row_locate(matching->header, i),
			    .found = matching->header->cells[i],
			    .expected = matching->schema->fields[next].name);
			return;
		}
		next++;
	}
}

static void report_left_over(const struct matching *matching)
{
	for (size_t i = 0; !matching->rule.allows_more_columns && i < matching->header->count; i++)
		if (!matching->fields[i])
			DIAG(matching->diags, &undeclared_column, row_locate(matching->header, i),
			    .found = matching->header->cells[i]);
	for (size_t i = 0; matching->rule.needs_all_fields && i < matching->schema->field_count;
	     i++)
		if (!matching->is_taken[i])
			DIAG(matching->diags, &missing_column,
			    ((struct location){
				matching->header->path, matching->header->line, 0 }),
			    .expected = matching->schema->fields[i].name);
}

static bool has_any_match(const struct matching *matching)
{
	for (size_t i = 0; i < matching->header->count; i++)
		if (matching->fields[i])
			return true;
	return false;
}

const struct field **header_check(const struct row *header, const struct table_schema *schema,
    struct arena *arena, struct diags *diags)
{
	struct matching matching = {
		.header = header,
		.schema = schema,
		.rule = match_rules[schema->fields_match],
		.diags = diags,
		.fields = arena_alloc(
		    arena, size_mul(size_add(header->count, 1), sizeof(*matching.fields))),
		.is_taken = arena_alloc(arena, size_add(schema->field_count, 1)),
	};

	if (schema->field_count == 0)
		return matching.fields;
	match_names(&matching);
	if (matching.rule.needs_order) {
		match_renamed(&matching);
		check_order(&matching);
	}
	report_left_over(&matching);
	if (schema->fields_match == MATCH_PARTIAL && !has_any_match(&matching))
		DIAG(diags, &no_column_matches,
		    ((struct location){ header->path, header->line, 0 }),
		    .expected = schema->fields[0].name);
	return matching.fields;
}
