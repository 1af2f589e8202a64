/* SPDX-License-Identifier: MIT */
#include "model/chart.h"

const char *const chart_kind_names[CHART_KIND_COUNT + 1] = {
	[CHART_LINE] = "line",
	[CHART_AREA] = "area",
	[CHART_BAR] = "bar",
	[CHART_STACKED] = "stacked",
	[CHART_SCATTER] = "scatter",
	[CHART_HISTOGRAM] = "histogram",
	[CHART_PROGRESS] = "progress",
	[CHART_TIMELINE] = "timeline",
	[CHART_MAP] = "map",
	[CHART_KIND_COUNT] = NULL,
};

bool chart_kind_parse(struct str name, enum chart_kind *kind)
{
	for (size_t i = 0; i < CHART_KIND_COUNT; i++) {
		if (str_eq(name, str_of(chart_kind_names[i]))) {
			*kind = (enum chart_kind)i;
			return true;
		}
	}
	return false;
}

const struct chart_value *chart_value_at(const struct chart *chart, size_t series, size_t place)
{
	return &chart->values[series * chart->place_count + place];
}

bool chart_is_empty(const struct chart *chart)
{
	if (chart->kind == CHART_TIMELINE)
		return !chart->place_count;
	if (chart->kind == CHART_SCATTER || chart->kind == CHART_MAP)
		return !chart->dot_count;
	for (size_t i = 0; i < chart->place_count * chart->series_count; i++) {
		if (chart->values[i].is_given)
			return false;
	}
	return true;
}
