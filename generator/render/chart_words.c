/* SPDX-License-Identifier: MIT */
#include "render/chart_words.h"

#include <math.h>

#include "base/period.h"
#include "render/view_cell.h"

struct str chart_unit(struct view *view, const struct chart *chart)
{
	return view_text(view, &chart->unit).value;
}

/* --- names --- */

/* Short, as it stands at an axis. */
static struct str period_text(struct view *view, struct period period)
{
	struct date first = period.first;

	strbuf_clear(&view->text);
	switch (period.kind) {
	case PERIOD_YEAR:
		strbuf_add_format(&view->text, "%d", first.year);
		break;
	case PERIOD_HALF:
		if (view->messages == MESSAGES_VI)
			strbuf_add_format(&view->text,
			    first.month < 7 ? "6 tháng đầu %d" : "6 tháng cuối %d", first.year);
		else
			strbuf_add_format(
			    &view->text, first.month < 7 ? "H1 %d" : "H2 %d", first.year);
		break;
	case PERIOD_QUARTER:
		strbuf_add_format(&view->text, view->messages == MESSAGES_VI ? "Q%d/%d" : "Q%d %d",
		    (first.month + 2) / 3, first.year);
		break;
	case PERIOD_MONTH:
		if (view->messages == MESSAGES_VI)
			strbuf_add_format(&view->text, "%d/%d", first.month, first.year);
		else
			strbuf_add_format(
			    &view->text, "%.3s %d", month_name_en(first.month), first.year);
		break;
	default:
		date_add_long(&view->text, first, view->language);
	}
	return arena_str(view->arena, strbuf_str(&view->text));
}

static struct str label_text(struct view *view, const struct chart *chart,
    const struct field *field, const struct chart_label *label, bool is_period)
{
	struct str text = view_text(view, &label->text).value;
	struct period period;

	if (is_period && period_parse(text, &period))
		return period_text(view, period);
	if (field && chart->axis != AXIS_TIME) {
		struct column_style style = column_style_of(&chart->resource->schema, field, NULL);

		return view_value(view, &style, text);
	}
	return text;
}

struct str chart_field_name(struct view *view, const struct field *field)
{
	if (!field)
		return STR("");
	return text_is_empty(&field->title) ? field->name : view_text(view, &field->title).value;
}

struct str chart_place_name(struct view *view, const struct chart *chart, size_t place)
{
	const struct chart_label *label = &chart->places[place];

	if (label->text.count)
		return label_text(view, chart, chart->x_field, label, chart->axis == AXIS_TIME);
	if (chart->axis == AXIS_TIME)
		return chart_day_text(view, label->position, 0);
	return view_measure(view, label->position);
}

struct str chart_series_name(struct view *view, const struct chart *chart, size_t series)
{
	if (chart->series[series].text.count)
		return label_text(view, chart, chart->series_field, &chart->series[series],
		    chart->has_periods_as_series);
	/* one series: the column itself */
	return chart_field_name(view, chart->y_field);
}

/* --- values --- */

static bool is_percent(struct str unit)
{
	return str_eq(unit, STR("%"));
}

static struct str with_unit(struct view *view, struct str number, struct str unit)
{
	bool has_space = !is_percent(unit) || view->style == NUMBER_VI;

	return arena_format(
	    view->arena, "%.*s%s%.*s", STR_ARG(number), has_space ? "\u00a0" : "", STR_ARG(unit));
}

static struct str number_text(struct view *view, const struct chart_value *value)
{
	return value->text.len ? view_number(view, value->text) : view_measure(view, value->number);
}

struct str chart_value_text(
    struct view *view, const struct chart *chart, const struct chart_value *value)
{
	struct str unit = chart_unit(view, chart);

	if (!value->is_given)
		return STR("");
	return is_percent(unit) && chart->kind != CHART_HISTOGRAM
		   ? with_unit(view, number_text(view, value), unit)
		   : number_text(view, value);
}

struct str chart_value_words(
    struct view *view, const struct chart *chart, const struct chart_value *value)
{
	struct str unit = chart_unit(view, chart);

	if (!value->is_given)
		return view_words(view, STR("preview.missing"));
	return unit.len ? with_unit(view, number_text(view, value), unit)
			: number_text(view, value);
}

struct str chart_tick_text(struct view *view, const struct chart *chart, double value)
{
	static const struct {
		double size;
		const char *key;
	} words[] = { { 1e9, "chart.billion" }, { 1e6, "chart.million" } };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (fabs(value) >= words[i].size && fabs(value) < 1e15) {
			struct str number = view_measure(view, value / words[i].size);

			return with_unit(view, number, view_words(view, str_of(words[i].key)));
		}
	}
	if (is_percent(chart_unit(view, chart)) && chart->kind != CHART_HISTOGRAM)
		return with_unit(view, view_measure(view, value), STR("%"));
	return view_measure(view, value);
}

struct str chart_day_text(struct view *view, double day, double span_days)
{
	enum { MANY_YEARS = 3 * 366, MANY_MONTHS = 90 };
	struct date date;

	if (!isfinite(day) || fabs(day) > 3e6 || !date_from_days((int64_t)floor(day), &date))
		return STR("");
	if (span_days > MANY_YEARS)
		return period_text(view, period_around(date, PERIOD_YEAR));
	if (span_days > MANY_MONTHS)
		return period_text(view, period_around(date, PERIOD_MONTH));
	return period_text(view, period_around(date, PERIOD_DAY));
}

size_t chart_first_place(const struct chart *chart, size_t series)
{
	size_t place = 0;

	while (place < chart->place_count && !chart_value_at(chart, series, place)->is_given)
		place++;
	return place;
}

size_t chart_last_place(const struct chart *chart, size_t series)
{
	for (size_t place = chart->place_count; place > 0; place--) {
		if (chart_value_at(chart, series, place - 1)->is_given)
			return place - 1;
	}
	return chart->place_count;
}
