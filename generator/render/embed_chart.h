/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_EMBED_CHART_H
#define DATAMO_RENDER_EMBED_CHART_H

#include "render/note_target.h"
#include "render/view.h"

/*
 * Charts that a dataset declares, shown in notes and pages. They are drawn with the dataset's own
 * pages, as long as its figures are at hand, and kept in its arena.
 */
void embed_charts_draw(
    const struct renderer *renderer, const struct dataset *dataset, struct diags *diags);

/* Adds the figure by the theme's template "chart"; false: it shows nothing, or after reporting. */
bool embed_chart_html(struct view *view, const struct embed *embed, const struct note_home *home,
    struct strbuf *html);

#endif
