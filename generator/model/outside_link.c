/* SPDX-License-Identifier: MIT */
#include "model/outside_link.h"

#include <stdlib.h>

static const struct str ids[LINK_STATE_COUNT] = {
	[LINK_NOT_CHECKED] = STR_INIT("not-checked"),
	[LINK_ANSWERS] = STR_INIT("answers"),
	[LINK_BROKEN] = STR_INIT("broken"),
	[LINK_UNKNOWN] = STR_INIT("unknown"),
};

struct str link_state_id(enum link_state state)
{
	return ids[state];
}

enum link_state link_state_of(struct str id)
{
	for (size_t i = 0; i < LINK_STATE_COUNT; i++) {
		if (str_eq(ids[i], id))
			return (enum link_state)i;
	}
	return LINK_NOT_CHECKED;
}

int link_result_compare(const void *a, const void *b)
{
	return str_cmp(((const struct link_result *)a)->url, ((const struct link_result *)b)->url);
}

const struct link_result *link_result_find(const struct link_report *report, struct str url)
{
	struct link_result wanted = { .url = url };

	return report->count ? bsearch(&wanted, report->results, report->count,
				   sizeof(struct link_result), link_result_compare)
			     : NULL;
}

enum link_state link_state_in(const struct link_report *report, struct str url)
{
	const struct link_result *result = link_result_find(report, url);

	return result ? link_state_of(result->state) : LINK_NOT_CHECKED;
}

size_t link_count_total(const struct link_count *count)
{
	size_t total = 0;

	for (size_t i = 0; i < LINK_STATE_COUNT; i++)
		total += count->states[i];
	return total;
}
