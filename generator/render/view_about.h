/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_ABOUT_H
#define DATAMO_RENDER_VIEW_ABOUT_H

#include "render/view.h"

/* What a dataset's page says about the dataset as a whole. All take view->dataset. */

/* "period": {"start", "end", "words"}, or null */
void view_add_period(struct view *view, struct cJSON *object);
/* "place", "frequency", "version" …: the strip of facts and the small print */
void view_add_facts(struct view *view, struct cJSON *object);
/* "keywords" and "themes" with the paths of their pages, "sources" */
void view_add_subjects(struct view *view, struct cJSON *object);
void view_add_sources(struct view *view, struct cJSON *object);
/* "citation": {"text", "url"} */
void view_add_citation(struct view *view, struct cJSON *object);

#endif
