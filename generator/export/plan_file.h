/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_EXPORT_PLAN_FILE_H
#define DATAMO_EXPORT_PLAN_FILE_H

#include "export/exporter.h"
#include "model/plan_state.h"

/* What the files of the open-data plan share. */

bool export_has_plan(const struct export_context *context);

/* The text of this very language, without falling back; empty when it is not given. */
struct str text_in_language(const struct text *text, const struct portal *portal, size_t language);

/* Are its days counted between two known dates? */
bool plan_item_is_dated(const struct plan_item *item);
/* Negative: before its last day. */
int64_t plan_item_days_late(const struct plan_item *item);

#endif
