/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_CHART_H
#define DATAMO_RENDER_VIEW_CHART_H

#include "model/chart.h"
#include "render/view.h"

/* "charts": what each says and where its file is; and for the template, in "page": "main_chart"
 * (null without) and "more_charts", each with its SVG and its figures as a table. */
void view_add_charts(struct view *view, struct cJSON *object);

/* One chart as the template "chart" wants it; ids within begin with `prefix`. */
struct cJSON *view_chart(struct view *view, const struct chart *chart, struct str prefix);

/* Unit, place and period; may be empty. */
struct str chart_subtitle(struct view *view, const struct chart *chart);
/* "Source: …": the chart's, else all of the dataset's, else its publisher. */
struct str chart_source(struct view *view, const struct chart *chart);

/* "datasets/<id>/charts/<name>.svg" */
void chart_file_path(const struct dataset *dataset, const struct chart *chart, struct strbuf *path);

#endif
