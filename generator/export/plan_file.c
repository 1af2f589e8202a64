/* SPDX-License-Identifier: MIT */
#include "export/plan_file.h"

bool export_has_plan(const struct export_context *context)
{
	return context->portal->plan_count > 0;
}

struct str text_in_language(const struct text *text, const struct portal *portal, size_t language)
{
	for (size_t i = 0; i < text->count; i++) {
		struct str own = text->entries[i].language;

		if (str_eq(own, portal->languages[language]) || (!own.len && !language))
			return text->entries[i].value;
	}
	return STR("");
}

bool plan_item_is_dated(const struct plan_item *item)
{
	if (!item->entry->due.year || item->state == PLAN_CLOSED || item->state == PLAN_WITHDRAWN)
		return false;
	return item->state != PLAN_PUBLISHED || item->published.year;
}

int64_t plan_item_days_late(const struct plan_item *item)
{
	bool is_ahead = item->state == PLAN_PLANNED || item->state == PLAN_DUE_SOON;

	return is_ahead ? -item->days : item->days;
}
