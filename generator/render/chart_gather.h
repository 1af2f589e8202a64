/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_CHART_GATHER_H
#define DATAMO_RENDER_CHART_GATHER_H

#include "base/map.h"
#include "base/strbuf.h"
#include "model/chart.h"
#include "model/row.h"
#include "model/value.h"

/* Columns that say the same in several languages. */
struct chart_columns {
	struct {
		struct str language;
		size_t index;
	} items[CHART_SERIES_MAX];
	size_t count;
};

/* The mean of what falls into a bin. */
struct chart_bin {
	double sum;
	uint64_t count;
};

/* One chart while its table is read. */
struct chart_gather {
	struct chart *chart;
	struct arena *work;
	struct chart_columns x, series, label;
	size_t y[CHART_SERIES_MAX];
	size_t y_count, target; /* target: index, or field_count */
	struct strbuf scratch;

	struct map place_of, series_of; /* by the text of the first language */
	struct chart_value **rows;      /* of a place: one a series */
	struct chart_value *targets;    /* one a place */
	uint64_t given;                 /* values seen, also those that were not kept */

	/* for tables too long to be drawn row by row */
	double x_start, x_width, y_start, y_width;
	struct chart_bin
	    *bins; /* CHART_SERIES_MAX x CHART_BINS, or the grid of dots; may be NULL */
};

enum { CHART_GRID_COLUMNS = 48, CHART_GRID_ROWS = 32, CHART_HISTOGRAM_BINS = 20 };

void chart_gather_begin(struct chart_gather *gather, struct chart *chart, struct arena *work);
void chart_gather_row(struct chart_gather *gather, const struct row *row);
/* Orders what was gathered, or puts the bins in its place. */
void chart_gather_end(struct chart_gather *gather);
void chart_gather_release(struct chart_gather *gather);

/* For the files that gather. A column's field, NULL past the last; the bin of a value, the first or
 * last for one outside. */
const struct table_schema *chart_gather_schema(const struct chart_gather *gather);
const struct field *chart_gather_field(const struct chart_gather *gather, size_t index);
size_t chart_bin_of(double value, double start, double width, size_t count);

/* A step of 1, 2, 2.5 or 5 times a power of ten, so that about `count` of them make `range`. */
double chart_nice_step(double range, size_t count);

#endif
