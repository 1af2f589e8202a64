/* SPDX-License-Identifier: MIT */
#include "model/scoreboard.h"

#include "model/series.h"
#include "tap.h"

/* Columns as a series asks for them: value, period, kind, indicator, unit. */
enum { COLUMNS = 5 };

#define CELL(value)                    \
	{                              \
		STR_INIT(value), false \
	}
#define ROW(value, period, kind, indicator, unit) \
	CELL(value), CELL(period), CELL(kind), CELL(indicator), CELL(unit)

static struct text_entry indicator_column = { STR_INIT(""), STR_INIT("indicator") };
static struct text_entry unit_column = { STR_INIT(""), STR_INIT("unit") };
static struct str languages[] = { STR_INIT("vi") };

static struct pick_cell first[] = {
	ROW("82.2", "2024-06", "actual", "Cáp quang", "%"),
	ROW("79.6", "2023-12", "actual", "Cáp quang", "%"),
	ROW("80", "2024-06", "estimate", "Cáp quang", "%"),
	ROW("2.6", "2024-H1", "change", "Cáp quang", "%"),
	ROW("90", "2025", "target", "Cáp quang", "%"),
	ROW("75", "2023", "target", "Cáp quang", "%"),
	ROW("95", "2030", "target", "Cáp quang", "%"),
	ROW("687000", "2024-06", "actual", "Cáp quang", "hộ"),
	ROW("x", "2024-06", "actual", "Chữ", ""),
	ROW("30", "2022", "target", "Lời hứa", "%"),
};
static struct pick_cell second[] = {
	ROW("9", "2023-12", "actual", "Thứ hạng", "hạng"),
	ROW("8", "2024-06", "actual", "Thứ hạng", "hạng"),
	ROW("84", "2024-09", "actual", "Cáp  quang", "%"),
};

static struct series series_of(struct pick_cell *cells, size_t rows, const char *direction)
{
	return (struct series){
		.indicator = { &indicator_column, 1 },
		.unit = { &unit_column, 1 },
		.period = STR_INIT("period"),
		.kind = STR_INIT("kind"),
		.value = STR_INIT("value"),
		.direction = str_of(direction),
		.pick = { .is_answered = true,
		    .cells = cells,
		    .column_count = COLUMNS,
		    .row_count = rows },
	};
}

static const struct score_line *line_of(const struct scoreboard *board, const char *id, size_t line)
{
	const struct indicator *indicator = scoreboard_find(board, str_of(id));

	return indicator && line < indicator->count ? &indicator->lines[line] : NULL;
}

int main(void)
{
	struct series more = series_of(first, sizeof(first) / sizeof(first[0]) / COLUMNS, "more");
	struct series less = series_of(second, 3, "less"), hidden = series_of(second, 2, "");
	struct dataset datasets[] = {
		{ .id = STR_INIT("a"), .series = &more, .series_count = 1 },
		{ .id = STR_INIT("b"), .series = &less, .series_count = 1 },
		{ .id = STR_INIT("c"), .series = &hidden, .series_count = 1, .is_draft = true },
	};
	struct portal portal = { .languages = languages,
		.language_count = 1,
		.datasets = datasets,
		.dataset_count = 3,
		.today = { 2024, 12, 1 } };
	struct arena *arena = arena_new();
	const struct scoreboard *board = scoreboard_new(arena, &portal);
	const struct score_line *fibre = line_of(board, "cap-quang", 0);
	const struct score_line *rank = line_of(board, "thu-hang", 0);
	const struct score_line *promise = line_of(board, "loi-hua", 0);

	ok(scoreboard_is_declared(&portal), "a dataset that is shown has series");
	is_number(board->count, 4, "indicators are told apart by their names");
	is_number(scoreboard_find(board, STR("cap-quang"))->count, 2, "lines by scope and unit");
	is_number(fibre->count, 7, "a change is no state; spaces make no other indicator");
	is_str(fibre->latest->value, STR("84"), "the latest is of the latest period");
	is_str(fibre->latest->dataset->id, STR("b"), "whatever dataset it is in");
	is_str(fibre->previous->period_text, STR("2024-06"), "the one before is of another period");
	is_str(fibre->target->value, STR("90"), "the next target counts, not the last");
	is_str(line_of(board, "cap-quang", 1)->latest->value, STR("687000"), "other units apart");
	ok(!line_of(board, "cap-quang", 1)->previous, "a single figure has none before it");
	is_number(rank->direction, SCORE_LESS, "of a rank less is better");
	ok(rank->latest->number < rank->previous->number, "and it fell");
	is_number(line_of(board, "chu", 0)->count, 0, "what is no number is no point");
	ok(!promise->latest && promise->target, "a target may stand alone");
	ok(!scoreboard_find(board, STR("khong-co")), "no other indicator is there");
	datasets[0].series_count = datasets[1].series_count = 0;
	ok(!scoreboard_is_declared(&portal), "a draft declares nothing");
	arena_free(arena);
	return tap_end();
}
