/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_RESOURCE_H
#define DATAMO_RENDER_VIEW_RESOURCE_H

#include "model/resource.h"
#include "render/view.h"

/* A resource of view->dataset: its downloads and, of a table, the first rows and the columns. */
struct cJSON *view_resource(struct view *view, const struct resource *resource);

/* "label": its title, else its name. */
void view_add_label(struct view *view, struct cJSON *object, const struct resource *resource);

/* "1.234 dòng × 8 cột" */
struct str view_table_size(struct view *view, uint64_t rows, uint64_t columns);

/* "bundles": the files of a dataset as a whole. */
void view_add_bundles(struct view *view, struct cJSON *object, const struct dataset *dataset);

#endif
