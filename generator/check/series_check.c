/* SPDX-License-Identifier: MIT */
#include "check/series_check.h"

#include "model/series.h"

static const struct diag_kind unknown_column = { "series.unknown-column", DIAG_ERROR,
	{ "Bảng không có cột “{found}” của series.",
	    "The table has no column “{found}” of series." },
	{ "Ghi tên cột như ở dòng đầu của bảng.",
	    "Give the column's name as the header has it." } };
static const struct diag_kind no_table = { "series.no-table", DIAG_ERROR,
	{ "Không có bảng đọc được tên “{found}”.", "There is no good table “{found}”." },
	{ "resource: tên của một bảng.", "resource: the name of a table." } };
static const struct diag_kind no_row = { "series.no-row", DIAG_ERROR,
	{ "Không có dòng nào thỏa where.", "No row is as where says." }, { NULL, NULL } };
static const struct diag_kind not_a_number = { "series.not-a-number", DIAG_ERROR,
	{ "Cột “{found}” không phải là số.", "The column “{found}” holds no numbers." },
	{ NULL, NULL } };

void series_check(const struct dataset *dataset)
{
	for (size_t i = 0; dataset->status == DATASET_PUBLISHED && i < dataset->series_count; i++) {
		const struct series *series = &dataset->series[i];
		const struct pick *pick = &series->pick;

		if (pick->unknown_column.len)
			DIAG(dataset->diags, &unknown_column, series->at,
			    .found = pick->unknown_column);
		else if (!pick->is_answered)
			DIAG(dataset->diags, &no_table, series->at, .found = series->resource);
		else if (!pick->matched)
			DIAG(dataset->diags, &no_row, series->at, .name = dataset->id);
		else if (!field_type_is_numeric(pick->fields[0].type))
			DIAG(dataset->diags, &not_a_number, series->at,
			    .found = pick->fields[0].name);
	}
}

static const struct diag_kind unknown_highlight = { "portal.unknown-highlight", DIAG_ERROR,
	{ "highlights: không có chỉ tiêu “{found}” có số thực hiện.",
	    "highlights: there is no indicator “{found}” with a value." },
	{ "Ghi mã như trong địa chỉ scoreboard/<mã>/",
	    "Give the id as in the address scoreboard/<id>/" } };

void highlights_check(
    const struct portal *portal, const struct scoreboard *scoreboard, struct diags *diags)
{
	for (size_t i = 0; i < portal->highlight_count; i++) {
		const struct indicator *indicator = scoreboard_find(
		    scoreboard, portal->highlights[i]);

		if (!indicator || !indicator->lines[0].latest)
			DIAG(diags, &unknown_highlight,
			    key_value_place(
				&portal->keys, "highlights", portal->highlights[i], portal->at),
			    .found = portal->highlights[i]);
	}
}
