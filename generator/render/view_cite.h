/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_CITE_H
#define DATAMO_RENDER_VIEW_CITE_H

#include "render/view.h"

/*
 * "citation": how view->dataset is cited, in the view's language: {"text", "url", "bibtex",
 * "csl_json"}. The last two are files as reference managers import them: an entry @misc, which
 * BibTeX and BibLaTeX both know, and a list of one item of CSL-JSON
 * (https://github.com/citation-style-language/schema).
 */
void view_add_citation(struct view *view, struct cJSON *object);

#endif
