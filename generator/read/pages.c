/* SPDX-License-Identifier: MIT */
#include "read/pages.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "model/file_type.h"
#include "read/front_matter.h"
#include "read/input.h"
#include "read/note_images.h"
#include "read/yaml.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
enum { PAGE_DEPTH_MAX = 8 };

static const struct diag_kind page_bad_id = { "page.bad-id", DIAG_ERROR,
	{ "Tên trang “{found}”: chỉ a–z, 0–9 và dấu gạch nối, và không phải tên dành riêng.",
	    "The page's name “{found}”: only a-z, 0-9 and dashes, and no reserved name." },
	{ NULL, NULL } };

static const struct diag_kind page_file_refused = { "page.file-refused", DIAG_WARNING,
	{ "Tệp này không phải trang Markdown hay ảnh nên bị bỏ qua.",
	    "This is neither a Markdown page nor an image, so it is left out." },
	{ NULL, NULL } };

static const struct diag_kind page_too_large = { "note.too-large", DIAG_ERROR,
	{ "Trang dài hơn {expected} byte.", "The page has more than {expected} bytes." },
	{ NULL, NULL } };

static const struct diag_kind page_untitled = { "metadata.title-missing", DIAG_ERROR,
	{ "Trang chưa có tiêu đề.", "The page has no title." },
	{ "Thêm “title:” vào phần đầu.", "Add `title:` to its front matter." } };

struct page_head {
	struct text title, description;
	uint64_t order;
};

static const struct key page_list[] = {
	{ .name = "title", .type = KEY_TITLE, .offset = offsetof(struct page_head, title) },
	{ .name = "description",
	    .type = KEY_TEXT,
	    .offset = offsetof(struct page_head, description) },
	{ .name = "order", .type = KEY_NUMBER, .offset = offsetof(struct page_head, order) },
};
const struct key_table page_keys = { "pages/<name>.md", page_list, COUNT(page_list) };

struct page_reader {
	struct portal *portal;
	struct arena *scratch;
	struct str *images;
	size_t image_count;
};

/* Folders that the site has for itself. */
static bool id_is_free(struct str id)
{
	static const char *const taken[] = { "datasets", "organizations", "themes", "keywords",
		"search", "formats", "plan", "data-map", "scoreboard", "quality", "rules", "api",
		"assets", "index", "images" };
	struct str part = str_slice(id, 0, str_find(id, '/')), rest = id;

	for (size_t i = 0; i < COUNT(taken); i++) {
		if (str_eq(part, str_of(taken[i])))
			return false;
	}
	if (language_tag_is_valid(part) && part.len == 2)
		return false;
	while (str_split(&rest, '/', &part)) {
		if (!id_is_valid(part) || input_name_is_reserved(part))
			return false;
	}
	return true;
}

static struct page *find_page(struct portal *portal, struct str id)
{
	struct page *page;

	for (size_t i = 0; i < portal->page_count; i++) {
		if (str_eq(portal->pages[i].id, id))
			return &portal->pages[i];
	}
	page = ARENA_ADD(portal->arena, portal->pages, portal->page_count);
	page->id = arena_str(portal->arena, id);
	return page;
}

/* A text of a page's file is in that file's language, unless it says more. */
static void take_text(
    struct arena *arena, struct text *text, const struct text *more, struct str language)
{
	for (size_t i = 0; i < more->count; i++) {
		struct text_entry *entry = ARENA_ADD(arena, text->entries, text->count);

		*entry = more->entries[i];
		if (!entry->language.len)
			entry->language = language;
	}
}

static void read_page(struct page_reader *pages, struct str path)
{
	struct portal *portal = pages->portal;
	struct str id = str_slice(path, 0, path.len - 3), language = STR(""), text;
	size_t dot = str_rfind(id, '.');
	struct key_reader keys = { .arena = portal->arena,
		.diags = portal->diags,
		.limits = &portal->limits,
		.path = input_join(portal->arena, STR("pages"), path) };
	struct location at = { keys.path, 1, 1 };
	struct page_head head = { .order = 0 };
	struct front_matter parts;
	struct node *root;
	struct page *page;
	struct note *note;

	if (dot < id.len && language_tag_is_valid(str_from(id, dot + 1))) {
		language = arena_str(portal->arena, str_from(id, dot + 1));
		id = str_slice(id, 0, dot);
	}
	if (!id_is_free(id)) {
		DIAG(portal->diags, &page_bad_id, at, .found = id);
		return;
	}
	if (!input_read(pages->scratch, portal->folder, keys.path, portal->limits.metadata_bytes,
		at, portal->diags, &text) ||
	    !front_matter_split(text, keys.path, &parts, portal->diags))
		return;
	page = find_page(portal, id);
	root = str_trim(parts.yaml).len ? yaml_parse(pages->scratch, parts.yaml, keys.path,
					      parts.yaml_line, portal->diags)
					: NULL;
	if (root)
		keys_read(&keys, &page_keys, root, &head);
	take_text(portal->arena, &page->title, &head.title, language);
	take_text(portal->arena, &page->description, &head.description, language);
	if (head.order && head.order < INT_MAX)
		page->order = (int)head.order;
	at.line = parts.body_line;
	if (parts.body.len > portal->limits.note_bytes)
		DIAG(portal->diags, &page_too_large, at,
		    .expected = diags_number(portal->diags, portal->limits.note_bytes));
	note = ARENA_ADD(portal->arena, page->notes, page->note_count);
	note->language = language;
	note->markdown = arena_str(portal->arena, parts.body);
	note->at = at;
}

/* Calls itself at most PAGE_DEPTH_MAX deep. */
static void walk_pages(struct page_reader *pages, int folder, struct str path, int depth)
{
	struct folder_listing listing = { NULL, 0 };
	struct portal *portal = pages->portal;

	if (!folder_list(folder, portal->arena, &listing))
		return;
	for (size_t i = 0; i < listing.count; i++) {
		const struct folder_entry *entry = &listing.entries[i];
		struct str child = input_join(portal->arena, path, entry->name);
		struct location at = { .path = input_join(portal->arena, STR("pages"), child) };
		const struct file_type *type = file_type_of_path(child);
		int below;

		if (entry->name.data[0] == '.')
			continue;
		if (entry->kind == ENTRY_FILE && str_ends_with(child, STR(".md"))) {
			read_page(pages, child);
		} else if (entry->kind == ENTRY_FILE && type && type->is_image) {
			*ARENA_ADD(portal->arena, pages->images, pages->image_count) = child;
		} else if (entry->kind == ENTRY_FOLDER && depth < PAGE_DEPTH_MAX &&
			   (below = folder_open_below(folder, entry->name.data)) >= 0) {
			walk_pages(pages, below, child, depth + 1);
			close(below);
		} else {
			diags_add(portal->diags, &page_file_refused, at, (struct diag_args){ 0 });
		}
	}
}

static int compare_pages(const void *left, const void *right)
{
	return str_cmp(((const struct page *)left)->id, ((const struct page *)right)->id);
}

static bool has_image(void *context, struct str path)
{
	const struct page_reader *pages = context;

	for (size_t i = 0; i < pages->image_count; i++) {
		if (str_eq(pages->images[i], path))
			return true;
	}
	return false;
}

static void find_images(struct page_reader *pages, struct page *page)
{
	struct portal *portal = pages->portal;
	struct note_images reading = { portal->arena, pages->scratch, portal->limits.note_bytes,
		has_image, pages, &page->images, &page->image_count, portal->diags };

	for (size_t i = 0; i < page->note_count; i++)
		note_images_read(&reading, &page->notes[i]);
}

static void give_title(struct portal *portal, struct page *page)
{
	struct text_entry *entry;

	if (!text_is_empty(&page->title))
		return;
	if (page->note_count)
		diags_add(
		    portal->diags, &page_untitled, page->notes[0].at, (struct diag_args){ 0 });
	entry = ARENA_ADD(portal->arena, page->title.entries, page->title.count);
	entry->value = page->id;
}

void pages_read(struct portal *portal, struct arena *scratch)
{
	struct page_reader pages = { portal, scratch, NULL, 0 };
	int folder = folder_open_below(portal->folder, "pages");

	if (folder < 0)
		return;
	walk_pages(&pages, folder, STR(""), 0);
	close(folder);
	for (size_t i = 0; i < portal->page_count; i++) {
		struct page *page = &portal->pages[i];

		find_images(&pages, page);
		give_title(portal, page);
	}
	if (portal->page_count)
		qsort(portal->pages, portal->page_count, sizeof(struct page), compare_pages);
}
