/* SPDX-License-Identifier: MIT */
#include "render/chart_words.h"

#include <math.h>
#include <stdio.h>

enum { SENTENCES_MAX = 6 };

static size_t decimals_of(struct str token)
{
	size_t point = str_find(token, '.');

	return point < token.len ? token.len - point - 1 : 0;
}

/* The difference of two figures, with as many decimals as they have. */
static struct chart_value difference(
    struct view *view, const struct chart_value *from, const struct chart_value *to)
{
	size_t decimals = decimals_of(from->text), other = decimals_of(to->text);
	struct chart_value value = { .is_given = true, .number = fabs(to->number - from->number) };

	if (!from->text.len || !to->text.len)
		return value;
	decimals = decimals > other ? decimals : other;
	if (decimals > 12 || value.number > 1e15)
		return value;
	value.text = arena_format(view->arena, "%.*f", (int)decimals, value.number);
	while (decimals && str_ends_with(value.text, STR("0"))) {
		value.text.len--;
		if (!--decimals)
			value.text.len--; /* the point */
	}
	return value;
}

static struct str change_words(struct view *view, const struct chart *chart,
    const struct chart_value *from, const struct chart_value *to)
{
	struct chart_value by = difference(view, from, to);
	bool is_percent = str_eq(chart_unit(view, chart), STR("%"));
	struct str amount;

	if (!(by.number > 0) || !is_percent) {
		amount = chart_value_words(view, chart, &by);
	} else {
		struct str number = by.text.len ? view_number(view, by.text)
						: view_measure(view, by.number);

		amount = view_points(view, number);
	}
	if (!(by.number > 0))
		return view_words(view, STR("chart.same"));
	return view_sentence(view,
	    to->number > from->number ? STR("chart.rise") : STR("chart.fall"),
	    (struct view_word[]){ { "amount", amount }, { NULL, STR("") } });
}

static void add_sentence(struct strbuf *text, struct str sentence)
{
	if (!sentence.len)
		return;
	if (text->len)
		strbuf_add_char(text, ' ');
	strbuf_add(text, sentence);
}

/* From the first to the last of what `name` stands for. */
static struct str change_sentence(struct view *view, const struct chart *chart, struct str name,
    struct str first_name, const struct chart_value *first, struct str last_name,
    const struct chart_value *last)
{
	return view_sentence(view, name.len ? STR("chart.change") : STR("chart.change_alone"),
	    (struct view_word[]){ { "name", name },
		{ "first", chart_value_words(view, chart, first) }, { "when_first", first_name },
		{ "last", chart_value_words(view, chart, last) }, { "when_last", last_name },
		{ "change", change_words(view, chart, first, last) }, { NULL, STR("") } });
}

/* Highest and lowest of one series, when there is something between. */
static struct str extremes(struct view *view, const struct chart *chart, size_t series)
{
	size_t high = chart->place_count, low = high, given = 0;
	struct str name = chart->series_count > 1 ? chart_series_name(view, chart, series)
						  : STR("");

	for (size_t i = 0; i < chart->place_count; i++) {
		const struct chart_value *value = chart_value_at(chart, series, i);

		if (!value->is_given)
			continue;
		given++;
		if (high == chart->place_count ||
		    value->number > chart_value_at(chart, series, high)->number)
			high = i;
		if (low == chart->place_count ||
		    value->number < chart_value_at(chart, series, low)->number)
			low = i;
	}
	if (given < 2 || high == low)
		return STR("");
	return view_sentence(view, name.len ? STR("chart.extremes_of") : STR("chart.extremes"),
	    (struct view_word[]){ { "name", name },
		{ "highest", chart_place_name(view, chart, high) },
		{ "high", chart_value_words(view, chart, chart_value_at(chart, series, high)) },
		{ "lowest", chart_place_name(view, chart, low) },
		{ "low", chart_value_words(view, chart, chart_value_at(chart, series, low)) },
		{ NULL, STR("") } });
}

/* Each series over the places of a time axis. */
static void say_over_places(struct view *view, const struct chart *chart, struct strbuf *text)
{
	for (size_t s = 0; s < chart->series_count && s < SENTENCES_MAX; s++) {
		size_t first = chart_first_place(chart, s), last = chart_last_place(chart, s);

		if (first == chart->place_count)
			continue;
		if (last > first)
			add_sentence(
			    text, change_sentence(view, chart, chart_series_name(view, chart, s),
				      chart_place_name(view, chart, first),
				      chart_value_at(chart, s, first),
				      chart_place_name(view, chart, last),
				      chart_value_at(chart, s, last)));
		if (last > first + 1)
			add_sentence(text, extremes(view, chart, s));
	}
}

/* Each place over series that are periods. */
static void say_over_series(struct view *view, const struct chart *chart, struct strbuf *text)
{
	size_t last = chart->series_count - 1;

	for (size_t p = 0; p < chart->place_count && p < SENTENCES_MAX; p++) {
		const struct chart_value *from = chart_value_at(chart, 0, p);
		const struct chart_value *to = chart_value_at(chart, last, p);

		if (from->is_given && to->is_given)
			add_sentence(
			    text, change_sentence(view, chart, chart_place_name(view, chart, p),
				      chart_series_name(view, chart, 0), from,
				      chart_series_name(view, chart, last), to));
	}
}

static void say_against_targets(struct view *view, const struct chart *chart, struct strbuf *text)
{
	for (size_t p = 0; p < chart->place_count && p < SENTENCES_MAX; p++) {
		const struct chart_value *value = chart_value_at(chart, 0, p);
		const struct chart_value *target = chart->target.is_given ? &chart->target
						   : chart->targets       ? &chart->targets[p]
									  : NULL;

		if (value->is_given && target && target->is_given)
			add_sentence(text,
			    view_sentence(view, STR("chart.against"),
				(struct view_word[]){ { "name", chart_place_name(view, chart, p) },
				    { "value", chart_value_words(view, chart, value) },
				    { "target", chart_value_words(view, chart, target) },
				    { NULL, STR("") } }));
	}
}

static void say_events(struct view *view, const struct chart *chart, struct strbuf *text)
{
	if (chart->place_count)
		add_sentence(text,
		    view_sentence(view, STR("chart.events"),
			(struct view_word[]){ { "count", view_count(view, chart->place_count) },
			    { "first", chart_place_name(view, chart, 0) },
			    { "last", chart_place_name(view, chart, chart->place_count - 1) },
			    { NULL, STR("") } }));
}

static void say_histogram(struct view *view, const struct chart *chart, struct strbuf *text)
{
	size_t top = 0;

	for (size_t i = 0; i < chart->place_count; i++) {
		if (chart->values[i].number > chart->values[top].number)
			top = i;
	}
	if (!chart->place_count)
		return;
	add_sentence(text,
	    view_sentence(view, STR("column.histogram_words"),
		(struct view_word[]){ { "from", view_measure(view, chart->places[top].position) },
		    { "to", view_measure(view, chart->places[top].position + chart->bin_width) },
		    { "count", view_counted(
				   view, STR("count.rows"), (uint64_t)chart->values[top].number) },
		    { NULL, STR("") } }));
	strbuf_add_char(text, '.');
}

static void say_dots(struct view *view, const struct chart *chart, struct strbuf *text)
{
	double left = HUGE_VAL, right = -HUGE_VAL, low = HUGE_VAL, high = -HUGE_VAL;

	for (size_t i = 0; i < chart->dot_count; i++) {
		left = fmin(left, chart->dots[i].x);
		right = fmax(right, chart->dots[i].x);
		low = fmin(low, chart->dots[i].y);
		high = fmax(high, chart->dots[i].y);
	}
	if (!chart->dot_count)
		return;
	add_sentence(text,
	    view_sentence(view,
		chart->kind == CHART_MAP ? STR("chart.map_words") : STR("chart.scatter_words"),
		(struct view_word[]){ { "count", view_count(view, chart->row_count) },
		    { "left", view_measure(view, left) }, { "right", view_measure(view, right) },
		    { "low", view_measure(view, low) }, { "high", view_measure(view, high) },
		    { NULL, STR("") } }));
}

static void say_bars(struct view *view, const struct chart *chart, struct strbuf *text)
{
	if (chart->place_count == 1 && chart->series_count == 1)
		add_sentence(
		    text, view_sentence(view, STR("chart.one"),
			      (struct view_word[]){ { "name", chart_place_name(view, chart, 0) },
				  { "value",
				      chart_value_words(view, chart, chart_value_at(chart, 0, 0)) },
				  { NULL, STR("") } }));
	for (size_t s = 0; s < chart->series_count && s < SENTENCES_MAX; s++)
		add_sentence(text, extremes(view, chart, s));
}

static void say(struct view *view, const struct chart *chart, struct strbuf *text)
{
	switch (chart->kind) {
	case CHART_TIMELINE:
		say_events(view, chart, text);
		return;
	case CHART_HISTOGRAM:
		say_histogram(view, chart, text);
		return;
	case CHART_SCATTER:
	case CHART_MAP:
		say_dots(view, chart, text);
		return;
	case CHART_PROGRESS:
		say_against_targets(view, chart, text);
		return;
	default:
		if (chart->axis != AXIS_CATEGORY)
			say_over_places(view, chart, text);
		else if (chart->has_periods_as_series && chart->series_count > 1)
			say_over_series(view, chart, text);
		else
			say_bars(view, chart, text);
	}
}

struct str chart_sentence(struct view *view, const struct chart *chart)
{
	struct strbuf text = STRBUF_INIT;
	struct str sentence;

	say(view, chart, &text);
	sentence = arena_str(view->arena, strbuf_str(&text));
	strbuf_release(&text);
	return sentence;
}

struct str chart_title(struct view *view, const struct chart *chart)
{
	struct str title = view_text(view, &chart->request->title).value;
	const struct resource *resource = chart->resource;

	if (title.len)
		return title;
	title = view_text(view, &resource->title).value;
	if (!title.len && chart->y_field)
		title = text_is_empty(&chart->y_field->title)
			    ? chart->y_field->name
			    : view_text(view, &chart->y_field->title).value;
	return title.len ? title : resource->name;
}

static bool has_estimates(const struct chart *chart)
{
	for (size_t i = 0; chart->values && i < chart->place_count * chart->series_count; i++) {
		if (chart->values[i].is_estimate)
			return true;
	}
	for (size_t i = 0; i < chart->dot_count; i++) {
		if (chart->dots[i].is_estimate)
			return true;
	}
	return false;
}

struct str chart_caveat(struct view *view, const struct chart *chart)
{
	struct strbuf text = STRBUF_INIT;
	bool has_dots = chart->kind == CHART_SCATTER || chart->kind == CHART_MAP;
	struct view_word words[] = {
		{ "rows", view_counted(view, STR("count.rows"), chart->row_count) },
		{ "bins", view_count(view, CHART_BINS) },
		{ "shown", view_count(view, chart->place_count) },
		{ "count", view_count(view, chart->whole_count) },
		{ NULL, STR("") },
	};
	struct str caveat;

	if (chart->is_binned)
		add_sentence(&text,
		    view_sentence(view,
			has_dots ? STR("chart.binned_dots") : STR("chart.binned_line"), words));
	if (chart->is_cut)
		add_sentence(
		    &text, view_sentence(view,
			       chart->whole_count > chart->place_count ? STR("chart.cut_bars")
								       : STR("chart.cut"),
			       words));
	if (has_estimates(chart))
		add_sentence(&text, view_words(view, STR("chart.estimates")));
	caveat = arena_str(view->arena, strbuf_str(&text));
	strbuf_release(&text);
	return caveat;
}
