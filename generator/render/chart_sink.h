/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_CHART_SINK_H
#define DATAMO_RENDER_CHART_SINK_H

#include "model/chart.h"
#include "model/dataset.h"
#include "model/row.h"

/*
 * The sink of pass 2 that gathers what a table's charts show. What it keeps is bounded: up to
 * CHART_POINTS_MAX places and CHART_SERIES_MAX series a chart, and bins beyond.
 */
struct chart_sink;

/* For the charts of dataset->charts that are about the table; NULL when there are none. What the
 * charts keep goes into `work`; findings go to the dataset's diags. */
struct chart_sink *chart_sink_new(
    struct dataset *dataset, const struct resource *resource, struct arena *work);
struct row_sink *chart_sink_rows(struct chart_sink *sink); /* for one reading */
/* Completes the charts; NULL is fine. */
void chart_sink_free(struct chart_sink *sink);

#endif
