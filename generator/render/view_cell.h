/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_CELL_H
#define DATAMO_RENDER_VIEW_CELL_H

#include <stdbool.h>

#include "model/column_profile.h"
#include "model/table_schema.h"
#include "render/view.h"

/* How the values of one column are shown. */
struct column_style {
	const struct table_schema *schema;
	const struct field *field;
	bool is_numeric;
	bool is_grouped; /* 1.928.311; years and the like stay 2024 */
};

/* `profile` may be NULL. */
struct column_style column_style_of(const struct table_schema *schema, const struct field *field,
    const struct column_profile *profile);

/* A value as derived files write it, for people; a text comes back as it is. */
struct str view_value(struct view *view, const struct column_style *style, struct str text);

/* {"text", "start", "is_number", "is_missing"}: a cell as the file has it; "start" is null unless
 * the text is long. `scratch` is cleared. */
struct cJSON *view_cell(
    struct view *view, const struct column_style *style, struct str cell, struct strbuf *scratch);

#endif
