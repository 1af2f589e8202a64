/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_ABOUT_H
#define DATAMO_RENDER_VIEW_ABOUT_H

#include "render/view.h"

/* What a dataset's page says about the dataset as a whole. All take view->dataset. */

/* The address of its page in the view's language; empty without base_url. */
struct str view_dataset_url(struct view *view);
/* "period": {"start", "end", "words"}, or null */
void view_add_period(struct view *view, struct cJSON *object);
/* "place", "frequency", "version" …: the strip of facts and the small print */
void view_add_facts(struct view *view, struct cJSON *object);
/* "keywords" and "themes" with the paths of their pages, "sources" */
void view_add_subjects(struct view *view, struct cJSON *object);
void view_add_sources(struct view *view, struct cJSON *object);
/* "errata": [{"number", "date", "date_text", "text"}], newest first; "last_erratum": the first, or
 * null */
void view_add_errata(struct view *view, struct cJSON *object);
/* "report": where a problem is told, the dataset named already: a web address or a letter; or null
 */
void view_add_report(struct view *view, struct cJSON *object);

#endif
