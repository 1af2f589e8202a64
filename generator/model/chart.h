/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_MODEL_CHART_H
#define DATAMO_MODEL_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/table_schema.h"
#include "model/text.h"

struct dataset;
struct resource;

enum chart_kind {
	CHART_LINE,
	CHART_AREA, /* stacked when there are several series */
	CHART_BAR,
	CHART_STACKED, /* bars */
	CHART_SCATTER,
	CHART_HISTOGRAM,
	CHART_PROGRESS, /* what was done against the target */
	CHART_TIMELINE,
	CHART_MAP, /* points by longitude and latitude */
	CHART_KIND_COUNT
};

extern const char *const chart_kind_names[CHART_KIND_COUNT + 1]; /* NULL at the end */

/* Drawn one by one up to so many rows; beyond, they are binned. */
enum { CHART_POINTS_MAX = 2000, CHART_SERIES_MAX = 20, CHART_BINS = 200, CHART_BARS_MAX = 40 };
enum { CHART_EVENTS_MAX = 60, CHARTS_MAX = 40 /* of a dataset */ };

/* Rows whose cell of this column is one of the values. */
struct chart_filter {
	struct str column;
	struct str *values;
	size_t value_count;
};

/* An entry of `views:`: what is asked for, before the table is known. */
struct chart_request {
	struct str name; /* of its file; an id */
	struct text title, unit, source, note;
	struct str kind;       /* empty: chosen by what the columns are */
	struct str resource;   /* empty: the first table */
	struct text x, series; /* columns; another one a language, perhaps */
	struct text label;     /* likewise: what an event or a point of a map is called */
	struct str *y;         /* columns */
	size_t y_count;
	struct str target; /* a column, or a number */
	struct str order;  /* "file" (also when empty) or "value" */
	struct chart_filter *where, *estimates;
	size_t where_count, estimate_count;
	struct location at;
};

/* What is drawn at an x: one value a series. */
struct chart_value {
	bool is_given, is_estimate;
	double number;
	struct str text; /* the digits, with a dot; empty when it was computed */
};

/* A place of the x axis, or the name of a series. */
struct chart_label {
	struct text text;
	double position; /* AXIS_TIME: days since 1970-01-01; AXIS_NUMBER: the number */
};

enum chart_axis {
	AXIS_CATEGORY, /* in the order of the file */
	AXIS_TIME,     /* labels are periods as base/period.h reads them, or times */
	AXIS_NUMBER,
};

/* A point of a scatter or a map. */
struct chart_dot {
	double x, y;
	size_t series;
	uint64_t count; /* of rows: more than 1 when binned */
	bool is_estimate;
	struct str x_text, y_text; /* empty when binned */
	struct text label;         /* of a map's point; may be empty */
};

struct chart {
	const struct chart_request *request;
	const struct resource *resource;
	enum chart_kind kind;
	enum chart_axis axis;       /* of the places */
	bool has_periods_as_series; /* the series' labels are periods, in their order */
	struct text unit;           /* the request's, else the field's */
	const struct field *x_field, *y_field, *series_field; /* NULL: none; lives as the schema */

	struct chart_label *places, *series;
	size_t place_count, series_count;
	struct chart_value *values;  /* value of series s at place p: [s * place_count + p] */
	struct chart_value *targets; /* one a place; NULL: none */
	struct chart_value target;   /* the same for all */

	struct chart_dot *dots;
	size_t dot_count;

	double bin_start, bin_width; /* histogram: place p begins at bin_start + p * bin_width */

	bool is_binned;         /* there were too many rows to draw each */
	bool is_cut;            /* some bars or series are left out */
	uint64_t row_count;     /* rows that `where` lets through and that have a value */
	size_t whole_count;     /* of places, before bars were cut */
	uint64_t repeated_line; /* first line that gives a place of a series again; 0: none */
};

const struct chart_value *chart_value_at(const struct chart *chart, size_t series, size_t place);
bool chart_kind_parse(struct str name, enum chart_kind *kind);

/* Nothing of it can be seen. */
bool chart_is_empty(const struct chart *chart);

#endif
