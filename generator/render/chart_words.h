/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_CHART_WORDS_H
#define DATAMO_RENDER_CHART_WORDS_H

#include "model/chart.h"
#include "render/view.h"

/* What a chart says, in the view's language. All is kept in its arena. */

struct str chart_unit(struct view *view, const struct chart *chart); /* "%"; may be empty */
/* A column's title, else its name; empty for NULL. */
struct str chart_field_name(struct view *view, const struct field *field);
struct str chart_place_name(struct view *view, const struct chart *chart, size_t place);
struct str chart_series_name(struct view *view, const struct chart *chart, size_t series);
/* "82,2 %", "1.928.311": the digits as the data has them; empty when there is none. */
struct str chart_value_text(
    struct view *view, const struct chart *chart, const struct chart_value *value);
/* The same with its unit, for sentences: "1.928.311 tỷ đồng". */
struct str chart_value_words(
    struct view *view, const struct chart *chart, const struct chart_value *value);
/* A round value at an axis: "50 triệu". */
struct str chart_tick_text(struct view *view, const struct chart *chart, double value);
/* A place of a time axis that is no place of the data: "2024", "6/2024". */
struct str chart_day_text(struct view *view, double day, double span_days);

/* "Nationwide: 17% (December 2023) → 42% (June 2024), up by 25 percentage points. …" */
struct str chart_sentence(struct view *view, const struct chart *chart);
struct str chart_title(struct view *view, const struct chart *chart);
/* What must be known to read it: that it is binned, cut, or holds estimates; may be empty. */
struct str chart_caveat(struct view *view, const struct chart *chart);

/* The place of a series' first or last value; place_count when there is none. */
size_t chart_first_place(const struct chart *chart, size_t series);
size_t chart_last_place(const struct chart *chart, size_t series);

#endif
