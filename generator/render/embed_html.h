/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_EMBED_HTML_H
#define DATAMO_RENDER_EMBED_HTML_H

#include "model/embed.h"
#include "render/note_target.h"
#include "render/view.h"

/* Adds what a block of a note shows, with the way to the dataset that it is from. */
void embed_html(struct view *view, const struct embed *embed, const struct note_home *home,
    struct strbuf *html);

#endif
