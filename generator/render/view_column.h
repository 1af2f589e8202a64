/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_COLUMN_H
#define DATAMO_RENDER_VIEW_COLUMN_H

#include "model/resource.h"
#include "render/view.h"

enum { COLUMNS_SHOWN = 100 }; /* on the dataset's page; all are on pages of their own */

/* "columns": the dictionary of a table with what its profile says; "columns_cut_words" and
 * "columns_path" when it goes on elsewhere. */
void view_add_columns(struct view *view, struct cJSON *object, const struct resource *resource);

/* "columns": those from index `first` on, `count` of them. */
void view_add_columns_from(struct view *view, struct cJSON *object, const struct resource *resource,
    size_t first, size_t count);

/* "datasets/<id>/columns/<resource>": where all columns of a wide table are. */
void columns_folder(
    struct strbuf *path, const struct dataset *dataset, const struct resource *resource);

/* The unit of a field in the view's language, as a text. */
void view_add_unit(struct view *view, struct cJSON *object, const struct field *field);

#endif
