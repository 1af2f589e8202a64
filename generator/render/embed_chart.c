/* SPDX-License-Identifier: MIT */
#include "render/embed_chart.h"

#include <cjson/cJSON.h>

#include "base/memory.h"
#include "render/mustache.h"
#include "render/renderer_parts.h"
#include "render/view_chart.h"

static const struct chart *find_chart(const struct dataset *dataset, struct str name)
{
	for (size_t i = 0; i < dataset->chart_count; i++) {
		if (str_eq(dataset->charts[i].request->name, name))
			return chart_is_empty(&dataset->charts[i]) ? NULL : &dataset->charts[i];
	}
	return NULL;
}

/* `number` keeps the ids of a page's figures apart. */
static void draw(const struct renderer *renderer, struct embed *embed, const struct chart *chart,
    size_t number, struct diags *diags)
{
	const struct portal *portal = renderer->portal;
	struct arena *arena = embed->dataset->arena;

	embed->drawn = arena_alloc(arena, size_mul(portal->language_count, sizeof(*embed->drawn)));
	for (size_t i = 0; i < portal->language_count; i++) {
		struct page_context context = { .renderer = renderer,
			.dataset = embed->dataset,
			.language = portal->languages[i],
			.scratch = arena,
			.diags = diags };
		struct view view;

		view_init(&view, &context);
		embed->drawn[i] = view_chart(
		    &view, chart, arena_format(arena, "embed-%zu:", number));
		view_release(&view);
	}
}

void embed_charts_draw(
    const struct renderer *renderer, const struct dataset *dataset, struct diags *diags)
{
	const struct portal *portal = renderer->portal;

	for (size_t i = 0; i < portal->embed_count; i++) {
		struct embed *embed = &portal->embeds[i];
		const struct chart *chart;

		if (embed->dataset != dataset || !embed->chart.len)
			continue;
		chart = find_chart(dataset, embed->chart);
		if (chart)
			draw(renderer, embed, chart, i, diags);
	}
}

static const struct cJSON *in_language(const struct view *view, const struct embed *embed)
{
	size_t i = 0;

	while (i + 1 < view->portal->language_count &&
	       !str_eq(view->portal->languages[i], view->language))
		i++;
	return embed->drawn[i];
}

bool embed_chart_html(
    struct view *view, const struct embed *embed, const struct note_home *home, struct strbuf *html)
{
	struct cJSON *frame = view_object(view);
	struct output *out = output_new_memory();
	struct strbuf root = STRBUF_INIT;
	bool is_good = false;

	/* a page's path is below its language's folder */
	if (!str_eq(view->language, view->portal->languages[0]))
		strbuf_add_cstr(&root, "../");
	for (size_t i = 0; i < home->page.len; i++)
		strbuf_add_cstr(&root, home->page.data[i] == '/' ? "../" : "");
	view_add(frame, "root", view_string(view, strbuf_str(&root)));
	if (embed->drawn) {
		const struct cJSON *values[] = { renderer_site_of(view), frame,
			in_language(view, embed) };
		struct mustache_context context = { .values = values, .count = 3 };

		is_good = mustache_render(
		    view->renderer->templates, STR("chart"), &context, out, view->diags);
	}
	if (is_good)
		strbuf_add(html, output_memory(out));
	output_free(out);
	strbuf_release(&root);
	return is_good;
}
