/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_USE_H
#define DATAMO_RENDER_VIEW_USE_H

#include "render/view.h"

/*
 * "use": how to read the first table of view->dataset in the programs that people have, as code
 * that runs as it stands: {"label", "file", "url", "excel", "has_other_tables", "snippets": [{"id",
 * "name", "code"}]}; null without such a table. Code is text; names of columns, the only input in
 * it, are written as each language writes strings.
 */
void view_add_use(struct view *view, struct cJSON *object);

#endif
