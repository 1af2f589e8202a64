/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_NOTE_H
#define DATAMO_RENDER_VIEW_NOTE_H

#include "model/dataset.h"
#include "render/note_target.h"
#include "render/view.h"

/* {"html", "lang", "is_fallback"} of the note in the view's language, else in another; null when
 * there is none. */
void view_add_note(struct view *view, struct cJSON *object, const char *key,
    const struct note_home *home, const struct note *notes, size_t count);

#endif
