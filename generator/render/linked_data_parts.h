/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_LINKED_DATA_PARTS_H
#define DATAMO_RENDER_LINKED_DATA_PARTS_H

#include "base/json_writer.h"
#include "base/output.h"
#include "render/view.h"

/* What linked_data.c and linked_files.c share. */
struct linked_data {
	struct view *view;
	struct output *output;
	struct json_writer json;
};

/* Nothing for an empty value. */
void linked_add_optional(struct linked_data *data, const char *key, struct str value);
void linked_add_text(struct linked_data *data, const char *key, const struct text *text);
void linked_add_address(struct linked_data *data, const char *key, struct str path);

/* "variableMeasured" and "distribution" */
void linked_add_variables(struct linked_data *data, const struct dataset *dataset);
void linked_add_files(struct linked_data *data, const struct dataset *dataset);

#endif
