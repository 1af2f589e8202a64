/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_CHART_PLAN_H
#define DATAMO_MODEL_CHART_PLAN_H

#include "base/arena.h"
#include "model/chart.h"
#include "model/dataset.h"

/*
 * The chart that a table gets without being asked, by what its columns are; NULL when no rule fits.
 * Schema and profile must be complete. In this order:
 *  1. a number column named actual… or thuc_hien…, one named target… or muc_tieu…, one column of
 *     texts: progress;
 *  2. a geopoint column, or number columns named longitude and latitude (or lon/lng/kinh_do and
 *     lat/vi_do): a map;
 *  3. a column of dates, months or years, one column of numbers, at most one column of texts with
 * up to six values, no period given twice: a line from three periods on, else bars;
 *  4. two columns, one of texts that do not repeat and one of numbers, 2 to 40 rows: bars.
 */
struct chart_request *chart_choose(struct arena *arena, const struct resource *resource);

/* The table that a request is about; NULL when there is none. */
struct resource *chart_resource(const struct dataset *dataset, const struct chart_request *request);

/* The kind, also when the request does not say it. */
enum chart_kind chart_kind_of(const struct chart_request *request, const struct resource *resource);

/*
 * Makes dataset->charts, still without data: those of `views:`, else the first that chart_choose()
 * finds. All in `work`.
 */
void charts_plan(struct dataset *dataset, struct arena *work);

#endif
