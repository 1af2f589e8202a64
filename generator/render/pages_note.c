/* SPDX-License-Identifier: MIT */
#include <cjson/cJSON.h>

#include "model/page.h"
#include "model/site_path.h"
#include "render/pages.h"
#include "render/renderer_parts.h"
#include "render/view.h"
#include "render/view_note.h"

static size_t note_count(const struct page_context *context)
{
	return context->renderer->portal->page_count;
}

static void note_path(const struct page_context *context, size_t index, struct strbuf *path)
{
	site_path_list(path, context->renderer->portal->pages[index].id, 1);
}

/* "pages", or "pages/guide" of the page "guide/start". */
static struct str folder_of(struct view *view, const struct page *page)
{
	size_t slash = str_rfind(page->id, '/');

	if (slash == page->id.len)
		return STR("pages");
	return arena_format(view->arena, "pages/%.*s", STR_ARG(str_slice(page->id, 0, slash)));
}

static struct cJSON *note_view(struct view *view, size_t index)
{
	const struct page *page = &view->portal->pages[index];
	struct cJSON *object = view_object(view), *head;
	struct str title = view_text(view, &page->title).value;
	struct strbuf path = STRBUF_INIT;
	struct note_home home = {
		.folder = folder_of(view, page),
		.images = page->images,
		.image_count = page->image_count,
		.heading_shift = 1,
	};

	if (!title.len)
		title = page->id;
	head = view_add_page(view, object, title, view_text(view, &page->description).value);
	view_add_crumb(view, head, title, true);
	view_add_str(view, object, "id", page->id);
	view_add_text(view, object, "title", &page->title);
	view_add_text(view, object, "description", &page->description);
	site_path_list(&path, page->id, 1);
	home.page = strbuf_str(&path);
	view_add_note(view, object, "note", &home, page->notes, page->note_count);
	view_add_untranslated(view, object);
	strbuf_release(&path);
	return object;
}

const struct page_kind note_page = {
	.id = "page",
	.is_listed = true,
	.count = note_count,
	.path = note_path,
	.view = note_view,
};
