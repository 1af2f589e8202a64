/* SPDX-License-Identifier: MIT */
#ifndef DATAMO_RENDER_VIEW_PLAN_H
#define DATAMO_RENDER_VIEW_PLAN_H

#include "model/plan_state.h"
#include "render/view.h"

/*
 * A bar of the states with its words: {"total", "published", "words", "width", "height",
 * "segments": [{"state", "x", "width"}], "states": [{"state", "state_text", "count"}]}. The bar is
 * as long as `count` has entries of `longest`. null without entries.
 */
void view_add_plan_progress(struct view *view, struct cJSON *object, const char *key,
    const struct plan_count *count, size_t longest);

/* "months": what is due in each, with a bar. */
void view_add_plan_months(struct view *view, struct cJSON *object, const struct plan *plan);

/* "organizations": what each has promised, with a bar. */
void view_add_plan_organizations(struct view *view, struct cJSON *object, const struct plan *plan);

/* One promise, its state as a word and as a sentence. */
struct cJSON *view_plan_entry(struct view *view, const struct plan_item *item);

/* The name of who promised: a text; null for entries that name nobody. */
void view_add_plan_group_name(
    struct view *view, struct cJSON *object, const char *key, const struct plan_group *group);

/* The word for a state: "quá hạn". */
struct str view_plan_state(struct view *view, enum plan_state state);

#endif
