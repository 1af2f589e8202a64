/* SPDX-License-Identifier: MIT */
#include "render/note_check.h"

#include "render/note_html.h"
#include "render/note_target.h"

static bool resolve(void *context, struct str path, enum note_use use, struct strbuf *out)
{
	return note_target_add(context, path, use == NOTE_IMAGE, out);
}

static void check_notes(const struct portal *portal, const struct note_home *home,
    const struct note *notes, size_t count, struct diags *diags)
{
	struct strbuf html = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		struct note_target target = { .portal = portal, .home = home };
		struct note_options options = {
			.bytes_max = portal->limits.note_bytes,
			.heading_shift = home->heading_shift,
			.resolve = resolve,
			.context = &target,
		};

		target.language = notes[i].language.len ? notes[i].language : portal->languages[0];
		strbuf_clear(&html);
		note_html(notes[i].markdown, notes[i].at, &options, &html, diags);
	}
	strbuf_release(&html);
}

void note_check_dataset(
    const struct portal *portal, const struct dataset *dataset, struct diags *diags)
{
	const struct note_home home = {
		.page = STR("datasets/x/index.html"),
		.folder = dataset->folder,
		.image_owner = dataset->id,
		.images = dataset->images,
		.image_count = dataset->image_count,
		.heading_shift = 2,
	};

	check_notes(portal, &home, dataset->notes, dataset->note_count, diags);
}

void note_check_page(const struct portal *portal, const struct page *page, struct diags *diags)
{
	struct strbuf folder = STRBUF_INIT;
	struct note_home home = {
		.page = STR("x/index.html"),
		.images = page->images,
		.image_count = page->image_count,
		.heading_shift = 1,
	};
	size_t slash = str_rfind(page->id, '/');

	strbuf_add_cstr(&folder, "pages");
	if (slash < page->id.len) {
		strbuf_add_char(&folder, '/');
		strbuf_add(&folder, str_slice(page->id, 0, slash));
	}
	home.folder = strbuf_str(&folder);
	check_notes(portal, &home, page->notes, page->note_count, diags);
	strbuf_release(&folder);
}
