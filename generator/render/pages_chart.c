/* SPDX-License-Identifier: MIT */
#include "render/chart_svg.h"
#include "render/pages.h"
#include "render/view_chart.h"

/* Those that show something, in the order of the dataset's. */
static const struct chart *chart_at(const struct dataset *dataset, size_t index)
{
	for (size_t i = 0; i < dataset->chart_count; i++) {
		if (!chart_is_empty(&dataset->charts[i]) && !index--)
			return &dataset->charts[i];
	}
	return NULL;
}

static size_t chart_count(const struct page_context *context)
{
	size_t count = 0;

	while (chart_at(context->dataset, count))
		count++;
	return count;
}

static void chart_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	chart_file_path(context->dataset, chart_at(context->dataset, index), path);
}

static void chart_write(struct view *view, size_t index, struct output *output)
{
	struct strbuf svg = STRBUF_INIT;

	chart_svg_file(view, chart_at(view->dataset, index), &svg);
	output_add(output, strbuf_str(&svg));
	strbuf_release(&svg);
}

const struct page_kind chart_file = {
	.id = "chart",
	.is_of_dataset = true,
	.count = chart_count,
	.path = chart_path,
	.write = chart_write,
};
