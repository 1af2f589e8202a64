/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_COLUMN_H
#define DATAMO_RENDER_VIEW_COLUMN_H

#include "model/resource.h"
#include "render/view.h"

enum { COLUMNS_SHOWN = 100 }; /* on a page: the rest is in the data package */

/* "columns": the dictionary of a table with what its profile says. */
void view_add_columns(struct view *view, struct cJSON *object, const struct resource *resource);

/* The unit of a field in the view's language, as a text. */
void view_add_unit(struct view *view, struct cJSON *object, const struct field *field);

#endif
