/* SPDX-License-Identifier: MIT */
#include "render/chart_sink.h"

#include "base/memory.h"
#include "render/chart_gather.h"

static const struct diag_kind nothing_to_draw = { "view.empty", DIAG_WARNING,
	{ "Biểu đồ “{name}” không có số liệu nào để vẽ.",
	    "The chart “{name}” has nothing to draw." },
	{ "Kiểm tra where: và các cột.", "See `where:` and the columns." } };

static const struct diag_kind repeated = { "view.repeated", DIAG_WARNING,
	{ "Biểu đồ “{name}”: dòng {found} cho thêm một giá trị ở cùng một chỗ; chỉ giá trị đầu "
	  "được vẽ.",
	    "The chart “{name}”: line {found} gives another value for the same place; only the "
	    "first is drawn." },
	{ "Lọc bớt bằng where:, hoặc thêm series:.",
	    "Leave rows out by `where:`, or add `series:`." } };

struct chart_sink {
	struct row_sink sink; /* first: the sink's address is the chart sink's */
	struct dataset *dataset;
	struct chart_gather *gathers;
	size_t count;
};

static void take_row(struct row_sink *sink, const struct row *row)
{
	struct chart_sink *self = (struct chart_sink *)sink;

	for (size_t i = 0; i < self->count; i++)
		chart_gather_row(&self->gathers[i], row);
}

struct chart_sink *chart_sink_new(
    struct dataset *dataset, const struct resource *resource, struct arena *work)
{
	struct chart_sink *sink;
	size_t count = 0;

	for (size_t i = 0; i < dataset->chart_count; i++)
		count += dataset->charts[i].resource == resource;
	if (!count)
		return NULL;
	sink = memory_alloc_zeroed(1, sizeof(*sink));
	sink->sink.row = take_row;
	sink->dataset = dataset;
	sink->gathers = memory_alloc_zeroed(count, sizeof(*sink->gathers));
	for (size_t i = 0; i < dataset->chart_count; i++) {
		if (dataset->charts[i].resource == resource)
			chart_gather_begin(
			    &sink->gathers[sink->count++], &dataset->charts[i], work);
	}
	return sink;
}

struct row_sink *chart_sink_rows(struct chart_sink *sink)
{
	return &sink->sink;
}

static void report(const struct chart_sink *sink, const struct chart *chart)
{
	const struct chart_request *request = chart->request;
	struct diags *diags = sink->dataset->diags;

	if (chart_is_empty(chart))
		DIAG(diags, &nothing_to_draw, request->at, .name = request->name);
	if (chart->repeated_line)
		DIAG(diags, &repeated, request->at, .name = request->name,
		    .found = diags_number(diags, chart->repeated_line));
}

void chart_sink_free(struct chart_sink *sink)
{
	if (!sink)
		return;
	for (size_t i = 0; i < sink->count; i++) {
		chart_gather_end(&sink->gathers[i]);
		report(sink, sink->gathers[i].chart);
		chart_gather_release(&sink->gathers[i]);
	}
	memory_free(sink->gathers);
	memory_free(sink);
}
