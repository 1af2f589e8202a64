/* SPDX-License-Identifier: MIT */
#include "render/view_note.h"

#include <cjson/cJSON.h>

#include "render/embed_html.h"
#include "render/note_html.h"
#include "render/note_target.h"

/* Notes are chosen as texts are. */
static const struct note *choose(
    struct view *view, const struct note *notes, size_t count, struct text_choice *choice)
{
	struct text text = { NULL, 0 };

	for (size_t i = 0; i < count; i++)
		*ARENA_ADD(view->arena, text.entries,
		    text.count) = (struct text_entry){ notes[i].language, notes[i].markdown };
	*choice = view_text(view, &text);
	for (size_t i = 0; i < count; i++) {
		if (choice->value.len && notes[i].markdown.data == choice->value.data)
			return &notes[i];
	}
	return NULL;
}

/* What the links and blocks of one note need. */
struct note_scene {
	struct note_target target;
	struct view *view;
};

static bool embed(void *context, struct str word, struct location at, struct strbuf *html)
{
	struct note_scene *scene = context;
	const struct portal *portal = scene->view->portal;
	const struct embed *block = embed_find(
	    portal->embeds, portal->embed_count, at.path, at.line);

	(void)word;
	if (block)
		embed_html(scene->view, block, scene->target.home, html);
	return block != NULL;
}

static bool resolve(void *context, struct str path, enum note_use use, struct strbuf *out)
{
	const struct note_scene *scene = context;

	return note_target_add(&scene->target, path, use == NOTE_IMAGE, out);
}

void view_add_note(struct view *view, struct cJSON *object, const char *key,
    const struct note_home *home, const struct note *notes, size_t count)
{
	struct text_choice choice;
	const struct note *note = choose(view, notes, count, &choice);
	struct note_scene scene = { .target = { .portal = view->portal, .home = home },
		.view = view };
	struct note_options options = {
		.bytes_max = view->portal->limits.note_bytes,
		.heading_shift = home->heading_shift,
		.resolve = resolve,
		.embed = embed,
		.context = &scene,
	};
	struct strbuf html = STRBUF_INIT;
	/* what is shown in home of a translation has been reported in its own language */
	struct diags *unheard = choice.is_fallback ? diags_new() : NULL;
	struct diags *diags = unheard ? unheard : view->diags;

	scene.target.language = view->language;
	if (note && note_html(note->markdown, note->at, &options, &html, diags) && html.len) {
		struct cJSON *item = view_add_object(view, object, key);

		view_add(item, "html", view_html(view, strbuf_str(&html)));
		view_add_str(view, item, "lang", choice.language);
		view_add_bool(view, item, "is_fallback", choice.is_fallback);
	} else {
		view_add_null(view, object, key);
	}
	strbuf_release(&html);
	diags_free(unheard);
}
