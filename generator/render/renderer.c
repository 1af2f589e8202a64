/* SPDX-License-Identifier: MIT */
#include "render/renderer.h"

#include <cjson/cJSON.h>

#include "base/json_writer.h"
#include "base/memory.h"
#include "model/related.h"
#include "model/scoreboard.h"
#include "render/mustache.h"
#include "render/page_frame.h"
#include "render/renderer_parts.h"
#include "render/view.h"

static const struct diag_kind missing_template = {
	.id = "theme.missing-template",
	.level = DIAG_ERROR,
	.message = {
		[MESSAGES_VI] = "Giao diện thiếu mẫu trang {name}.",
		[MESSAGES_EN] = "The theme has no template {name}.",
	},
	.mend = {
		[MESSAGES_VI] = "Thêm tệp templates/{name}.mustache.",
		[MESSAGES_EN] = "Add the file templates/{name}.mustache.",
	},
};

static const struct diag_kind preview_cut = {
	.id = "page.preview-cut",
	.level = DIAG_WARNING,
	.message = {
		[MESSAGES_VI] = "Trang {name} lớn quá {expected} byte, nên bỏ phần xem thử bảng.",
		[MESSAGES_EN] = "The page {name} is over {expected} bytes, so its tables are not previewed.",
	},
	.mend = {
		[MESSAGES_VI] = "Giảm `limits: preview_rows`, hoặc tăng `page_bytes`, trong portal.yml.",
		[MESSAGES_EN] = "Lower `limits: preview_rows`, or raise `page_bytes`, in portal.yml.",
	},
};

static const struct diag_kind page_too_large = {
	.id = "page.too-large",
	.level = DIAG_ERROR,
	.message = {
		[MESSAGES_VI] = "Trang {name} có {found} byte, quá giới hạn {expected}.",
		[MESSAGES_EN] = "The page {name} has {found} bytes, over the limit of {expected}.",
	},
	.mend = {
		[MESSAGES_VI] = "Rút gọn nội dung, hoặc tăng `limits: page_bytes` trong portal.yml.",
		[MESSAGES_EN] = "Shorten what it shows, or raise `limits: page_bytes` in portal.yml.",
	},
};

static bool add_templates(struct renderer *renderer, struct diags *diags)
{
	const struct theme *theme = renderer->theme;
	bool is_good = true;

	for (size_t i = 0; i < theme->template_count; i++) {
		const struct theme_file *file = &theme->templates[i];
		struct str source = file->content;

		/* The last line's end belongs to the file: a partial may stand within a line. */
		if (str_ends_with(source, STR("\n")))
			source.len--;
		is_good &= mustache_set_add(
		    renderer->templates, file->name, file->path, source, diags);
	}
	for (size_t i = 0; page_kind_at(i); i++) {
		const struct page_kind *kind = page_kind_at(i);
		struct location at = { .path = STR("theme") };

		if (!kind->view || mustache_set_has(renderer->templates, str_of(kind->id)))
			continue;
		DIAG(diags, &missing_template, at, .name = str_of(kind->id));
		is_good = false;
	}
	return is_good;
}

static void make_sites(struct renderer *renderer, struct diags *diags)
{
	const struct portal *portal = renderer->portal;

	renderer->sites = arena_alloc(
	    renderer->arena, size_mul(portal->language_count, sizeof(struct cJSON *)));
	for (size_t i = 0; i < portal->language_count; i++) {
		struct page_context context = {
			.renderer = renderer,
			.language = portal->languages[i],
			.scratch = renderer->arena,
			.diags = diags,
		};
		struct view view;

		view_init(&view, &context);
		renderer->sites[i] = site_view(&view);
		view_release(&view);
	}
}

struct renderer *renderer_new(
    const struct portal *portal, const struct theme *theme, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct renderer *renderer = arena_alloc(arena, sizeof(*renderer));

	renderer->arena = arena;
	renderer->portal = portal;
	renderer->theme = theme;
	renderer->related = related_index_new(arena, portal);
	renderer->has_series = scoreboard_is_declared(portal);
	renderer->templates = mustache_set_new();
	if (!add_templates(renderer, diags)) {
		renderer_free(renderer);
		return NULL;
	}
	make_sites(renderer, diags);
	return renderer;
}

void renderer_free(struct renderer *renderer)
{
	if (!renderer)
		return;
	mustache_set_free(renderer->templates);
	arena_free(renderer->arena);
}

void renderer_set_rules(struct renderer *renderer, const struct rule *(*rule_at)(size_t index))
{
	rule_families_init(&renderer->rule_families, renderer->arena, rule_at);
}

void renderer_observe(struct renderer *renderer, const struct view_observer *observer)
{
	renderer->observer = observer;
}

void renderer_add_link(struct renderer *renderer, const struct page_link *link)
{
	*ARENA_ADD(renderer->arena, renderer->links, renderer->link_count) = *link;
}

void renderer_set_catalog(struct renderer *renderer, const struct catalog *catalog)
{
	size_t size = (size_t)renderer->portal->limits.page_datasets;

	renderer->catalog = catalog;
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct facet *facet = &catalog->facets[i];
		size_t *before = arena_alloc(
		    renderer->arena, size_mul(facet->count + 1, sizeof(*before)));

		for (size_t j = 0; j < facet->count; j++) {
			size_t count = facet->groups[j].count;

			before[j + 1] = before[j] + (count ? (count + size - 1) / size : 1);
		}
		renderer->pages_before[i] = before;
	}
}

const struct cJSON *renderer_site_of(const struct view *view)
{
	const struct portal *portal = view->portal;

	for (size_t i = 0; i < portal->language_count; i++) {
		if (str_eq(portal->languages[i], view->language))
			return view->renderer->sites[i];
	}
	return view->renderer->sites[0];
}

/* The arena keeps what is taken out. */
static void set_null(struct view *view, struct cJSON *object, const char *key)
{
	if (cJSON_DetachItemFromObjectCaseSensitive(object, key))
		view_add_null(view, object, key);
}

/* What a page can do without: each table's first rows. */
static bool cut_previews(struct view *view, struct cJSON *own)
{
	struct cJSON *resources = cJSON_GetObjectItemCaseSensitive(own, "resources"), *resource;

	cJSON_ArrayForEach(resource, resources)
	{
		set_null(view, resource, "preview");
	}
	return resources != NULL;
}

static bool render(struct view *view, const struct page_kind *kind, const struct cJSON *frame,
    const struct cJSON *own, struct output *out)
{
	const struct cJSON *values[] = { renderer_site_of(view), frame, own };
	struct mustache_context context = { .values = values, .count = 3 };

	return mustache_render(
	    view->renderer->templates, str_of(kind->id), &context, out, view->diags);
}

static struct str number_word(struct view *view, uint64_t number)
{
	return diags_number(view->diags, number);
}

static bool render_page(struct view *view, const struct page_kind *kind, size_t index,
    struct cJSON *own, struct output *page)
{
	const struct cJSON *frame = page_frame(view, kind, index);
	struct str path = str_of(cJSON_GetObjectItemCaseSensitive(frame, "path")->valuestring);
	uint64_t limit = view->portal->limits.page_bytes;
	struct location at = view->dataset ? view->dataset->at : view->portal->at;
	struct output *out = output_new_memory();
	const struct view_observer *observer = view->renderer->observer;
	bool is_good = render(view, kind, frame, own, out);

	if (observer)
		observer->see(observer->context, kind, path,
		    (const struct cJSON *[]){ renderer_site_of(view), frame, own }, 3);
	if (is_good && output_bytes(out) > limit && cut_previews(view, own)) {
		DIAG(view->diags, &preview_cut, at, .name = path,
		    .expected = number_word(view, limit));
		output_free(out);
		out = output_new_memory();
		is_good = render(view, kind, frame, own, out);
	}
	if (is_good && output_bytes(out) > limit) {
		DIAG(view->diags, &page_too_large, at, .name = path,
		    .found = number_word(view, output_bytes(out)),
		    .expected = number_word(view, limit));
		is_good = false;
	}
	if (is_good)
		output_add(page, output_memory(out));
	output_free(out);
	return is_good;
}

bool page_render(const struct page_kind *kind, const struct page_context *context, size_t index,
    struct output *page, struct output *api)
{
	struct view view;
	bool is_good = true;

	view_init(&view, context);
	if (kind->write) {
		kind->write(&view, index, page);
	} else {
		struct cJSON *own = kind->view(&view, index);

		is_good = render_page(&view, kind, index, own, page);
		if (is_good && api) {
			struct json_writer json;

			cJSON_DetachItemFromObjectCaseSensitive(own, "page");
			json_writer_init(&json, api, JSON_COMPACT);
			view_write(&json, own);
			json_writer_end(&json);
		}
	}
	view_release(&view);
	return is_good;
}
