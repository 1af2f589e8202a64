/* SPDX-License-Identifier: MIT */
#include "model/scoreboard.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/text_fold.h"
#include "model/series.h"
#include "model/value_parsers.h"

struct score_builder {
	struct arena *arena;
	const struct portal *portal;
	struct scoreboard *board;
	struct map ids; /* → index of the indicator */
};

/* Where in a series' pick its columns are; SIZE_MAX: nowhere. */
struct series_columns {
	size_t period, target, kind, indicator, scope, unit;
};

static struct series_columns columns_of(const struct series *series)
{
	struct series_columns columns = { SIZE_MAX, SIZE_MAX, SIZE_MAX, 0, 0, 0 };
	struct period period;
	size_t next = 1;

	if (!period_parse(series->period, &period))
		columns.period = next++;
	if (series->target.len)
		columns.target = next++;
	if (series->kind.len)
		columns.kind = next++;
	columns.indicator = next;
	columns.scope = columns.indicator + series->indicator.count;
	columns.unit = columns.scope + series->scope.count;
	return columns;
}

static const struct pick_cell *cell_at(const struct series *series, size_t row, size_t column)
{
	static const struct pick_cell none = { { NULL, 0 }, true };

	if (column == SIZE_MAX)
		return &none;
	return &series->pick.cells[row * series->pick.column_count + column];
}

/* The texts of a row: one a language, as the series names the columns. */
static struct text text_at(struct arena *arena, const struct series *series, size_t row,
    const struct text *columns, size_t first)
{
	struct text text = { NULL, 0 };

	for (size_t i = 0; i < columns->count; i++)
		*ARENA_ADD(arena, text.entries, text.count) = (struct text_entry){
			columns->entries[i].language, cell_at(series, row, first + i)->text
		};
	return text;
}

static struct str first_of(const struct score_builder *builder, const struct text *text)
{
	return text_in(text, builder->portal->languages, builder->portal->language_count,
	    builder->portal->languages[0])
	    .value;
}

static struct indicator *find_indicator(struct score_builder *builder, const struct text *name)
{
	struct str id = text_slug(builder->arena, first_of(builder, name));
	bool is_new;
	struct map_entry *entry = map_put(&builder->ids, id, builder->board->count, &is_new);
	struct indicator *indicator;

	if (!is_new)
		return &builder->board->indicators[entry->value];
	indicator = ARENA_ADD(builder->arena, builder->board->indicators, builder->board->count);
	indicator->id = id;
	indicator->name = *name;
	return indicator;
}

static struct score_line *find_line(struct score_builder *builder, struct indicator *indicator,
    const struct text *scope, const struct text *unit)
{
	struct score_line *line;

	for (size_t i = 0; i < indicator->count; i++) {
		line = &indicator->lines[i];
		if (str_eq(first_of(builder, &line->scope), first_of(builder, scope)) &&
		    str_eq(first_of(builder, &line->unit), first_of(builder, unit)))
			return line;
	}
	line = ARENA_ADD(builder->arena, indicator->lines, indicator->count);
	line->scope = *scope;
	line->unit = *unit;
	return line;
}

static void add_point(struct score_builder *builder, struct score_line *line, struct str period,
    const struct pick_cell *cell, bool is_target, const struct dataset *dataset)
{
	struct score_point point = { .period_text = period,
		.value = cell->text,
		.is_target = is_target,
		.dataset = dataset };

	if (cell->is_missing || !decimal_parse(cell->text, &point.number))
		return;
	point.has_period = period_parse(period, &point.period);
	*ARENA_ADD(builder->arena, line->points, line->count) = point;
}

/* A change or a difference is no state that an indicator is in. */
static bool is_state(struct str kind)
{
	return !kind.len || str_eq(kind, STR("actual")) || str_eq(kind, STR("estimate")) ||
	       str_eq(kind, STR("provisional"));
}

static void add_row(struct score_builder *builder, const struct dataset *dataset,
    const struct series *series, size_t row)
{
	struct series_columns columns = columns_of(series);
	struct str period = columns.period == SIZE_MAX ? series->period
						       : cell_at(series, row, columns.period)->text;
	struct str kind = cell_at(series, row, columns.kind)->text;
	struct text name = text_at(
	    builder->arena, series, row, &series->indicator, columns.indicator);
	struct text scope = text_at(builder->arena, series, row, &series->scope, columns.scope);
	struct text unit = text_at(builder->arena, series, row, &series->unit, columns.unit);
	bool is_target = str_eq(kind, STR("target"));
	struct score_line *line;

	if (!first_of(builder, &name).len || (!is_target && !is_state(kind)))
		return;
	line = find_line(builder, find_indicator(builder, &name), &scope, &unit);
	if (series->direction.len)
		line->direction = str_eq(series->direction, STR("less")) ? SCORE_LESS : SCORE_MORE;
	add_point(builder, line, period, cell_at(series, row, 0), is_target, dataset);
	add_point(builder, line, series->target_period.len ? series->target_period : period,
	    cell_at(series, row, columns.target), true, dataset);
}

static int compare_points(const void *a, const void *b)
{
	const struct score_point *left = a, *right = b;
	int order;

	if (left->has_period != right->has_period)
		return left->has_period ? 1 : -1;
	if (left->has_period)
		order = date_cmp(period_last(left->period), period_last(right->period));
	else
		order = str_cmp(left->period_text, right->period_text);
	if (order)
		return order;
	if (left->is_target != right->is_target)
		return left->is_target ? 1 : -1;
	order = str_cmp(left->dataset->id, right->dataset->id);
	return order ? order : str_cmp(left->value, right->value);
}

static bool is_same_time(const struct score_point *a, const struct score_point *b)
{
	return str_eq(a->period_text, b->period_text);
}

static void finish_line(struct score_line *line)
{
	if (line->count)
		qsort(line->points, line->count, sizeof(*line->points), compare_points);
	for (size_t i = 0; i < line->count; i++) {
		const struct score_point *point = &line->points[i];

		if (point->is_target)
			continue;
		if (line->latest && !is_same_time(line->latest, point))
			line->previous = line->latest;
		line->latest = point;
	}
	for (size_t i = 0; i < line->count; i++) {
		const struct score_point *point = &line->points[i];
		bool is_ahead = !line->latest || point > line->latest;

		if (!point->is_target)
			continue;
		line->target = point;
		if (is_ahead)
			break;
	}
}

bool scoreboard_is_declared(const struct portal *portal)
{
	for (size_t i = 0; i < portal->dataset_count; i++) {
		if (portal->datasets[i].series_count &&
		    portal_publishes(portal, &portal->datasets[i]))
			return true;
	}
	return false;
}

struct scoreboard *scoreboard_new(struct arena *arena, const struct portal *portal)
{
	struct scoreboard *board = arena_alloc(arena, sizeof(*board));
	struct score_builder builder = { arena, portal, board, MAP_INIT };

	for (size_t i = 0; i < portal->dataset_count; i++) {
		const struct dataset *dataset = &portal->datasets[i];

		if (!portal_publishes(portal, dataset))
			continue;
		for (size_t j = 0; j < dataset->series_count; j++) {
			const struct series *series = &dataset->series[j];

			for (size_t row = 0;
			     series->pick.is_answered && row < series->pick.row_count; row++)
				add_row(&builder, dataset, series, row);
		}
	}
	map_release(&builder.ids);
	for (size_t i = 0; i < board->count; i++) {
		for (size_t j = 0; j < board->indicators[i].count; j++)
			finish_line(&board->indicators[i].lines[j]);
	}
	return board;
}

const struct indicator *scoreboard_find(const struct scoreboard *board, struct str id)
{
	for (size_t i = 0; i < board->count; i++) {
		if (str_eq(board->indicators[i].id, id))
			return &board->indicators[i];
	}
	return NULL;
}
