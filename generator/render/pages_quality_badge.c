/* SPDX-License-Identifier: MIT */
#include "base/output.h"
#include "base/xml_writer.h"
#include "model/quality.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"

/* A badge that an organization can put on its own pages. */

static size_t badge_count(const struct page_context *context)
{
	const struct quality *quality = context->renderer->catalog->quality;
	size_t count = quality->group_count;

	/* the last group may be of nobody */
	return count && !quality->groups[count - 1].organization ? count - 1 : count;
}

static void badge_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	const struct quality *quality = context->renderer->catalog->quality;

	strbuf_add_format(
	    path, "quality/%.*s.svg", STR_ARG(quality->groups[index].organization->id));
}

static void attribute(struct xml_writer *xml, const char *name, const char *value)
{
	xml_attribute(xml, name, str_of(value));
}

static void add_words(struct xml_writer *xml, const char *x, struct str words)
{
	xml_begin(xml, "text");
	attribute(xml, "x", x);
	attribute(xml, "y", "20");
	attribute(xml, "fill", "#ffffff");
	attribute(xml, "font-family", "system-ui, sans-serif");
	attribute(xml, "font-size", "14");
	attribute(xml, "text-anchor", "middle");
	xml_text(xml, words);
	xml_end(xml);
}

static void add_box(struct xml_writer *xml, const char *x, const char *width, const char *fill)
{
	xml_begin(xml, "rect");
	attribute(xml, "x", x);
	attribute(xml, "width", width);
	attribute(xml, "height", "30");
	attribute(xml, "fill", fill);
	xml_end(xml);
}

static void badge_write(struct view *view, size_t index, struct output *output)
{
	const struct quality_count *count = &view->catalog->quality->groups[index].count;
	size_t late = count->freshness[FRESHNESS_DUE] + count->freshness[FRESHNESS_OVERDUE];
	struct str label = view_words(view, STR("quality.badge"));
	struct str state = late ? view_counted(view, STR("quality.late"), late)
				: view_words(view, STR("quality.in_time"));
	struct str share = view_percent(view, quality_share(count));
	struct str words = arena_format(view->arena, "%.*s · %.*s", STR_ARG(share), STR_ARG(state));
	struct xml_writer *xml = xml_writer_new(output);

	/* nothing is due where nothing is to be updated */
	if (count->freshness[FRESHNESS_NONE] == count->datasets)
		words = share;
	xml_begin(xml, "svg");
	attribute(xml, "xmlns", "http://www.w3.org/2000/svg");
	attribute(xml, "viewBox", "0 0 340 30");
	attribute(xml, "width", "340");
	attribute(xml, "height", "30");
	attribute(xml, "role", "img");
	xml_element(
	    xml, "title", arena_format(view->arena, "%.*s: %.*s", STR_ARG(label), STR_ARG(words)));
	add_box(xml, "0", "140", "#3b4440");
	add_box(xml, "140", "200", late ? "#7d5200" : "#1c6b40");
	add_words(xml, "70", label);
	add_words(xml, "240", words);
	xml_end(xml);
	xml_writer_free(xml);
}

const struct page_kind quality_badge = {
	.id = "quality_badge",
	.count = badge_count,
	.path = badge_path,
	.write = badge_write,
};
