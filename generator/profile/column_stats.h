/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_PROFILE_COLUMN_STATS_H
#define DATAMO_PROFILE_COLUMN_STATS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/table_schema.h"
#include "profile/cell_shape.h"
#include "profile/number_stats.h"
#include "profile/value_counter.h"

/* Signs that stand for "no value" in a column whose other cells are all of a stricter type. */
enum { MARKER_COUNT = 16 };
extern const struct str missing_markers[MARKER_COUNT];

struct text_extremes {
	struct strbuf minimum, maximum; /* in byte order, cut to VALUE_TEXT_MAX bytes */
	uint64_t minimum_prefix, maximum_prefix;
	uint64_t longest, shortest; /* characters */
	bool has_any;
};

/*
 * One column while its rows go by. Without a declared type it keeps what all cells could be; as
 * long as the cells allow two readings that differ ("1.234", "05/06/2024"), numbers are summed up
 * in both.
 */
struct column_stats {
	const struct field *field; /* as declared, or NULL */
	bool is_declared;          /* with a type; else it is to be inferred */
	enum cell_kind kind;
	uint32_t forms, traits;
	bool has_second; /* numbers[1] holds the second reading; else both are numbers[0] */
	struct number_stats numbers[2];
	struct extreme doubtful; /* the first cell whose readings differed */
	uint64_t missing;
	uint64_t markers[MARKER_COUNT];
	struct value_counter values;
	struct text_extremes texts; /* of cells that are neither missing nor markers */
};

struct column_limits {
	size_t sketch_limit;
	struct counter_budget *budget;
};

void column_stats_reset(
    struct column_stats *column, const struct field *field, const struct column_limits *limits);
void column_stats_release(struct column_stats *column);

/* `scratch` is cleared. */
void column_stats_add(struct column_stats *column, const struct table_schema *schema,
    struct str cell, struct strbuf *scratch);

/* From now on all cells count as text, also the signs for missing values. */
void column_stats_become_text(struct column_stats *column);

/* As if the rows of `from` had come after those of `into`. `from` may be changed. */
void column_stats_merge(struct column_stats *into, struct column_stats *from);

#endif
