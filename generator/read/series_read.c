/* SPDX-License-Identifier: MIT */
#include "read/series_read.h"

#include "base/memory.h"
#include "base/period.h"
#include "model/series.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { SERIES_ROWS_MAX = 2000 };

static const struct diag_kind key_missing = { "series.missing-key", DIAG_ERROR,
	{ "Mục series thiếu {expected}.", "An entry of series lacks {expected}." },
	{ "Cho tên cột: indicator, period, value.",
	    "Name the columns: indicator, period, value." } };

static void read_where(struct key_reader *reader, const struct node *node, void *value)
{
	struct series *series = value;

	if (node->kind != NODE_MAPPING) {
		key_report_type(reader, KEY_MAP, node);
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		struct pick_condition *condition = ARENA_ADD(
		    reader->arena, series->where, series->where_count);

		condition->column = arena_str(reader->arena, node->items[i].key);
		key_read_value(reader, KEY_STRING, &node->items[i], &condition->value);
	}
}

static void read_period(struct key_reader *reader, const struct node *node, void *value)
{
	struct series *series = value;
	struct period period;

	if (period_parse(node->text, &period))
		series->target_period = arena_str(reader->arena, node->text);
	else
		key_report_type(reader, KEY_PERIOD_END, node);
}

static const char *const directions[] = { "more", "less", NULL };

#define SERIES(member) offsetof(struct series, member)

static const struct key series_list[] = {
	{ .name = "resource", .type = KEY_STRING, .offset = SERIES(resource) },
	{ .name = "indicator", .type = KEY_TITLE, .offset = SERIES(indicator) },
	{ .name = "scope", .type = KEY_TITLE, .offset = SERIES(scope) },
	{ .name = "period", .type = KEY_STRING, .offset = SERIES(period) },
	{ .name = "value", .type = KEY_STRING, .offset = SERIES(value) },
	{ .name = "unit", .type = KEY_TITLE, .offset = SERIES(unit) },
	{ .name = "target", .type = KEY_STRING, .offset = SERIES(target) },
	{ .name = "target_period", .type = KEY_CUSTOM, .parse = read_period },
	{ .name = "kind", .type = KEY_STRING, .offset = SERIES(kind) },
	{ .name = "direction",
	    .type = KEY_CHOICE,
	    .offset = SERIES(direction),
	    .choices = directions },
	{ .name = "where", .type = KEY_CUSTOM, .parse = read_where },
};
const struct key_table series_keys = { "series", series_list, COUNT(series_list) };

static void check_keys(struct key_reader *reader, const struct series *series)
{
	if (text_is_empty(&series->indicator))
		DIAG(reader->diags, &key_missing, series->at, .expected = STR("indicator"));
	if (!series->period.len)
		DIAG(reader->diags, &key_missing, series->at, .expected = STR("period"));
	if (!series->value.len)
		DIAG(reader->diags, &key_missing, series->at, .expected = STR("value"));
}

void series_read(struct key_reader *keys, const struct node *node, void *value)
{
	struct dataset *dataset = value;

	if (node->kind != NODE_SEQUENCE) {
		key_report_type(keys, KEY_LIST, node);
		return;
	}
	dataset->series = arena_alloc(
	    keys->arena, size_mul(node->count + 1, sizeof(struct series)));
	for (size_t i = 0; i < node->count; i++) {
		struct series *series = &dataset->series[dataset->series_count++];

		series->at = node_at(&node->items[i], keys->path);
		keys_read(keys, &series_keys, &node->items[i], series);
		check_keys(keys, series);
	}
}

static void add_column(struct dataset *dataset, struct pick *pick, struct str name)
{
	*ARENA_ADD(dataset->arena, pick->columns, pick->column_count) = name;
}

static void add_columns(struct dataset *dataset, struct pick *pick, const struct text *names)
{
	for (size_t i = 0; i < names->count; i++)
		add_column(dataset, pick, names->entries[i].value);
}

void series_ask(struct dataset *dataset)
{
	for (size_t i = 0; i < dataset->series_count; i++) {
		struct series *series = &dataset->series[i];
		struct pick *pick = &series->pick;
		struct period period;

		pick->resource = series->resource;
		pick->where = series->where;
		pick->where_count = series->where_count;
		pick->rows_most = SERIES_ROWS_MAX;
		add_column(dataset, pick, series->value);
		if (!period_parse(series->period, &period))
			add_column(dataset, pick, series->period);
		if (series->target.len)
			add_column(dataset, pick, series->target);
		if (series->kind.len)
			add_column(dataset, pick, series->kind);
		add_columns(dataset, pick, &series->indicator);
		add_columns(dataset, pick, &series->scope);
		add_columns(dataset, pick, &series->unit);
		*ARENA_ADD(dataset->arena, dataset->picks, dataset->pick_count) = pick;
	}
}
