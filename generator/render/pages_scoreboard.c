/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>
#include <math.h>

#include "model/scoreboard.h"
#include "model/site_path.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"

enum { BAR_WIDTH = 1000, LINES_SHOWN = 1500 };

static const struct scoreboard *board_of(const struct page_context *context)
{
	return context->renderer->catalog->scoreboard;
}

/* "82,2 %" */
static struct str value_words(struct view *view, const struct score_line *line, struct str value)
{
	struct str number = view_number(view, value), unit = view_text(view, &line->unit).value;
	bool is_percent = str_starts_with(unit, STR("%")), has_space;

	has_space = !is_percent || view->style == NUMBER_VI;
	/* a rank is told by its heading */
	if (!unit.len || line->direction == SCORE_LESS)
		return number;
	return arena_format(
	    view->arena, "%.*s%s%.*s", STR_ARG(number), has_space ? "\u00a0" : "", STR_ARG(unit));
}

static struct str time_words(struct view *view, const struct score_point *point)
{
	if (!point->has_period)
		return point->period_text;
	strbuf_clear(&view->text);
	period_add_long(&view->text, point->period, view->language);
	return arena_str(view->arena, strbuf_str(&view->text));
}

/* Within a sentence: "tháng 12/2023", but "December 2023". */
static struct str time_within(struct view *view, const struct score_point *point)
{
	struct str words = time_words(view, point);

	if (view->messages != MESSAGES_VI || !words.len)
		return words;
	return arena_format(
	    view->arena, "%c%.*s", ascii_lower(words.data[0]), STR_ARG(str_from(words, 1)));
}

static void add_source(struct view *view, struct cJSON *object, const struct dataset *dataset)
{
	struct cJSON *source = view_add_object(view, object, "dataset");

	view_add_str(view, source, "id", dataset->id);
	view_add_text(view, source, "title", &dataset->title);
	view_add_folder_path(view, source, "path", STR("datasets"), dataset->id);
}

static void add_point(struct view *view, struct cJSON *object, const char *key,
    const struct score_line *line, const struct score_point *point)
{
	struct cJSON *item;

	if (!point) {
		view_add_null(view, object, key);
		return;
	}
	item = view_add_object(view, object, key);
	view_add_str(view, item, "period", point->period_text);
	view_add_str(view, item, "period_text", time_words(view, point));
	view_add_str(view, item, "value", point->value);
	view_add_str(view, item, "value_text", value_words(view, line, point->value));
	view_add_bool(view, item, "is_target", point->is_target);
	add_source(view, item, point->dataset);
}

static bool is_better(const struct score_line *line, double change)
{
	return line->direction == SCORE_LESS ? change < 0 : change > 0;
}

/* Ranks have no unit. */
static struct str change_size(struct view *view, const struct score_line *line, double change)
{
	struct str size = view_measure(view, fabs(change)),
		   unit = view_text(view, &line->unit).value;

	if (line->direction == SCORE_LESS || !unit.len)
		return size;
	return str_starts_with(unit, STR("%"))
		   ? view_points(view, size)
		   : arena_format(view->arena, "%.*s\u00a0%.*s", STR_ARG(size), STR_ARG(unit));
}

/* "Tăng 2,6 điểm phần trăm so với …"; where less is better, as of a rank, "up" would be misread:
 * "Từ 9 thành 8 so với …". */
static struct str change_words(struct view *view, const struct score_line *line, double change)
{
	const char *key = change > 0 ? "score.rose" : change < 0 ? "score.fell" : "score.same";

	if (line->direction == SCORE_LESS && change != 0)
		key = "score.from_to";
	return view_sentence(view, str_of(key),
	    (struct view_word[]){ { "change", change_size(view, line, change) },
		{ "from", value_words(view, line, line->previous->value) },
		{ "to", value_words(view, line, line->latest->value) },
		{ "period", time_within(view, line->previous) }, { NULL, STR("") } });
}

/* Whether that is good is said in a word, and by a colour beside it. */
static void add_change(struct view *view, struct cJSON *object, const struct score_line *line)
{
	bool has_change = line->latest && line->previous;
	double change = has_change ? line->latest->number - line->previous->number : 0;
	struct str state = STR("same");

	if (!has_change) {
		view_add_null(view, object, "change");
		view_add_null(view, object, "change_words");
		view_add_null(view, object, "change_judgement");
		view_add_null(view, object, "change_state");
		return;
	}
	if (change != 0 && line->direction != SCORE_UNKNOWN)
		state = is_better(line, change) ? STR("better") : STR("worse");
	view_add_number(view, object, "change", change);
	view_add_str(view, object, "change_words", change_words(view, line, change));
	view_add_str(view, object, "change_judgement",
	    str_eq(state, STR("same"))
		? STR("")
		: view_words(view, arena_format(view->arena, "score.%.*s", STR_ARG(state))));
	view_add_str(view, object, "change_state", state);
}

/* From nothing to the target, with a tick at the target; only where more is better. */
static void add_bar(struct view *view, struct cJSON *object, const struct score_line *line)
{
	double latest = line->latest ? line->latest->number : -1;
	double target = line->target ? line->target->number : -1;
	double longest = latest > target ? latest : target;
	struct cJSON *bar;

	if (latest < 0 || target <= 0 || line->direction == SCORE_LESS) {
		view_add_null(view, object, "bar");
		return;
	}
	bar = view_add_object(view, object, "bar");
	view_add_number(view, bar, "width", BAR_WIDTH);
	view_add_number(view, bar, "value", floor(latest / longest * BAR_WIDTH + 0.5));
	view_add_number(view, bar, "target", floor(target / longest * (BAR_WIDTH - 8) + 0.5));
}

static void add_state(struct view *view, struct cJSON *object, const struct score_line *line)
{
	bool is_reached;

	if (!line->latest || !line->target) {
		view_add_null(view, object, "state");
		view_add_null(view, object, "state_text");
		return;
	}
	is_reached = line->direction == SCORE_LESS ? line->latest->number <= line->target->number
						   : line->latest->number >= line->target->number;
	view_add_str(view, object, "state", is_reached ? STR("reached") : STR("below"));
	view_add_str(view, object, "state_text",
	    view_words(view, is_reached ? STR("score.reached") : STR("score.not_reached")));
}

static struct cJSON *line_view(struct view *view, const struct score_line *line)
{
	struct cJSON *object = view_object(view);

	view_add_text(view, object, "scope", &line->scope);
	view_add_text(view, object, "unit", &line->unit);
	view_add_str(view, object, "direction",
	    line->direction == SCORE_LESS   ? STR("less")
	    : line->direction == SCORE_MORE ? STR("more")
					    : STR(""));
	view_add_str(view, object, "direction_text",
	    line->direction == SCORE_LESS ? view_words(view, STR("score.less")) : STR(""));
	add_point(view, object, "latest", line, line->latest);
	add_point(view, object, "previous", line, line->previous);
	add_point(view, object, "target", line, line->target);
	add_change(view, object, line);
	add_bar(view, object, line);
	add_state(view, object, line);
	return object;
}

static void add_indicator(
    struct view *view, struct cJSON *object, const struct indicator *indicator)
{
	view_add_str(view, object, "id", indicator->id);
	view_add_text(view, object, "name", &indicator->name);
	view_add_folder_path(view, object, "path", STR("scoreboard"), indicator->id);
}

/* --- all of them --- */

/* What says most comes first: against a target, since the period before, a figure, a promise. */
enum { LINE_RANKS = 4 };

static int rank_of(const struct score_line *line)
{
	if (!line->latest)
		return 3;
	return line->target ? 0 : line->previous ? 1 : 2;
}

static void add_lines(struct view *view, struct cJSON *rows, const struct indicator *indicator,
    int rank, size_t *shown)
{
	for (size_t i = 0; i < indicator->count && *shown < LINES_SHOWN; i++) {
		struct cJSON *row;

		if (rank_of(&indicator->lines[i]) != rank)
			continue;
		row = line_view(view, &indicator->lines[i]);
		add_indicator(view, row, indicator);
		cJSON_AddItemToArray(rows, row);
		++*shown;
	}
}

static size_t scoreboard_count(const struct page_context *context)
{
	return context->renderer->has_series;
}

static void scoreboard_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context;
	site_path_list(path, STR("scoreboard"), index + 1);
}

static void scoreboard_api_path(
    const struct page_context *context, size_t index, struct strbuf *path)
{
	(void)context, (void)index;
	strbuf_add_cstr(path, "api/v1/scoreboard.json");
}

static struct cJSON *scoreboard_view(struct view *view, size_t index)
{
	const struct scoreboard *board = view->catalog->scoreboard;
	struct cJSON *object = view_object(view), *page, *rows;
	struct str title = view_words(view, STR("score.title"));
	size_t shown = 0;

	(void)index;
	page = view_add_page(view, object, title, view_words(view, STR("score.lead")));
	view_add_crumb(view, page, title, true);
	rows = view_add_array(view, object, "rows");
	for (int rank = 0; rank < LINE_RANKS; rank++) {
		for (size_t i = 0; i < board->count; i++)
			add_lines(view, rows, &board->indicators[i], rank, &shown);
	}
	view_add_str(
	    view, object, "count_words", view_counted(view, STR("count.indicators"), board->count));
	return object;
}

const struct page_kind scoreboard_page = {
	.id = "scoreboard",
	.is_listed = true,
	.has_api = true,
	.count = scoreboard_count,
	.path = scoreboard_path,
	.api_path = scoreboard_api_path,
	.view = scoreboard_view,
};

void view_add_highlights(struct view *view, struct cJSON *object)
{
	const struct portal *portal = view->portal;
	struct cJSON *list = view_add_array(view, object, "highlights");

	for (size_t i = 0; i < portal->highlight_count; i++) {
		const struct indicator *indicator = scoreboard_find(
		    view->catalog->scoreboard, portal->highlights[i]);
		struct cJSON *item;

		if (!indicator)
			continue;
		item = line_view(view, &indicator->lines[0]);
		add_indicator(view, item, indicator);
		cJSON_AddItemToArray(list, item);
	}
	view_add_bool(view, object, "has_highlights", list->child != NULL);
}

/* --- one, with its history --- */

static size_t indicator_count(const struct page_context *context)
{
	return board_of(context)->count;
}

static void indicator_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	struct str id = board_of(context)->indicators[index].id;

	strbuf_add_format(path, "scoreboard/%.*s/index.html", STR_ARG(id));
}

static struct cJSON *indicator_view(struct view *view, size_t index)
{
	const struct indicator *indicator = &view->catalog->scoreboard->indicators[index];
	struct cJSON *object = view_object(view), *page, *lines;
	struct str name = view_text(view, &indicator->name).value;

	page = view_add_page(view, object, name, view_words(view, STR("score.lead")));
	view_path_begin(view);
	site_path_list(&view->path, STR("scoreboard"), 1);
	view_add_crumb(view, page, view_words(view, STR("score.title")), false);
	view_add_crumb(view, page, name, true);
	add_indicator(view, object, indicator);
	lines = view_add_array(view, object, "lines");
	for (size_t i = 0; i < indicator->count; i++) {
		const struct score_line *line = &indicator->lines[i];
		struct cJSON *item = line_view(view, line), *points;

		cJSON_AddItemToArray(lines, item);
		view_add_number(view, item, "number", (double)(i + 1));
		points = view_add_array(view, item, "points");
		for (size_t j = 0; j < line->count; j++) {
			struct cJSON *point = view_append_object(view, points);

			add_point(view, point, "point", line, &line->points[j]);
		}
	}
	return object;
}

const struct page_kind indicator_page = {
	.id = "indicator",
	.is_listed = true,
	.count = indicator_count,
	.path = indicator_path,
	.view = indicator_view,
};
